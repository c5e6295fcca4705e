import { expect, test } from 'vitest';
import { factsOf } from '../../../src/engine/diff/facts.ts';
import { diffItems } from '../../../src/engine/diff/items.ts';
import { itemsOf } from '../../../src/engine/syntax/items.ts';
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
    ['"check"', '"check", hidden: true', '`hidden:true` added'],
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
  const builtin = 'BuiltinAttribute { name: sym::a, gate: Ungated }';
  expect(await facts(list(builtin), list(builtin.replace('Ungated', 'Gated')))).toEqual([
    '`gate:Ungated` → `gate:Gated`',
  ]);
});

test('features: status, release, issue, reason', async () => {
  const feature = (entry: string): string => `declare_features! (\n    (${entry}),\n);\n`;
  const change = (from: string, to: string): Promise<string[]> => facts(feature(from), feature(to));
  const cases = [
    [
      'active, x, "1.0.0", Some(1), None',
      'accepted, x, "1.75.0", Some(1)',
      'now accepted since 1.75.0, was active',
    ],
    [
      'active, x, "1.0.0", Some(1)',
      'incomplete, x, "1.0.0", Some(1)',
      'now incomplete, was active',
    ],
    ['active, x, "1.0.0", None', 'unstable, x, "1.0.0", None', 'active is now called unstable'],
    ['accepted, x, "1.74.0", Some(1)', 'accepted, x, "1.75.0", Some(1)', 'since 1.74.0 → 1.75.0'],
    ['active, x, "1.0.0", None', 'active, x, "1.0.0", Some(2)', 'tracking issue none → 2'],
    [
      'active, x, "1.0.0", None, None',
      'active, x, "1.0.0", None, Some(Edition::E)',
      'edition none → Edition::E',
    ],
    [
      'removed, x, "1.0.0", None, None, None',
      'removed, x, "1.0.0", None, None, Some("no")',
      'reason added',
    ],
    [
      'removed, x, "1.0.0", None, Some("no")',
      'removed, x, "1.0.0", None, Some("no"), 12',
      'pull request added',
    ],
  ] as const;
  for (const [from, to, fact] of cases) expect(await change(from, to)).toEqual([fact]);
  expect(
    await change(
      'removed, x, "1.0.0", None, None, Some("no")',
      'removed, x, "1.0.0", None, Some("no")',
    ),
  ).toEqual([]);
});

test('a feature that moved to another file says so', async () => {
  const parser = await rustParser();
  const active = parser.parse('declare_features! (\n    (unstable, x, "1.0.0", Some(1)),\n);\n');
  const removed = parser.parse(
    'declare_features! (\n    (removed, x, "1.80.0", Some(1), Some("no")),\n);\n',
  );
  const [before, after] = [active, removed].map((tree) => itemsOf(tree)[0]?.children[0] ?? null);
  const lines = { before: [], after: [] };
  const change = { change: 'moved', also: [], confidence: 1, within: false, lines } as const;
  const found = factsOf(active, removed, {
    ...change,
    before: before ?? null,
    after: after ?? null,
  });
  expect(found.map(({ text }) => text)).toEqual([
    'now removed since 1.80.0, was unstable',
    'reason added',
  ]);
});

test('queries: key, result, modifiers', async () => {
  const query = (text: string): string => `rustc_queries! {\n    query x${text}\n}\n`;
  const change = (from: string, to: string): Promise<string[]> => facts(query(from), query(to));
  const whole = '(key: DefId) -> &\'tcx T { desc { |tcx| "x", tcx } cache_on_disk_if { true } }';
  const cases = [
    ['DefId', '(DefId, bool)', 'key type `DefId` → `(DefId, bool)`'],
    ['key:', '_:', 'key `key` → `_`'],
    ["&'tcx T", 'Option<T>', "result type `&'tcx T` → `Option<T>`"],
    ['{ desc', '{ arena_cache desc', 'modifier `arena_cache` added'],
    ['cache_on_disk_if { true } ', '', 'modifier `cache_on_disk_if` removed'],
    ['{ true }', '{ key.is_local() }', 'modifier `cache_on_disk_if` changed'],
    ['"x"', '"y"', 'description changed'],
  ] as const;
  for (const [from, to, fact] of cases) {
    expect(
      await change(
        whole,
        whole.replace(from, () => to),
      ),
    ).toEqual([fact]);
  }
  expect(await change('(_: ()) -> () { no_hash }', '(_: ()) { no_hash }')).toEqual([]);
});

test('symbols: the text', async () => {
  const symbol = (text: string): string =>
    `symbols! {\n    Symbols {\n        ${text},\n    }\n}\n`;
  expect(await facts(symbol('a: "b"'), symbol('a: "c"'))).toEqual(['text `"b"` → `"c"`']);
  expect(await facts(symbol('a'), symbol('a: "c"'))).toEqual(['text `"a"` → `"c"`']);
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
