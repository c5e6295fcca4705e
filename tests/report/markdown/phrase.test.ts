import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownOf, paragraph, phrase } from '../../../src/report/markdown/phrase.ts';
import { visible } from '../../../src/report/visible.ts';
import { hostile } from '../hostile.ts';
import { nodesOf, parseComment, proseOf } from './parsed.ts';

const written = (text: string): string => markdownOf(paragraph(...phrase(text)));

describe('free text in a comment', () => {
  it('sets apart as code what is code, and what GitHub would act on', () => {
    expect(
      written('see rust_hir::Node, fixed by @somebody in rust-lang/rust#1 (www.example.org).'),
    ).toBe('see `rust_hir::Node`, fixed by `@somebody` in `rust-lang/rust#1` (`www.example.org`).');
  });

  it('keeps as code what stands between backticks', () => {
    expect(written('part of `impl<T> Ty`, gone; 5 ` alone')).toBe(
      'part of `impl<T> Ty`, gone; 5 `` ` `` alone',
    );
  });

  it('makes one code of two that touch, whose backticks would otherwise run together', () => {
    expect(written('`a`<b>')).toBe('`a<b>`');
  });

  it('leaves plain words plain', () => {
    expect(written('both changed the loop; ours keeps it.')).toBe(
      'both changed the loop; ours keeps it.',
    );
  });

  it('cuts what nobody would read, and says how much', () => {
    expect(written('a'.repeat(2_500))).toMatch(/^a{2000} … \(500 more characters\)$/);
  });

  it('becomes text and code only, and loses no character, whatever it says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const root = parseComment(written(`begin ${text} end`));
        const kinds = new Set(nodesOf(root).map((node) => node.type));
        expect(
          [...kinds].filter((kind) => !['root', 'paragraph', 'text', 'inlineCode'].includes(kind)),
        ).toEqual([]);
        const shown = nodesOf(root)
          .map((node) => ('value' in node ? node.value : ''))
          .join('');
        expect(shown.replaceAll(/[\s`]/g, '')).toBe(
          visible(`begin ${text} end`).replaceAll(/[\s`]/g, ''),
        );
        expect(proseOf(root).filter((prose) => /[@#$]|:\w|:\/\/|www\./.test(prose))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
