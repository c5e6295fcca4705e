import { describe, expect, it } from 'vitest';
import {
  blanked,
  dedent,
  indented,
  splitElements,
  squeezed,
} from '../../../src/engine/intents/snippet.ts';

describe('splitElements', () => {
  it('ends an element at a comma, a semicolon or a block, but not inside of brackets, strings and comments', () => {
    const code = 'a!(x, "1,2;"), // one, two\nb: T = (1,\n  2),\nif c { d(); }\ne::f(g);\n';
    expect(splitElements(code)).toEqual([
      'a!(x, "1,2;"), // one, two',
      'b: T = (1,\n  2),',
      'if c { d(); }',
      'e::f(g);',
    ]);
  });
  it('keeps an else with its if', () => {
    expect(splitElements('if a {\n} else {\n}\nb();')).toEqual(['if a {\n} else {\n}', 'b();']);
  });
});

describe('blanked', () => {
  it.each([
    ['"a\\"b" c', '       c'],
    ['r#"a"b"# c', '         c'],
    ["'\\'' c", '     c'],
    ["&'a str // c", "&'a str     "],
    ['/* a\nb */ c', '    \n     c'],
  ])('%j', (code, bare) => {
    expect(blanked(code)).toBe(bare);
  });
});

describe('indentation', () => {
  const code = '    x(\n        "one\n  two",\n    );';

  it('is taken off and put on, but not inside of strings', () => {
    expect(dedent(code)).toBe('x(\n    "one\n  two",\n);');
    expect(indented(dedent(code), '    ')).toBe(code);
  });
});

describe('squeezed', () => {
  it('compares code by its tokens, not by its layout', () => {
    expect(squeezed('a::b( &mut\n c )')).toBe(squeezed('a::b(&mut c)'));
    expect(squeezed('a b')).not.toBe(squeezed('ab'));
  });
});
