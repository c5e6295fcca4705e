/** The facts of real steps, as they are kept in fixtures/upstream-diffs. */
import { readdirSync, readFileSync } from 'node:fs';
import { type UpstreamDiff, upstreamDiffSchema } from '../../../src/engine/distil/facts.ts';

const FOLDER = new URL('../../../fixtures/upstream-diffs/', import.meta.url);

/** Text of a kept fixture. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

export const FIXTURES = readdirSync(FOLDER).sort((a, b) => minorOf(a) - minorOf(b));

function minorOf(name: string): number {
  return Number(name.split('.')[1]);
}

export const DIFFS: readonly UpstreamDiff[] = FIXTURES.map((name) =>
  upstreamDiffSchema.parse(JSON.parse(fixtureText(name))),
);
