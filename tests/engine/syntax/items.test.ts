import { expect, test } from 'vitest';
import { itemAt, type Item } from '../../../src/engine/syntax/item.ts';
import { fileItem, itemsOf } from '../../../src/engine/syntax/items.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function outline(source: string): Promise<string[]> {
  const lines: string[] = [];
  const show = (item: Item, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${item.kind} ${item.path}`.trimEnd());
    for (const child of item.children) show(child, depth + 1);
  };
  for (const item of itemsOf((await rustParser()).parse(source))) show(item, 0);
  return lines;
}

async function only(source: string): Promise<Item> {
  return itemsOf((await rustParser()).parse(source))[0] as Item;
}

test('every kind of item is found, members under what they belong to', async () => {
  const source = `use std::{fmt, io::{self, Read}};
extern crate core as c;
pub struct Session<'a> { pub opts: Options, name: &'a str }
struct Unit(u8, u16);
enum Kind { Plain, Pair(u8, u8), Named { key: u8 } = 3 }
union Bits { word: u32, bytes: [u8; 4] }
impl<'a> Session<'a> { const LIMIT: u8 = 1; pub fn new() {} }
unsafe impl Send for Session<'_> {}
trait Visitor: Sized { type Out; fn visit(&mut self); }
const TABLE: &[u8] = &[1];
static mut COUNT: usize = 0;
type Short<'a> = Session<'a>;
mod inner { fn helper() {} }
extern "C" { fn puts(s: *const u8) -> i32; }
macro_rules! gate { ($x:expr) => { $x } }
declare_lint! { pub UNUSED, Warn, "text" }
thread_local!(static CURRENT: u8 = 1);
async fn run() {}
`;
  expect(await outline(source)).toEqual([
    'use std',
    'extern crate core',
    'struct Session',
    '  field Session::opts',
    '  field Session::name',
    'struct Unit',
    'enum Kind',
    '  variant Kind::Plain',
    '  variant Kind::Pair',
    '  variant Kind::Named',
    '    field Kind::Named::key',
    'union Bits',
    '  field Bits::word',
    '  field Bits::bytes',
    "impl impl Session<'a>",
    "  const impl Session<'a>::LIMIT",
    "  method impl Session<'a>::new",
    "impl impl Send for Session<'_>",
    'trait Visitor',
    '  type alias Visitor::Out',
    '  method Visitor::visit',
    'const TABLE',
    'static COUNT',
    'type alias Short',
    'module inner',
    '  function inner::helper',
    'extern block extern "C"',
    '  function extern "C"::puts',
    'macro gate',
    'macro call declare_lint!(UNUSED)',
    'macro call thread_local!(CURRENT)',
    'function run',
  ]);
});

test('attributes, doc comments and comments directly above belong to the item that follows', async () => {
  const source = `// Far away.

// Close by.
/// Says what it does.
#[inline] // why
#[cfg(unix)]
fn f() {} // at the end
`;
  const [far, f] = itemsOf((await rustParser()).parse(source));
  expect(far).toMatchObject({ kind: 'comment', start: 0, end: '// Far away.'.length });
  expect(source.slice(f?.start, f?.end)).toBe(source.slice(source.indexOf('// Close')).trimEnd());
  expect(source.slice(f?.core.start, f?.core.end)).toBe('fn f() {}');
  expect(f?.attributes.map(({ start, end }) => source.slice(start, end))).toEqual([
    '#[inline]',
    '#[cfg(unix)]',
  ]);
  expect(f?.comments).toHaveLength(4);
});

test('a comment that ends a member belongs to that member, its separator too', async () => {
  const source = `enum E {
    A, // about A
    // about B
    B,
    // about nothing
}`;
  const { children } = await only(source);
  expect(children.map(({ kind, start, end }) => [kind, source.slice(start, end)])).toEqual([
    ['variant', 'A, // about A'],
    ['variant', '// about B\n    B,'],
    ['comment', '// about nothing'],
  ]);
});

test('what is said inside a container about the container is its own', async () => {
  const source = `//! Passes.
#![allow(unused)]

mod m {
    //! About m.
    #![deny(warnings)]
    fn f() {}
}
`;
  const file = fileItem((await rustParser()).parse(source));
  const [m] = file.children;
  expect([file.comments.length, file.attributes.length]).toEqual([1, 1]);
  expect([m?.comments.length, m?.attributes.length]).toEqual([1, 1]);
  expect(m?.children.map((child) => child.path)).toEqual(['m::f']);
});

test('signature and body meet where the body starts', async () => {
  const parts = async (source: string): Promise<[string, string]> => {
    const { signature, body } = await only(source);
    return [
      source.slice(signature.start, signature.end).trim(),
      source.slice(body?.start ?? 0, body?.end ?? 0),
    ];
  };
  expect(await parts('#[a]\npub fn f<T>(x: T) -> u8 where T: X { 1 }')).toEqual([
    'pub fn f<T>(x: T) -> u8 where T: X',
    '{ 1 }',
  ]);
  expect(await parts('const A: u8 = 1 + 2;')).toEqual(['const A: u8 =', '1 + 2;']);
  expect(await parts('struct P(u8);')).toEqual(['struct P(u8);', '']);
  expect(await parts('struct P { a: u8 }')).toEqual(['struct P', '{ a: u8 }']);
  expect(await parts('macro_rules! m { () => {} }')).toEqual(['macro_rules! m', '{ () => {} }']);
});

test('items under opposite cfg are different items; an attribute is no part of the identity', async () => {
  const source = `#[cfg(parallel)]
fn f() {}
#[cfg(not( parallel ))]
#[inline]
fn f() {}
fn f() {}
fn f() {}`;
  const items = itemsOf((await rustParser()).parse(source));
  expect(items.map(({ cfg }) => cfg)).toEqual([['parallel'], ['not(parallel)'], [], []]);
  expect(items.map(({ key, order }) => `${key}#${order}`)).toEqual([
    'value|f||parallel#0',
    'value|f||not(parallel)#0',
    'value|f|#0',
    'value|f|#1',
  ]);
});

test('impls are known by trait, self type and generics, whatever their layout', async () => {
  const keys = async (source: string): Promise<string[]> =>
    itemsOf((await rustParser()).parse(source)).map(({ key }) => key);
  const [spread] = await keys('impl<\n  T: Clone,\n> Foo<T>\nfor Bar<T>\n{}');
  const [tight] = await keys('impl<T: Clone> Foo<T> for Bar<T> {}');
  expect(spread).toBe(tight);
  const all = await keys('impl Foo {} impl<T> Foo {} impl !Foo for B {} impl Foo for B {}');
  expect(new Set(all).size).toBe(4);
});

test('a module and a function of one name are no twins', async () => {
  const items = itemsOf((await rustParser()).parse('mod x {}\nfn x() {}'));
  expect(items.map(({ order }) => order)).toEqual([0, 0]);
});

test('what the grammar cannot read is an item of its own, and nothing around it is lost', async () => {
  expect(await outline('fn a() {}\n\n} junk } junk\n\nfn b() {}\n')).toEqual([
    'function a',
    'unparsed',
    'function b',
  ]);
});

test('the item at a place is the smallest that holds it', async () => {
  const source = 'impl A {\n    fn f() { body }\n}\n';
  const file = fileItem((await rustParser()).parse(source));
  expect(itemAt(file, source.indexOf('body')).path).toBe('impl A::f');
  expect(itemAt(file, source.indexOf('impl')).path).toBe('impl A');
  expect(itemAt(file, source.length)).toBe(file);
});

test('modules nested without end are taken whole at some depth', async () => {
  const source = `${'mod m { '.repeat(2000)}${'}'.repeat(2000)}`;
  let depth = 0;
  for (let at = fileItem((await rustParser()).parse(source)).children[0]; at; at = at.children[0]) {
    depth++;
  }
  expect(depth).toBeGreaterThan(50);
  expect(depth).toBeLessThan(200);
});
