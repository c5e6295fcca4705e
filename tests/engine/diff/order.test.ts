import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stayedInOrder, type Placed } from '../../../src/engine/diff/order.ts';

const shuffled = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 9 })
  .chain((places) =>
    fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: places.length, maxLength: places.length })
      .map((weights) => places.map((place, at) => ({ place, weight: weights[at] ?? 1 }))),
  );

function ascends(members: readonly Placed[]): boolean {
  return members.every((member, at) => at === 0 || (members[at - 1]?.place ?? 0) < member.place);
}

function weightOf(members: readonly Placed[]): number {
  return members.reduce((sum, { weight }) => sum + weight, 0);
}

test('what stayed is in order, and no heavier choice would be', () => {
  fc.assert(
    fc.property(shuffled, (members) => {
      const stayed = stayedInOrder(members);
      const kept = members.filter((_, at) => stayed.has(at));
      expect(ascends(kept)).toBe(true);
      const choices = Array.from({ length: 2 ** members.length }, (_, choice) =>
        members.filter((_member, at) => (choice >> at) % 2 === 1),
      );
      const heaviest = Math.max(...choices.filter(ascends).map(weightOf));
      expect(weightOf(kept)).toBe(heaviest);
    }),
  );
});
