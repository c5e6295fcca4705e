/** Is there a cargo that can build the demo's compiler? */
import { execa } from 'execa';

/** The `rust-version` of the demo's workspace. */
const OLDEST = [1, 80] as const;

export type CargoState =
  | { readonly kind: 'usable'; readonly version: string }
  | { readonly kind: 'unusable'; readonly reason: string };

export async function findCargo(): Promise<CargoState> {
  const run = await execa('cargo', ['--version'], { reject: false });
  if (run.exitCode !== 0) return { kind: 'unusable', reason: 'there is no cargo on this machine' };
  return cargoState(run.stdout);
}

/** @param printed what `cargo --version` prints: `cargo 1.95.0 (f2d3ce0bd 2026-03-21)` */
export function cargoState(printed: string): CargoState {
  const [, version = '', major = '0', minor = '0'] = /((\d+)\.(\d+)\.\S+)/.exec(printed) ?? [];
  const usable =
    Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  if (usable) return { kind: 'usable', version };
  return { kind: 'unusable', reason: `cargo ${version} is older than ${OLDEST.join('.')}` };
}
