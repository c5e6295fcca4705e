/** One side puts something around what the other changes inside: the change stays inside, or a person decides. */
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../../../src/engine/merge/file.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();
const fn = (statement: string): string => `fn f(a: u8, b: u8) {\n    ${statement}\n    end();\n}\n`;

/** The statement that the merge makes; `null`: it is left to a person. */
function merged(base: string, ours: string, theirs: string): string | null {
  const texts = { path: 'a.rs', base: fn(base), ours: fn(ours), theirs: fn(theirs) };
  const merge = mergeFile(parser, [], texts);
  return merge.kind === 'clean' ? (merge.text?.split('\n')[1]?.trim() ?? '') : null;
}

describe('what is put around a node', () => {
  it.each([
    ['let v = g(a);', 'let v = h(g(a));', 'let v = g(a, b);', 'let v = h(g(a, b));'],
    ['let v = g(a);', 'let v = Some(g(a));', 'let v = g(a, b);', 'let v = Some(g(a, b));'],
    ['let v = g(a);', 'let v = h(g(a), c);', 'let v = g(a, b);', 'let v = h(g(a, b), c);'],
    [
      'let v = S { a };',
      'let v = T { s: S { a } };',
      'let v = S { a, b };',
      'let v = T { s: S { a, b } };',
    ],
    [
      'let v: V<A> = n();',
      'let v: W<V<A>> = n();',
      'let v: V<A, B> = n();',
      'let v: W<V<A, B>> = n();',
    ],
    ['let v = g(a);', 'let v = g(a)?;', 'let v = g(a, b);', 'let v = g(a, b)?;'],
  ])('%s, %s, %s', (base, wrapped, edited, both) => {
    expect(merged(base, wrapped, edited)).toBe(both);
    expect(merged(base, edited, wrapped)).toBe(both);
  });

  it.each([
    ['both put something around it', 'let v = g(a);', 'let v = h(g(a));', 'let v = k(g(a));'],
    ['one changes it as well', 'let v = g(a);', 'let v = h(g(a, c));', 'let v = g(a, b);'],
    [
      'one takes away what the other changes',
      'let v = h(g(a));',
      'let v = g(a);',
      'let v = h(g(a), b);',
    ],
    ['a list in a list', 'let v = [a];', 'let v = [[a]];', 'let v = [a, b];'],
    ['a tuple in a tuple', 'let v = (a, c);', 'let v = ((a, c), 1);', 'let v = (a, c, b);'],
    ['a chain in a call', 'let v = x.g(a);', 'let v = h(x.g(a));', 'let v = x.g(a, b);'],
    ['a macro in a macro', 'g!(a);', 'h!(g!(a));', 'g!(a, b);'],
  ])('is left to a person: %s', (_, base, ours, theirs) => {
    expect(merged(base, ours, theirs)).toBeNull();
    expect(merged(base, theirs, ours)).toBeNull();
  });

  it('is nothing but a change of a member where what holds it stays', () => {
    expect(merged('let v = f(a, b);', 'let v = f(g(a), b);', 'let v = f(a, c);')).toBe(
      'let v = f(g(a), c);',
    );
    expect(merged('let v = [a, b];', 'let v = [a, [c]];', 'let v = [a, b, d];')).toBe(
      'let v = [a, [c], d];',
    );
  });
});
