import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/visible.ts';

describe('characters that deceive the eye', () => {
  it('names marks of writing direction, which could show code in another order than it runs', () => {
    expect(visible('if access \u202Eadmin\u2066 {')).toBe('if access U+202EadminU+2066 {');
  });

  it('names controls, blanks of no width, halves of surrogate pairs and what is no character', () => {
    expect(visible('\0')).toBe('U+0000');
    expect(visible('\r')).toBe('U+000D');
    expect(visible('a\u200Bb')).toBe('aU+200Bb');
    expect(visible('\uD83D')).toBe('U+D83D');
    expect(visible('\uFFFF')).toBe('U+FFFF');
  });

  it('leaves alone what shows itself: letters of any script, emoji, tabs, line ends', () => {
    const text = 'fn größe() -> 長さ\n\t// שלום 🦀';
    expect(visible(text)).toBe(text);
  });

  it('has nothing left to name in what it made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});
