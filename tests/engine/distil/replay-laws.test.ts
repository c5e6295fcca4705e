/** The shipped hooks over files like upstream's by the thousand: what happens in them happened in some real step. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rustParser } from '../../support/rust-parser.ts';
import { syntheticFile } from '../../support/synthetic/file.ts';
import { GROUPS, outcomeFaults } from '../../support/synthetic/replay.ts';
import { DIFFS } from '../../support/synthetic/steps.ts';

const parser = await rustParser();

/** Runs of each file's steps: lists of attributes cost most. */
const RUNS = { 'passes.rs': 600, 'options.rs': 300, 'builtin_attrs.rs': 120 } as const;
const TIMES = process.env['EXPLORE'] === undefined ? 1 : 10;
const timeout = 300_000 * TIMES;

const cases = (name: string) =>
  DIFFS.flatMap(({ from, to, files }) =>
    files
      .filter(({ path }) => path.endsWith(`/${name}`))
      .map((facts) => ({ step: { from, to }, facts })),
  );

describe.each([...new Set(Object.values(GROUPS))])('%s', (name) => {
  it('has its hooks once, in place, formed as siblings are, and nothing else', { timeout }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases(name)),
        fc.nat(),
        fc.integer({ min: 0, max: 12 }),
        ({ step, facts }, seed, most) => {
          const file = syntheticFile(facts, seed, most);
          expect(outcomeFaults(parser, facts, step, file)).toEqual([]);
        },
      ),
      { numRuns: RUNS[name] * TIMES },
    );
  });
});
