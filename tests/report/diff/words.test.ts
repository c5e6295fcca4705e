import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarity, wordMarks, wordsOf } from '../../../src/report/diff/words.ts';

describe('words of a line', () => {
  it('keeps identifiers whole and everything else apart', () => {
    expect(wordsOf('rustc_verify::provide(p);')).toEqual([
      'rustc_verify',
      ':',
      ':',
      'provide',
      '(',
      'p',
      ')',
      ';',
    ]);
  });

  it('gives the line when put together, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(wordsOf(line).join('')).toBe(line);
      }),
    );
  });

  it('takes a line that is data as one word', () => {
    expect(wordsOf('a '.repeat(1_500))).toHaveLength(1);
  });
});

describe('likeness', () => {
  it('is whole for the same words in any layout, none for other words', () => {
    expect(similarity(wordsOf('f(a,b)'), wordsOf('f( a, b )'))).toBe(1);
    expect(similarity(wordsOf('alpha'), wordsOf('beta'))).toBe(0);
  });

  it('counts a word as often as it stands there', () => {
    expect(similarity(wordsOf('a a a'), wordsOf('a'))).toBe(0.5);
  });
});

describe('marks', () => {
  it('are one where only blanks or a bracket lie between them', () => {
    const before = wordsOf('let x = one(two);');
    const after = wordsOf('let x = uno(due);');
    expect(wordMarks(before, after).before).toEqual([{ start: 8, end: 15 }]);
  });

  it('cover nothing in equal lines', () => {
    const words = wordsOf('same(words)');
    expect(wordMarks(words, words)).toEqual({ before: [], after: [] });
  });
});
