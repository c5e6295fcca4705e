/** What the shipped hooks have to look like in each release, and what stands around them there. */
import { readFileSync } from 'node:fs';
import type { SeenEnding, SeenRun, SeenTable } from './seen.ts';

/** Counted in upstream's own files, without the engine. */
export interface ReleaseSeen {
  readonly run: SeenRun;
  readonly ending: SeenEnding;
  readonly attributes: SeenTable;
  readonly options: SeenTable;
}

const FILE = new URL('../../../fixtures/upstream-releases.json', import.meta.url);

export const RELEASES = new Map(
  Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, ReleaseSeen>),
);

export function seenOf(release: string): ReleaseSeen {
  const seen = RELEASES.get(release);
  if (seen === undefined) throw new Error(`nothing is known of ${release}`);
  return seen;
}

function minorOf(release: string): number {
  return Number(release.split('.')[1]);
}

/** Written by hand from reading upstream: the forms that each idiom of its history asks for. */
export function provideIn(release: string): string {
  const form = minorOf(release) < 95 ? 'providers' : '&mut providers.queries';
  return `rustc_verify::provide(${form});`;
}

export function guardIn(release: string): string {
  const field = minorOf(release) < 64 ? 'debugging_opts' : 'unstable_opts';
  return (
    `if tcx.sess.opts.${field}.verify{` +
    'let config = rustc_verify::VerifyConfig::from_session(tcx.sess);' +
    ' rustc_verify::verify_crate(tcx, &config);}'
  );
}

export function attributesFor(release: string): string[] {
  const minor = minorOf(release);
  const duplicates = minor < 58 ? '' : 'DuplicatesOk, ';
  const crossing = minor < 85 ? '' : 'EncodeCrossCrate::Yes, ';
  return ['requires', 'ensures', 'invariant', 'decreases'].map(
    (name) =>
      `gated!(${name}, Normal, template!(NameValueStr:""), ${duplicates}${crossing}experimental!(${name}))`,
  );
}

export const OPTION = 'verify: bool = (false, parse_bool, [TRACKED], "")';
