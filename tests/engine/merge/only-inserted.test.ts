import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnlyInserted } from '../../../src/engine/merge/only-inserted.ts';

describe('isOnlyInserted', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 });

  it('accepts exactly the pieces it was told of', () => {
    expect(isOnlyInserted('a\nb\n', 'a\nx\nb,\n', ['x\n', ','])).toBe(true);
    expect(isOnlyInserted('a\nb\n', 'a\nx\nx\nb\n', ['x\n'])).toBe(false);
    expect(isOnlyInserted('a\nb\n', 'a\nx\n', ['x\n'])).toBe(false);
    expect(isOnlyInserted('a\nb\n', 'b\nx\na\n', ['x\n'])).toBe(false);
  });

  it('holds for any text put anywhere', () => {
    fc.assert(
      fc.property(text, text, text, (before, piece, after) => {
        expect(isOnlyInserted(before + after, before + piece + after, [piece])).toBe(true);
      }),
    );
  });
});
