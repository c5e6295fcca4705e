import { expect, test } from 'vitest';
import { factsOf } from '../../../src/engine/diff/facts.ts';
import { diffItems } from '../../../src/engine/diff/items.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function facts(from: string, to: string): Promise<string[]> {
  const parser = await rustParser();
  const [before, after] = [parser.parse(from), parser.parse(to)];
  return diffItems(before, after).flatMap((change) =>
    factsOf(before, after, change).map((fact) => fact.text),
  );
}

test('parameters: added, removed, of another type, renamed, in another order', async () => {
  expect(await facts('fn f(a: A) {}', 'fn f(a: A, b: B<C>) {}')).toEqual([
    'new parameter `b: B<C>`',
  ]);
  expect(await facts('fn f(&self, a: A) {}', 'fn f(&self) {}')).toEqual([
    'parameter removed: `a: A`',
  ]);
  expect(await facts('fn f(&self) {}', 'fn f(&mut self) {}')).toEqual([
    'parameter `self`: `&self` → `&mut self`',
  ]);
  expect(await facts('fn f(a: A) {}', 'fn f(b: A) {}')).toEqual(['parameter `a` renamed `b`']);
  expect(await facts('fn f(a: A, b: A) {}', 'fn f(b: A, a: A) {}')).toEqual([
    'parameters in another order',
  ]);
});

test('the other parts of an interface, each by its name', async () => {
  expect(
    await facts('fn f<T>() -> u8 where T: A {}', 'pub async fn f<T, U>() where T: B {}'),
  ).toEqual([
    'visibility private → `pub`',
    'qualifiers none → `async`',
    'generics `<T>` → `<T, U>`',
    'return type `u8` → `()`',
    'where clause `where T:A` → `where T:B`',
  ]);
  expect(await facts('const A: u8 = 1;', 'static A: u16 = 1;')).toEqual([
    'definition `const` → `static`',
    'type `u8` → `u16`',
  ]);
  expect(await facts('trait A: B {}', 'trait A: B + C {}')).toEqual(['bounds `:B` → `:B + C`']);
  expect(await facts('enum E { V(u8) }', 'enum E { V(u8, u8) }')).toEqual([
    'payload `(u8)` → `(u8, u8)`',
  ]);
});

test('imports and attributes, one by one', async () => {
  expect(await facts('use a::{b, c};', 'use a::{c, d as e};')).toEqual([
    'import added: `a::d as e`',
    'import removed: `a::b`',
  ]);
  expect(await facts('#[derive(A, B)]\n#[cold]\nstruct S;', '#[derive(B, C)]\nstruct S;')).toEqual([
    'attribute added: `#[derive(C)]`',
    'attribute removed: `#[derive(A)]`',
    'attribute removed: `#[cold]`',
  ]);
});

test('entries of macro tables: which argument, or another form', async () => {
  const options = (text: string): string =>
    `options! {\n    UnstableOptions, Z, "Z",\n${text}\n}\n`;
  const verify = '    verify: bool = (false, parse_bool, [TRACKED], "check"),';
  const cases = [
    ['"check"', '"check all"', 'description changed'],
    ['false', 'true', 'default changed'],
    ['bool =', 'Option<bool> =', '`verify:bool =` → `verify:Option<bool> =`'],
  ] as const;
  for (const [from, to, fact] of cases) {
    expect(await facts(options(verify), options(verify.replace(from, to)))).toEqual([fact]);
  }
  const list = (entry: string): string =>
    `const BUILTIN_ATTRIBUTES: &[A] = &[\n    ${entry},\n];\n`;
  expect(
    await facts(
      list('gated!(a, Normal, template!(W))'),
      list('gated!(a, Normal, template!(W), No)'),
    ),
  ).toEqual(['4 arguments instead of 3']);
  expect(await facts(list('gated!(a, Normal)'), list('ungated!(a, CrateLevel)'))).toEqual([
    '`gated!` → `ungated!`',
    '`Normal` → `CrateLevel`',
  ]);
});

test('a member of a renamed type is not renamed itself', async () => {
  const type = 'struct OldName {\n    first: A<B>,\n    second: C<D>,\n    third: E<F>,\n}\n';
  const renamed = type.replace('OldName', 'NewName').replace('E<F>', 'G<H>');
  expect(await facts(type, renamed)).toEqual([
    '`OldName` is now `NewName`',
    'type `E<F>` → `G<H>`',
  ]);
});

test('of a body nothing more is known', async () => {
  expect(await facts('fn f() { a() }', 'fn f() { b() }')).toEqual([]);
});
