/** What nobody writes on purpose: no crash, no hang, and nothing of either side lost. */
import { describe, expect, it } from 'vitest';
import { HOSTILE, LOSING, UNBOUNDED } from '../support/hostile-texts.ts';
import { isConflict, mergeCase } from '../support/merge-case.ts';

/** Long enough for a loaded machine, short enough to call what takes longer a hang. */
const BOUND = { timeout: 30_000 };

describe.each(HOSTILE)('$name', ({ base, ours, theirs, expected, brought }) => {
  it('is merged, or shows both sides', BOUND, () => {
    const result = mergeCase(base, ours, theirs);
    // Compared as booleans: a failure must not print megabytes.
    expect(isConflict(result) || expected === undefined || result === expected).toBe(true);
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
      expect(isConflict(mergeCase(base, ours, theirs))).toBe(true);
    },
  );
});

describe('a loss that is known', () => {
  it.fails.each(LOSING)('$name', ({ base, ours, theirs, brought }) => {
    const result = mergeCase(base, ours, theirs);
    expect(brought.filter((word) => !result.includes(word))).toEqual([]);
  });
});

// Not run: the first two overflow the stack, the third takes minutes, and a test cannot stop them.
describe('time and depth are bounded', () => {
  it.skip.each(UNBOUNDED)('$name', BOUND, ({ base, ours, theirs, brought }) => {
    const result = mergeCase(base, ours, theirs);
    expect(brought.filter((word) => !result.includes(word))).toEqual([]);
  });
});
