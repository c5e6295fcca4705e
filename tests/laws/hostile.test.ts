/** What nobody writes on purpose: no crash, no hang, and nothing of either side lost. */
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../support/hostile-texts.ts';
import { isConflict, mergeCase, TEN_SECONDS } from '../support/merge-case.ts';

/** Structure is given ten seconds; the line merge behind it, and a loaded machine, have the rest. */
const BOUND = { timeout: 60_000 };

/** Lines that a side brought and that are nowhere in the result. */
function lost(base: string, side: string, result: string): number {
  const known = new Set([...base.split('\n'), ...result.split('\n')]);
  return side.split('\n').filter((line) => !known.has(line)).length;
}

describe.each(HOSTILE)('$name', ({ base, ours, theirs, expected, brought }) => {
  it('is merged, or shows both sides', BOUND, () => {
    const result = mergeCase(base, ours, theirs, TEN_SECONDS);
    // Compared as booleans: a failure must not print megabytes.
    const nothingLost = isConflict(result)
      ? lost(base, ours, result) + lost(base, theirs, result) === 0
      : expected === undefined || result === expected;
    expect(nothingLost).toBe(true);
    expect(brought.filter((word) => !result.includes(word))).toEqual([]);
  });

  it('is a side where the other changed nothing', BOUND, () => {
    expect(mergeCase(base, ours, base) === ours).toBe(true);
    expect(mergeCase(base, base, theirs) === theirs).toBe(true);
    expect(mergeCase(base, ours, ours) === ours).toBe(true);
  });
});

describe('one place that both edit', () => {
  it.each(HOSTILE.filter(({ brought }) => brought[0].startsWith('word_')))(
    '$name is left to a person',
    BOUND,
    ({ base, ours, theirs }) => {
      expect(isConflict(mergeCase(base, ours, theirs, TEN_SECONDS))).toBe(true);
    },
  );
});
