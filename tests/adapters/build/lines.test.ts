import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/adapters/build/lines.ts';

/** The lines of some pieces of output. */
function linesOf(pieces: readonly Buffer[], longest?: number): string[] {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line), longest);
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return lines;
}

describe('splitLines', () => {
  it('takes both line endings off, and keeps empty lines', () => {
    expect(linesOf([Buffer.from('a\r\n\nb\nlast')])).toEqual(['a', '', 'b', 'last']);
  });

  it('gives nothing for nothing', () => {
    expect(linesOf([])).toEqual([]);
  });

  it('gives the same lines however the bytes arrive', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r\n', ' ') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const ends = [
          ...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length]),
        ].sort((a, b) => a - b);
        const pieces = ends.slice(1).map((end, n) => bytes.subarray(ends[n], end));
        expect(linesOf(pieces)).toEqual(linesOf([bytes]));
        const expected = whole.split(/\r?\n/);
        expect(linesOf(pieces)).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
      }),
    );
  });

  it('cuts a line that is too long, and takes the next one whole', () => {
    expect(linesOf([Buffer.from('12345'), Buffer.from('678\nnext\n')], 6)).toEqual([
      '123456',
      'next',
    ]);
  });

  it('replaces what is not UTF-8', () => {
    expect(linesOf([Buffer.from([0x61, 0xff, 0x0a])])).toEqual(['a\uFFFD']);
  });
});
