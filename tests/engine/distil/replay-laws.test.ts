/** The shipped hooks over files like upstream's by the thousand: what happens in them happened in some real step. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/engine/merge/lines.ts';
import { mergePlain } from '../../../src/engine/merge/plain.ts';
import { NO_LIMIT } from '../../../src/engine/merge/limit.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { type SyntheticFile, syntheticFile } from '../../support/synthetic/file.ts';
import { GROUPS, outcomeFaults } from '../../support/synthetic/replay.ts';
import { DIFFS } from '../../support/synthetic/steps.ts';

const parser = await rustParser();

/** Runs of each file's steps: lists of attributes cost most. */
const RUNS = { 'passes.rs': 600, 'options.rs': 300, 'builtin_attrs.rs': 120 } as const;
const TIMES = process.env['EXPLORE'] === undefined ? 1 : 10;
const timeout = 300_000 * TIMES;

/** Where the proof refuses upstream's own change, no fork at all can take it: tests/engine/distil/known-failing.test.ts. */
function isProvable({ base, target }: SyntheticFile): boolean {
  const rust = { parser, hooks: [], watch: NO_LIMIT };
  const { chunks } = mergePlain(rust, { base, ours: base, theirs: target });
  return cleanText(chunks) === target;
}

const cases = (name: string) =>
  DIFFS.flatMap(({ from, to, files }) =>
    files
      .filter(({ path }) => path.endsWith(`/${name}`))
      .map((facts) => ({ step: { from, to }, facts })),
  );

describe.each([...new Set(Object.values(GROUPS))])('%s', (name) => {
  it('has its hooks once, in place, formed as siblings are, and nothing else', { timeout }, () => {
    const numRuns = RUNS[name] * TIMES;
    let unproven = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...cases(name)),
        fc.nat(),
        fc.integer({ min: 0, max: 12 }),
        ({ step, facts }, seed, most) => {
          const file = syntheticFile(facts, seed, most);
          const faults = outcomeFaults(parser, facts, step, file);
          const isKnown = faults.length > 0 && !isProvable(file);
          if (isKnown) unproven++;
          expect(isKnown ? [] : faults).toEqual([]);
        },
      ),
      { numRuns },
    );
    expect(unproven / numRuns).toBeLessThan(0.02);
  });
});
