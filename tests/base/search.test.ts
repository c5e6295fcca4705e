import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWhere } from '../../src/base/search.ts';

test('is what looking at one after the other finds, the length when none holds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(22), (numbers, least) => {
      const ascending = numbers.toSorted((a, b) => a - b);
      const found = ascending.findIndex((one) => one >= least);
      expect(firstWhere(ascending, (one) => one >= least)).toBe(
        found === -1 ? ascending.length : found,
      );
      expect(firstWhere(Uint32Array.from(ascending), (one) => one >= least)).toBe(
        found === -1 ? ascending.length : found,
      );
    }),
  );
});
