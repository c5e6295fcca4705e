import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnlyInserted, lostLine } from '../../../src/engine/merge/certificate.ts';

const BASE = 'a\nb\nc\nd\ne\n';
const OURS = 'a\nB\nc\nd\ne\n';
const THEIRS = 'a\nb\nc\nd\nE\nf\n';

describe('lostLine', () => {
  it('accepts a result with the edits of both', () => {
    expect(lostLine(BASE, OURS, THEIRS, 'a\nB\nc\nd\nE\nf\n')).toBeNull();
  });

  it.each([
    ['drops an edit of ours', 'a\nb\nc\nd\nE\nf\n'],
    ['drops an added line of theirs', 'a\nB\nc\nd\nE\n'],
    ['keeps what a side replaced', 'a\nB\nc\nd\ne\nE\nf\n'],
    ['has a line twice', 'a\nB\nB\nc\nd\nE\nf\n'],
    ['loses a line nobody touched', 'a\nB\nd\nE\nf\n'],
    ['brings a line from nowhere', 'a\nB\nc\nx\nd\nE\nf\n'],
  ])('names a line when the result %s', (_, result) => {
    expect(lostLine(BASE, OURS, THEIRS, result)).not.toBeNull();
  });

  it('lets an edit that both made count once or twice', () => {
    expect(lostLine('a\n', 'a\nx\n', 'a\nx\n', 'a\nx\n')).toBeNull();
    expect(lostLine('a\n', 'a\nx\n', 'a\nx\n', 'a\nx\nx\n')).toBeNull();
    expect(lostLine('a\n', 'a\nx\n', 'a\nx\n', 'a\n')).toBe('x');
  });
});

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
