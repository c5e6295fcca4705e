import { describe, expect, it } from 'vitest';
import { isConflict, mergeCase } from '../../support/merge-case.ts';
import { comparable, mergeFixtures } from '../../support/merge-fixtures.ts';

const failing = new Set(mergeFixtures('merge-known-failing').map(({ name }) => name));

describe.each(mergeFixtures('merge-structure'))(
  'fixtures/merge-structure/$name',
  ({ name, read }) => {
    const [base, ours, theirs] = [read('base.rs'), read('ours.rs'), read('theirs.rs')];
    const expected = read('expected.rs');

    it('merges as expected', () => {
      expect(comparable(mergeCase(base, ours, theirs))).toBe(comparable(expected));
    });

    it.skipIf(isConflict(expected)).each([
      ['ours', expected, theirs],
      ['theirs', ours, expected],
    ])('merged again in the place of %s gives itself, or is left to a person', (side, a, b) => {
      const again = mergeCase(base, a, b);
      const left = isConflict(again) || failing.has(`again-${side}-${name}`);
      expect(left ? expected : again).toBe(expected);
    });
  },
);

describe.each(mergeFixtures('merge-known-failing'))(
  'fixtures/merge-known-failing/$name',
  ({ name, read }) => {
    it('merges as it did: not right yet', () => {
      const merged = mergeCase(read('base.rs'), read('ours.rs'), read('theirs.rs'));
      const today = comparable(read('today.rs'));
      const ideal = comparable(read('ideal.rs'));
      expect(today).not.toBe(ideal);
      expect(
        comparable(merged),
        comparable(merged) === ideal
          ? `right now: move ${name} to fixtures/merge-structure, with ideal.rs as expected.rs and without today.rs`
          : `neither today's answer nor the ideal one: if it is no worse, write it to ${name}/today.rs`,
      ).toBe(today);
    });

    it('says what harm it does', () => {
      expect(read('about.txt')).toMatch(/^harm (?:high|medium|low): .+\n$/);
    });
  },
);
