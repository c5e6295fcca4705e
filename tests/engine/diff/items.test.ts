import { expect, test } from 'vitest';
import { compare, described } from '../../support/item-changes.ts';

/** What changed; that every changed line is accounted for is part of each case. */
async function changes(before: string, after: string): Promise<string[]> {
  const compared = await compare(before, after);
  expect(compared.unaccounted).toEqual([]);
  return compared.changes.map(described);
}

test('a file that did not change has no changes', async () => {
  expect(await changes('fn f() {}\n', 'fn f() {}\n')).toEqual([]);
});

test('what changed of a function: signature, body, attributes, comments, white space', async () => {
  const before = '#[inline]\n/// Says.\nfn f(a: u8) {\n    g(a);\n}\n';
  const cases: [string, string, string][] = [
    ['a: u8', 'a: u16', 'signature'],
    ['g(a)', 'h(a)', 'body'],
    ['#[inline]', '#[cold]', 'attributes'],
    ['/// Says.', '/// Means.', 'comments'],
    ['    g(a);', '  g( a );', 'formatting'],
  ];
  for (const [from, to, kind] of cases) {
    expect(await changes(before, before.replace(from, to))).toEqual([
      `${kind} function f -1-5 +1-5`,
    ]);
  }
  const all = before.replace('u8', 'u16').replace('g(a)', 'h(a)').replace('inline', 'cold');
  expect(await changes(before, all)).toEqual(['signature+body+attributes function f -1-5 +1-5']);
});

test('a comma that means nothing is formatting, a comma that makes a tuple is not', async () => {
  expect(await changes('fn f(\n    a: u8\n) {}\n', 'fn f(\n    a: u8,\n) {}\n')).toEqual([
    'formatting function f -1-3 +1-3',
  ]);
  expect(await changes('type A = (u8);\n', 'type A = (u8,);\n')).toEqual([
    'signature type alias A -1 +1',
  ]);
});

test('a member owns its lines, its container only its own', async () => {
  const before = 'impl A {\n    fn f() {\n        1\n    }\n\n    fn g() {}\n}\n';
  const after = 'impl<T> A {\n    fn f() {\n        2\n    }\n\n    fn g() {}\n}\n';
  expect(await changes(before, before.replace('1', '2'))).toEqual([
    'body method impl A::f -2-4 +2-4',
  ]);
  expect(await changes(before, after)).toEqual([
    'signature impl impl A -1 -7 +1 +7',
    'body method impl A::f -2-4 +2-4',
  ]);
});

test('what came or went with its container is a change of its own, the container owns its header', async () => {
  const module = 'mod m {\n    fn f() {}\n\n    fn g() {}\n}\n';
  expect(await changes('fn a() {}\n', `fn a() {}\n\n${module}`)).toEqual([
    'added module m +2-3 +7',
    'added function m::f +4-5',
    'added function m::g +6',
  ]);
  expect(await changes(module, '')).toEqual([
    'removed module m -1 -5',
    'removed function m::f -2-3',
    'removed function m::g -4',
  ]);
});

test('fields and variants are items; blank lines go with the change next to them', async () => {
  const before = 'enum E {\n    A,\n\n    B(u8),\n}\nstruct S {\n    x: u8,\n}\n';
  const after = 'enum E {\n    B(u8, u8),\n    C,\n}\nstruct S {\n    pub x: u8,\n}\n';
  expect(await changes(before, after)).toEqual([
    'removed variant E::A -2-3',
    'signature variant E::B -4 +2',
    'added variant E::C +3',
    'signature field S::x -7 +6',
  ]);
});

test('twins under opposite cfg are never taken for one another', async () => {
  const twins = (unix: string, other: string): string =>
    `#[cfg(unix)]\nfn f() {\n    ${unix};\n}\n#[cfg(not(unix))]\nfn f() {\n    ${other};\n}\n`;
  expect(await changes(twins('a()', 'b()'), twins('a()', 'c()'))).toEqual([
    'body function f -5-8 +5-8',
  ]);
  const swapped = `#[cfg(not(unix))]\nfn f() {\n    b();\n}\n#[cfg(unix)]\nfn f() {\n    a();\n}\n`;
  const found = await changes(twins('a()', 'b()'), swapped);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^moved function f/);
});

test('of several equal impls the one with the same members is the same', async () => {
  const f = 'impl A {\n    fn f() { first(); }\n}\n';
  const g = 'impl A {\n    fn g() { second(); }\n}\n';
  expect(await changes(f + g, g)).toEqual([
    'removed impl impl A -1 -3',
    'removed method impl A::f -2',
  ]);
  expect(await changes(f + g, f + g.replace('second', 'third'))).toEqual([
    'body method impl A::g -5 +5',
  ]);
});

test('a definition of another kind is the same item still', async () => {
  expect(await changes('pub const A: u8 = 1;\n', 'pub static A: u8 = 1;\n')).toEqual([
    'signature static A -1 +1',
  ]);
});

const body =
  '    let list = collect(tcx);\n    for one in list {\n        check(tcx, one);\n    }\n';

test('a function renamed, moved into a module, or into an impl is followed', async () => {
  const f = `fn old_name() {\n${body}}\n`;
  expect(await changes(f, f.replace('old_name', 'new_name'))).toEqual([
    'renamed function old_name → new_name -1-6 +1-6',
  ]);
  expect(await changes(`mod m {}\n${f}`, `mod m {\n${f}}\n`)).toEqual([
    'formatting module m -1 +1 +8',
    'moved function old_name → m::old_name -2-7 +2-7',
  ]);
});

test('what is too small or too different to be followed is removed and added', async () => {
  expect(await changes('fn a() {}\n', 'fn b() {}\n')).toEqual([
    'removed function a -1',
    'added function b +1',
  ]);
  const other = 'fn b() {\n    unrelated();\n    return none(of, this);\n}\n';
  expect(await changes(`fn a() {\n${body}}\n`, other)).toEqual([
    'removed function a -1-6',
    'added function b +1-4',
  ]);
});

test('a renamed struct keeps its fields, and its impl its methods', async () => {
  const before = `struct OldName {\n    first: A<B>,\n    second: C<D>,\n    third: E<F>,\n}\nimpl OldName {\n    fn f() {\n${body}    }\n}\n`;
  expect(await changes(before, before.replaceAll('OldName', 'NewName'))).toEqual([
    'renamed struct OldName → NewName -1 -5 +1 +5',
    'signature impl impl OldName → impl NewName -6 -13 +6 +13',
  ]);
});

test('a field renamed where it stands is one item, a unit variant is not guessed at', async () => {
  expect(
    await changes(
      'struct S {\n    a: u8,\n    b: A<u8>,\n}\n',
      'struct S {\n    a: u8,\n    c: A<u8>,\n}\n',
    ),
  ).toEqual(['renamed field S::b → S::c -3 +3']);
  expect(await changes('enum E {\n    A,\n    B,\n}\n', 'enum E {\n    A,\n    C,\n}\n')).toEqual([
    'removed variant E::B -3',
    'added variant E::C +3',
  ]);
});

test('of members in another order only the lighter ones moved', async () => {
  const big = `fn big() {\n${body}}\n`;
  expect(await changes(`fn small() {}\n${big}`, `${big}fn small() {}\n`)).toEqual([
    'moved function small -1 +7',
  ]);
});

test('use declarations are compared by what they import', async () => {
  expect(await changes('use a::b::{c, d};\nuse x::y;\n', 'use a::b::{c, e};\nuse x::y;\n')).toEqual(
    ['body use a::b -1 +1'],
  );
});

test('items that share a line share what happens to it', async () => {
  expect(await changes('enum E { A, B }\n', 'enum E { B }\n')).toEqual([
    'removed variant E::A -1 +1',
  ]);
  expect(await changes('struct S { a: u8, b: u8 }\n', 'struct S { a: u16, b: u8 }\n')).toEqual([
    'signature field S::a -1 +1',
  ]);
  expect(await changes('mod a; mod b;\n', 'mod a;\nmod b;\n')).not.toEqual([]);
});

test('line ends, tabs and the last newline are formatting', async () => {
  expect(await changes('fn f() {\n}\n', 'fn f() {\r\n}\r\n')).toEqual([
    'formatting function f -1-2 +1-2',
  ]);
  expect(await changes('fn f() {}', 'fn f() {}\n')).toEqual(['formatting file +2']);
});

test('a blank line whose white space alone changed belongs to the layout around it, or to the change next to it', async () => {
  const spaced = 'fn a() {}\n   \nfn b() {}\n';
  expect(await changes(spaced, 'fn a() {}\n\nfn b() {}\n')).toEqual(['formatting file -2 +2']);
  expect(await changes(spaced, 'fn a() {}\nfn b() {}\n')).toEqual(['formatting file -2']);
  expect(await changes(spaced, 'fn a() {}\n\n\nfn b() { 1 }\n')).toEqual([
    'body function b -2-3 +2-4',
  ]);
  const held = (blank: string): string => `mod m {
    fn a() {}
${blank}
    fn b() {}
}
`;
  expect(await changes(held('	'), held(''))).toEqual(['formatting module m -3 +3']);
});

test('a blank line that went belongs to nothing that only came: it is the layout around it', async () => {
  expect(await changes('mod a;\n\nmod c;\n', 'mod a;\nmod b;\nmod c;\n')).toEqual([
    'formatting file -2',
    'added module b +2',
  ]);
});

test('free comments and blank lines between items belong to no item but are never lost', async () => {
  const before = 'fn a() {}\n\n// One.\n\nfn b() {}\n';
  expect(await changes(before, before.replace('// One.', '// Two words.'))).toEqual([
    'removed comment -3',
    'added comment +3',
  ]);
  expect(await changes(before, before.replace('\n\n//', '\n\n\n//'))).toEqual([
    'formatting file +2',
  ]);
});

test('inside what cannot be read, white space counts', async () => {
  const before = 'fn a() {}\n\n} broken ( text }\n\nfn b() {}\n';
  expect(await changes(before, before.replace('broken ( text', 'broken  ( text'))).toEqual([
    'signature unparsed -3 +3',
  ]);
});
