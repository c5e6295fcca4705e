import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findCargo } from '../../src/demo/cargo.ts';

const found = await findCargo();

/** Tests that need cargo skip without it; their titles say so. */
export const withoutCargo = found.kind === 'unusable';
export const note = found.kind === 'unusable' ? ` (skipped: ${found.reason})` : '';

export interface CargoRun {
  /** What it printed when it failed; empty when it did not. */
  readonly failure: string;
  readonly output: string;
}

/** In the folder's own `target`, whatever the environment says. */
export function cargo(folder: string, ...args: string[]): CargoRun {
  const run = spawnSync('cargo', [...args, '--offline'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CARGO_TARGET_DIR: join(folder, 'target'), CARGO_TERM_COLOR: 'never' },
  });
  const output = run.stdout + run.stderr;
  return { failure: run.status === 0 ? '' : output, output };
}
