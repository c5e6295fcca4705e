import { expect, test } from 'vitest';
import { followApi, followPath, type Followed } from '../../../src/analyze/dependencies/follow.ts';
import { cratesOf } from './upstream.ts';

const MIDDLE = {
  'rustc_middle/src/lib.rs': `pub mod hir;
pub mod mir;
pub mod ty;
mod private;
`,
  'rustc_middle/src/hir.rs': 'use rustc_hir::def_id::DefId;\npub fn owner(id: DefId) {}\n',
  'rustc_middle/src/mir/mod.rs': "pub struct Body<'tcx> {\n    x: &'tcx u8,\n}\n",
  'rustc_middle/src/private.rs': 'pub struct Body;\n',
  'rustc_middle/src/ty/mod.rs': `pub use self::context::{tls, TyCtxt};
pub use self::TyKind::*;
pub use rustc_type_ir::*;
pub type Ty<'tcx> = &'tcx TyS<'tcx>;
pub enum TyKind { Adt(u8), Never }
mod context;
`,
  'rustc_middle/src/ty/context.rs': "pub mod tls {}\npub struct TyCtxt<'tcx>(&'tcx u8);\n",
  'rustc_hir/src/lib.rs': 'mod hir;\npub use hir::*;\npub use rustc_span::def_id;\n',
  'rustc_hir/src/hir.rs': "use rustc_ast::Attribute;\npub struct Item<'hir>(&'hir u8);\n",
  'rustc_span/src/lib.rs': 'pub mod def_id;\npub use def_id::DefId;\n',
  'rustc_span/src/def_id.rs': 'newtype_index! {\n    pub struct DefId {}\n}\n',
  'rustc_type_ir/src/lib.rs': 'pub struct Ty;\npub struct Binder;\n',
};

function shown({ definitions }: Followed): string[] {
  return definitions.map(({ kind, path, file, line, via, reach, ambiguous }) => {
    const marks = [reach === 'import' ? 'imported' : '', ambiguous ? 'ambiguous' : ''];
    const place = `${file.replace('compiler/', '')}:${line}`;
    return [kind, path, place, ...(via.length > 0 ? ['via', ...via] : []), ...marks]
      .filter((word) => word !== '')
      .join(' ');
  });
}

test('a name is looked for in public modules, nearest to the root first; private modules do not count', async () => {
  const crates = await cratesOf(MIDDLE);
  expect(shown(await followApi(crates, 'rustc_middle', 'Body'))).toEqual([
    'struct rustc_middle::mir::Body rustc_middle/src/mir/mod.rs:1',
  ]);
});

test('re-exports are followed to the definition, through private modules and globs', async () => {
  const crates = await cratesOf(MIDDLE);
  expect(shown(await followApi(crates, 'rustc_middle', 'TyCtxt'))).toEqual([
    'struct rustc_middle::ty::context::TyCtxt rustc_middle/src/ty/context.rs:2 via rustc_middle::ty::TyCtxt',
  ]);
  expect(shown(await followApi(crates, 'rustc_hir', 'Item'))).toEqual([
    'struct rustc_hir::hir::Item rustc_hir/src/hir.rs:2 via rustc_hir::Item',
  ]);
});

test('what a module defines hides what its globs bring', async () => {
  const crates = await cratesOf(MIDDLE);
  expect(shown(await followApi(crates, 'rustc_middle', 'Ty'))).toEqual([
    'type alias rustc_middle::ty::Ty rustc_middle/src/ty/mod.rs:4',
  ]);
  expect(shown(await followPath(crates, 'rustc_middle::ty::Binder'))).toEqual([
    'struct rustc_type_ir::Binder rustc_type_ir/src/lib.rs:2 via rustc_middle::ty::Binder',
  ]);
});

test('a name that a crate only imports for itself is followed to the crate that defines it', async () => {
  const crates = await cratesOf(MIDDLE);
  expect(shown(await followApi(crates, 'rustc_middle', 'DefId'))).toEqual([
    'struct rustc_span::def_id::DefId rustc_span/src/def_id.rs:2 via rustc_middle::hir::DefId rustc_hir::def_id imported',
  ]);
});

test('a path in code: variants, functions of types, re-exported modules, what only a crate itself may name', async () => {
  const crates = await cratesOf(MIDDLE);
  const at = async (path: string): Promise<string[]> => shown(await followPath(crates, path));
  expect(await at('rustc_middle::ty::Adt')).toEqual([
    'variant rustc_middle::ty::TyKind::Adt rustc_middle/src/ty/mod.rs:5 via rustc_middle::ty::Adt',
  ]);
  expect(await at('rustc_middle::ty::TyKind::Gone')).toEqual([
    'enum rustc_middle::ty::TyKind::Gone rustc_middle/src/ty/mod.rs:5',
  ]);
  expect(await at('rustc_hir::def_id')).toEqual([
    'module rustc_span::def_id rustc_span/src/def_id.rs:1 via rustc_hir::def_id',
  ]);
  expect(await at('rustc_hir::hir::Item')).toEqual([]);
  expect(await at('rustc_middle::hir::DefId')).toEqual([]);
});

test('several as near are all told; what the fork’s own code names comes first and settles it', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs':
      'pub mod a {\n    pub struct Ty;\n}\npub mod b {\n    pub struct Ty;\n}\n',
  });
  expect(shown(await followApi(crates, 'rustc_x', 'Ty'))).toEqual([
    'struct rustc_x::a::Ty rustc_x/src/lib.rs:2 ambiguous',
    'struct rustc_x::b::Ty rustc_x/src/lib.rs:5 ambiguous',
  ]);
  expect(shown(await followApi(crates, 'rustc_x', 'Ty', ['rustc_x::b::Ty']))).toEqual([
    'struct rustc_x::b::Ty rustc_x/src/lib.rs:5',
    'struct rustc_x::a::Ty rustc_x/src/lib.rs:2',
  ]);
});

test('pub(crate) re-exports and cycles lead nowhere', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs': 'pub mod a;\npub mod b;\nmod c {\n    pub struct Here;\n}\n',
    'rustc_x/src/a.rs':
      'pub use crate::b::*;\npub use crate::b::Gone;\npub(crate) use crate::c::Here;\n',
    'rustc_x/src/b.rs': 'pub use crate::a::*;\npub use crate::a::Gone;\npub struct There;\n',
  });
  expect(shown(await followPath(crates, 'rustc_x::a::Gone'))).toEqual([]);
  expect(shown(await followPath(crates, 'rustc_x::a::Here'))).toEqual([]);
  expect(shown(await followPath(crates, 'rustc_x::a::There'))).toEqual([
    'struct rustc_x::b::There rustc_x/src/b.rs:3 via rustc_x::a::There',
  ]);
});

test('modules under cfg are all looked into, at #[path] too', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs':
      '#[cfg(unix)]\n#[path = "os/unix.rs"]\npub mod imp;\n#[cfg(not(unix))]\npub mod imp;\n',
    'rustc_x/src/os/unix.rs': 'pub struct Lock;\n',
    'rustc_x/src/imp.rs': '\npub struct Lock;\n',
  });
  const { definitions } = await followPath(crates, 'rustc_x::imp::Lock');
  expect(definitions.map(({ file, cfg }) => [file, cfg])).toEqual([
    ['compiler/rustc_x/src/os/unix.rs', ['unix']],
    ['compiler/rustc_x/src/imp.rs', ['not(unix)']],
  ]);
});

test('exported macros are names of the root, wherever they stand', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs': 'pub mod util;\n',
    'rustc_x/src/util.rs':
      '#[macro_export]\nmacro_rules! bug {\n    () => {};\n}\nmacro_rules! own { () => {} }\n',
  });
  expect(shown(await followPath(crates, 'rustc_x::bug'))).toEqual([
    'macro rustc_x::bug rustc_x/src/util.rs:2',
  ]);
  expect(shown(await followPath(crates, 'rustc_x::own'))).toEqual([]);
});

test('what a macro may define is not denied, and a crate that is not there is said to be', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs': 'pub mod queries;\n',
    'rustc_x/src/queries.rs': 'rustc_queries! {\n    query type_of(key: Id) -> Ty { cached }\n}\n',
  });
  expect(await followPath(crates, 'rustc_x::queries::type_of')).toEqual({
    definitions: [],
    notes: ['`type_of` may come from `rustc_queries!` in compiler/rustc_x/src/queries.rs:1'],
    crate: true,
  });
  expect(await followApi(crates, 'rustc_y', 'Ty')).toEqual({
    definitions: [],
    notes: [],
    crate: false,
  });
});

test('a module whose file is not there, and what lies outside of the compiler, are no definitions', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs': 'pub mod gone;\npub use std::sync::Arc;\npub use self::gone::Thing;\n',
  });
  expect(shown(await followApi(crates, 'rustc_x', 'Arc'))).toEqual([]);
  expect(shown(await followApi(crates, 'rustc_x', 'Thing'))).toEqual([]);
});

test('names that macros write, globs of what cannot be read, and other people’s crates are not denied', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs':
      'mod macros;\npub mod ty;\npub mod sym {\n    pub use super::generated::*;\n}\npub mod kw {\n    define!();\n}\n',
    'rustc_x/src/macros.rs': 'macro_rules! fields {\n    () => { pub struct Providers {} };\n}\n',
    'rustc_x/src/ty.rs': 'pub use rustc_hash::FxHashMap;\nfields! { a b }\n',
  });
  const notes = async (path: string): Promise<readonly string[]> =>
    (await followPath(crates, path)).notes;
  expect(await notes('rustc_x::ty::Providers')).toEqual([
    '`Providers` may come from a macro in compiler/rustc_x/src/macros.rs',
  ]);
  expect(await notes('rustc_x::sym::transmute')).toEqual([
    '`transmute` may come from `use super::generated::*` in compiler/rustc_x/src/lib.rs',
  ]);
  expect(await notes('rustc_x::kw::Async')).toEqual([
    '`Async` may come from `define!` in compiler/rustc_x/src/lib.rs:7',
  ]);
  expect(await notes('rustc_x::ty::FxHashMap')).toEqual([
    '`FxHashMap` is rustc_hash::FxHashMap, which is not of the compiler',
  ]);
  expect(await notes('rustc_x::ty::Gone')).toEqual([]);
});

test('a module and a function of one name, and what is only visible in its crate, through globs', async () => {
  const crates = await cratesOf({
    'rustc_x/src/lib.rs': 'mod locals;\npub use self::locals::locals;\npub use self::locals::*;\n',
    'rustc_x/src/locals.rs': 'pub fn locals() {}\npub(crate) fn inner() {}\n',
  });
  expect(shown(await followPath(crates, 'rustc_x::locals'))).toEqual([
    'function rustc_x::locals::locals rustc_x/src/locals.rs:1 via rustc_x::locals',
  ]);
  expect(shown(await followPath(crates, 'rustc_x::inner'))).toEqual([]);
});
