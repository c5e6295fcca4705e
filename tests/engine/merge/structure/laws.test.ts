import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedText as merged } from './merged-text.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const statement = fc.oneof(
  fc.tuple(name, name).map(([f, x]) => `    ${f}(${x}, 1);\n`),
  fc.tuple(name, name).map(([v, f]) => `    let ${v} = x.${f}()?; // ${v}\n`),
  fc
    .tuple(name, name)
    .map(([v, f]) => `    match ${v} {\n        ${f} => 1,\n        _ => 2,\n    };\n`),
);
const item = fc.oneof(
  fc
    .tuple(name, fc.array(statement, { maxLength: 4 }))
    .map(([n, body]) => `fn ${n}() {\n${body.join('')}}\n`),
  fc.uniqueArray(name, { minLength: 1 }).map((names) => `use s::{${names.join(', ')}};\n`),
  fc
    .tuple(name, fc.uniqueArray(name))
    .map(
      ([n, fields]) =>
        `#[derive(Debug)]\nstruct ${n.toUpperCase()} {\n${fields.map((f) => `    ${f}: u8,\n`).join('')}}\n`,
    ),
);
const items = fc.uniqueArray(item, { maxLength: 6, selector: (text) => text.slice(0, 8) });
const file = items.map((texts) => texts.join('\n'));
/** One item or line more, less or otherwise, at a place between 0 and 1. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom('add', 'drop', 'replace', 'line', 'move'),
  item,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;
/** A file, and two sides that each edited it a little: most of these merge. */
const versions = fc
  .tuple(items, fc.array(edit, { maxLength: 2 }), fc.array(edit, { maxLength: 2 }))
  .map(([base, ours, theirs]) =>
    [base, ours.reduce(applied, base), theirs.reduce(applied, base)].map((one) => one.join('\n')),
  );

function applied(texts: readonly string[], { at, kind, item: own }: Edit): string[] {
  const place = Math.floor(at * texts.length);
  const here = texts[place] ?? own;
  const rest = texts.filter((_, index) => index !== place);
  const results = {
    add: [...texts.slice(0, place), own, ...texts.slice(place)],
    drop: rest,
    move: [...rest, here],
    replace: texts.length === 0 ? [own] : texts.with(place, own),
    line: texts.length === 0 ? [] : texts.with(place, here.replace('1', '3')),
  };
  return results[kind];
}

test('merge(b, x, b) = x and merge(b, b, x) = x', () => {
  fc.assert(
    fc.property(file, file, (base, side) => {
      expect(merged(base, side, base)).toBe(side);
      expect(merged(base, base, side)).toBe(side);
    }),
  );
});

test('merge(b, x, x) = x', () => {
  fc.assert(
    fc.property(file, file, (base, side) => {
      expect(merged(base, side, side)).toBe(side);
    }),
  );
});

test('both orders agree on whether the merge is clean, and on what stands in it', () => {
  const words = (text: string | null): string | null =>
    text === null ? null : (text.match(/\w+/g) ?? []).sort().join(' ');
  fc.assert(
    fc.property(versions, ([base = '', ours = '', theirs = '']) => {
      expect(words(merged(base, theirs, ours))).toBe(words(merged(base, ours, theirs)));
    }),
  );
  const fields = ['b', 'a', 'g'].map((one) => `    ${one}: u8,\n`).join('');
  fc.assert(
    fc.property(file, file, file, (base, ours, theirs) => {
      expect(words(merged(base, theirs, ours))).toBe(words(merged(base, ours, theirs)));
    }),
    {
      examples: [
        // The certificate of this one held in one order alone.
        [
          'use s::{a, f, b};\n',
          'use s::{b, g, f, a};\n',
          `use s::{a, g};\n\nfn a() {\n    match f {\n        a => 1,\n        _ => 2,\n    };\n}\n\n#[derive(Debug)]\nstruct A {\n${fields}}\n\nfn e() {\n    a(a, 1);\n}\n`,
        ],
      ],
    },
  );
});
