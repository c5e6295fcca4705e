import { expect, test } from 'vitest';
import { readScope, type ModuleScope } from '../../../src/engine/resolve/scope.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function scopeOf(source: string): Promise<ModuleScope> {
  return readScope(await rustParser(), source);
}

test('items that other modules can name, with kind and line; private ones are no names of a module', async () => {
  const { names } = await scopeOf(`//! fn in_a_comment() {}
use std::fmt;

/// pub struct Documented;
#[derive(Clone, Copy)]
#[rustc_diagnostic_item = "TyCtxt"]
pub struct TyCtxt<'tcx> {
    gcx: &'tcx GlobalCtxt<'tcx>,
}

struct Hidden;

pub(crate) const fn quote(c: char) -> &'static str {
    if c == '}' { "{" } else { r#"pub fn in_a_string() {"# }
}

impl<'tcx> TyCtxt<'tcx> {
    pub fn not_a_name_of_the_module() {}
}

pub static mut COUNT: [u8; 2] = [0; 2];
pub unsafe auto trait Quiet {}
pub type Pair<T> = (T, T);
pub macro twice($x:expr) { $x; $x }
`);
  expect(names.map(({ name, kind, visibility, line }) => [name, kind, visibility, line])).toEqual([
    ['TyCtxt', 'struct', 'pub', 7],
    ['quote', 'function', 'pub(crate)', 13],
    ['COUNT', 'static', 'pub', 21],
    ['Quiet', 'trait', 'pub', 22],
    ['Pair', 'type alias', 'pub', 23],
    ['twice', 'macro', 'pub', 24],
  ]);
});

test('variants of an enum, whatever they hold', async () => {
  const { names } = await scopeOf(`pub enum Kind {
    /// One, or two
    Adt(AdtDef, &'static [u8; 2]),
    #[default]
    Unit = { const N: isize = 3; N },
    Body { id: Id, c: char },
}
`);
  expect(names[0]?.variants).toEqual(['Adt', 'Unit', 'Body']);
});

test('imports: groups, renames, globs, self, extern crate', async () => {
  const { imports } = await scopeOf(`extern crate self as rustc_middle;
extern crate rustc_span;
pub use rustc_hir::{self as hir, def_id::{DefId, LocalDefId as Local}, /* all */ lang_items::*};
pub(crate) use self::context::TyCtxt;
use crate::traits as _;
`);
  expect(imports).toEqual([
    { path: ['crate'], name: 'rustc_middle', visibility: '' },
    { path: ['', 'rustc_span'], name: 'rustc_span', visibility: '' },
    { path: ['rustc_hir'], name: 'hir', visibility: 'pub' },
    { path: ['rustc_hir', 'def_id', 'DefId'], name: 'DefId', visibility: 'pub' },
    { path: ['rustc_hir', 'def_id', 'LocalDefId'], name: 'Local', visibility: 'pub' },
    { path: ['rustc_hir', 'lang_items'], name: null, visibility: 'pub' },
    { path: ['self', 'context', 'TyCtxt'], name: 'TyCtxt', visibility: 'pub(crate)' },
  ]);
});

test('modules: inline ones are read, the others told with their cfg and path', async () => {
  const { modules } = await scopeOf(`pub mod mir;
#[cfg(unix)]
#[path = "unix.rs"]
mod imp;
#[cfg(not(unix))]
mod imp;
pub mod util {
    pub mod bug;
    pub fn help() {}
}
`);
  expect(modules.map(({ name, cfg, file }) => [name, cfg, file])).toEqual([
    ['mir', [], null],
    ['imp', ['unix'], 'unix.rs'],
    ['imp', ['not(unix)'], null],
    ['util', [], null],
  ]);
  expect(modules[3]?.inline?.modules.map(({ name }) => name)).toEqual(['bug']);
  expect(modules[3]?.inline?.names.map(({ name }) => name)).toEqual(['help']);
});

test('macro calls: what is written out in them are names; what is only mentioned is known to be', async () => {
  const { names, macros } = await scopeOf(`rustc_index::newtype_index! {
    /// pub struct Comment
    #[orderable]
    pub struct DefIndex {
        const CRATE_DEF_INDEX = 0;
    }
}

declare_ids!(pub struct LocalDefId; Another);
`);
  expect(names.map(({ name, kind, line, macro }) => [name, kind, line, macro])).toEqual([
    ['DefIndex', 'struct', 4, 'rustc_index::newtype_index!'],
    ['LocalDefId', 'struct', 9, 'declare_ids!'],
  ]);
  expect(macros.map(({ macro, mentions }) => [macro, mentions('Another')])).toEqual([
    ['rustc_index::newtype_index!', false],
    ['declare_ids!', true],
  ]);
});

test('any text is read: what does not end, ends with the file', async () => {
  for (const source of ['mod a { pub struct B', 'pub fn f() { "', '/* /* */', 'use {', '}}}', "'"])
    expect((await scopeOf(source)).imports).toEqual([]);
});

test('attributes do not end an item, and the trait that one defines is a name', async () => {
  const { names } = await scopeOf(`#[derive_where(Clone, Copy; I: Interner)]
#[derive(Debug)]
pub enum TyKind<I: Interner> {
    #[note = "; }"]
    Bool,
    Adt(I::Def, [I::Arg; 2]),
}

#[extension(pub trait TyCtxtExt<'tcx>)]
impl<'tcx> TyCtxt<'tcx> {
    fn all(self) {}
}
`);
  expect(names.map(({ name, kind, variants }) => [name, kind, variants])).toEqual([
    ['TyKind', 'enum', ['Bool', 'Adt']],
    ['TyCtxtExt', 'trait', []],
  ]);
});
