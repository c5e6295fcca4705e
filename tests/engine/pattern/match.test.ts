import { describe, expect, it } from 'vitest';
import { filled } from '../../../src/engine/pattern/fill.ts';
import { findMatches } from '../../../src/engine/pattern/match.ts';
import { type PatternForm, readPattern } from '../../../src/engine/pattern/pattern.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

/** What the holes are at each place where the pattern stands in the code. */
function matches(text: string, code: string, form?: PatternForm): Record<string, string>[] {
  const pattern = readPattern(parser, text, form);
  if (typeof pattern === 'string') throw new Error(pattern);
  const tree = parser.parse(code);
  return findMatches(pattern, tree, tree.root).map(({ bindings }) => Object.fromEntries(bindings));
}

describe('a pattern', () => {
  it('finds calls whatever their path and arguments are', () => {
    const code = 'fn f() { a::provide(p); provide(p); b::provide(&mut p.queries, q); }';
    expect(matches('$x::provide($$args)', code, 'expression')).toEqual([
      { x: 'a', args: 'p' },
      { x: 'b', args: '&mut p.queries, q' },
    ]);
  });

  it('takes no arguments for many of them', () => {
    expect(matches('f($$args)', 'fn g() { f(); }', 'expression')).toEqual([{ args: '' }]);
    expect(matches('f($$args, last)', 'fn g() { f(last); }', 'expression')).toEqual([{ args: '' }]);
  });

  it('wants the same behind two holes of one name', () => {
    expect(matches('$x + $x', 'fn f() { a + a; a + b; }', 'expression')).toEqual([{ x: 'a' }]);
  });

  it('does not look at comments, layout and last commas', () => {
    expect(matches('f(a, b)', 'fn g() { f(\n a, // one\n b,\n); }', 'expression')).toHaveLength(1);
  });

  it('leaves blocks open', () => {
    expect(matches('if ready { $$_ }', 'fn f() { if ready { a(); b(); } if other {} }')).toEqual([
      {},
    ]);
  });

  it('reads what stands between two commas of a macro as one', () => {
    expect(
      matches('gated!($name, $kind, $$rest)', 'gated!(a, Normal, template!(Word), B);'),
    ).toEqual([{ name: 'a', kind: 'Normal', rest: 'template!(Word), B' }]);
  });

  it('tells texts apart', () => {
    expect(matches('f("a b")', 'fn g() { f("ab"); }', 'expression')).toEqual([]);
  });

  it('that is no Rust is refused', () => {
    expect(readPattern(parser, 'fn (')).toMatch(/^the pattern does not parse as Rust code: fn \(/);
    expect(readPattern(parser, 'a; b;', 'statement')).toMatch(
      /^the pattern does not parse as one statement/,
    );
  });
});

it('a template is filled with what the holes stood for', () => {
  expect(filled('wrap(|| $call)?', new Map([['call', 'f(1)']]))).toBe('wrap(|| f(1))?');
  expect(filled('$unknown', new Map())).toBe('$unknown');
});
