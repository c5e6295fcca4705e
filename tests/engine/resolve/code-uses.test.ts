import { expect, test } from 'vitest';
import { usesIn } from '../../../src/engine/resolve/code-uses.ts';
import { rustParser } from '../../support/rust-parser.ts';

/** `2 path rustc_middle::ty::TyCtxt`; guesses end in `?`. */
async function usesOf(source: string, crate: string | null = null): Promise<string[]> {
  const uses = usesIn((await rustParser()).parse(source), crate);
  return uses.map(({ kind, path, name, line, guessed }) =>
    [line, kind, `${path === '' ? name : path}${guessed ? '?' : ''}`].join(' '),
  );
}

test('use declarations: groups, renames, self and globs, of crates of the compiler only', async () => {
  const source = `use std::fmt;
use rustc_middle::{mir::{self, Body as Mir}, ty::*};
extern crate rustc_span;
use crate::spec::Spec;
`;
  expect(await usesOf(source)).toEqual([
    '2 path rustc_middle::mir',
    '2 path rustc_middle::mir::Body',
    '2 path rustc_middle::ty::*',
  ]);
});

test('paths in code are spelled out through the imports, in macro calls too', async () => {
  const source = `use rustc_middle::ty;
use rustc_hir as hir;
fn f(tcx: ty::TyCtxt<'_>) {
    println!("{}", hir::attrs::first(tcx));
    ::rustc_span::sym::name();
    std::mem::drop(tcx);
}
`;
  expect(await usesOf(source)).toEqual([
    '1 path rustc_middle::ty',
    '2 path rustc_hir',
    '3 path rustc_middle::ty::TyCtxt',
    '4 path rustc_hir::attrs::first',
    '5 path rustc_span::sym::name',
  ]);
});

test('methods called and fields named, in literals and patterns too; words of comments are none', async () => {
  const source = `fn f(a: A) {
    a.sess.dcx().note(); // a.gone()
    let B { name, kind: k } = a.list::<u8>()[0];
    C { span: k, name };
}
`;
  expect(await usesOf(source)).toEqual([
    '2 field sess',
    '2 method dcx',
    '2 method note',
    '3 method list',
    '3 field name',
    '3 field kind',
    '4 field span',
    '4 field name',
  ]);
});

test('names that only a glob import explains are guessed; those the file defines are not', async () => {
  const source = `use rustc_middle::ty::*;
struct Own;
fn f(tcx: TyCtxt<'_>) -> Own {
    Own
}
`;
  expect(await usesOf(source)).toEqual([
    '1 path rustc_middle::ty::*',
    '3 path rustc_middle::ty::TyCtxt?',
  ]);
});

test('in a file inside of a crate of upstream, `crate` is that crate', async () => {
  expect(await usesOf('use crate::passes::Run;\n', 'rustc_interface')).toEqual([
    '1 path rustc_interface::passes::Run',
  ]);
});
