import { expect, test } from 'vitest';
import { dependencyReport } from '../../../src/analyze/dependencies/report.ts';
import { usedBy, type ForkCode } from '../../../src/analyze/dependencies/used-by.ts';
import { watchedDefinitions } from '../../../src/analyze/dependencies/watched.ts';
import { dependenciesSchema, type ApiReport } from '../../../src/ports/impact.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { versionsOf } from './upstream.ts';

async function verifyCode(text: string): Promise<ForkCode[]> {
  const tree = (await rustParser()).parse(text);
  const path = 'compiler/rustc_verify/src/lib.rs';
  return [{ path, tree, crate: 'rustc_verify', own: true, hook: null }];
}

function states(apis: readonly ApiReport[] | null | undefined): string[] {
  return (apis ?? []).map(({ name, state }) => `${name} ${state}`);
}

const OLD = {
  'rustc_x/src/lib.rs': `pub mod ty;
pub use ty::Same;
pub struct Gone;
pub type Alias = u8;
`,
  'rustc_x/src/ty.rs': 'pub struct Same;\npub struct Moves;\npub enum Kind { A, B }\n',
  'rustc_old/src/lib.rs': 'pub struct Left;\n',
};
const NEW = {
  'rustc_x/src/lib.rs': `pub mod ty;
pub mod other;
pub use ty::Same;
pub struct Alias(u8);
pub struct New;
declare! { Perhaps }
`,
  'rustc_x/src/ty.rs': 'pub struct Same;\npub enum Kind { A }\n',
  'rustc_x/src/other.rs': 'pub struct Moves;\n',
  'rustc_old/src/lib.rs': '',
};

test('what became of each declared name', async () => {
  const apis = ['Same', 'Moves', 'Gone', 'New', 'Alias', 'Never', 'Perhaps'];
  const declared = [{ crate: 'rustc_x', used_by: 'rustc_verify', apis, risk: 'low' as const }];
  const report = await dependencyReport(declared, null, await versionsOf(OLD, NEW));
  expect(dependenciesSchema.parse(report)).toEqual(report);
  expect(report.crates[0]?.found).toBeNull();
  expect(states(report.crates[0]?.declared)).toEqual([
    'Same kept',
    'Moves moved',
    'Gone gone',
    'New new',
    'Alias redefined',
    'Never absent',
    'Perhaps unknown',
  ]);
});

test('what became of each path that fork code names; a lost one is looked for in its crate', async () => {
  const code = await verifyCode(`use rustc_x::{Gone, ty::{Kind, Moves}};
use rustc_old::Left;
fn f(x: Moves) -> Gone { g(Kind::A, Kind::B) }
`);
  const report = await dependencyReport([], usedBy(code), await versionsOf(OLD, NEW));
  expect(report.crates.map(({ crate, used_by, risk }) => [crate, used_by, risk])).toEqual([
    ['rustc_x', 'rustc_verify', null],
    ['rustc_old', 'rustc_verify', null],
  ]);
  const [x, old] = report.crates;
  expect(states(x?.found)).toEqual([
    'rustc_x::Gone gone',
    'rustc_x::ty::Kind kept',
    'rustc_x::ty::Moves moved',
    'rustc_x::ty::Kind::A kept',
    'rustc_x::ty::Kind::B gone',
  ]);
  expect(x?.found?.[2]?.after[0]?.path).toBe('rustc_x::other::Moves');
  expect(states(old?.found)).toEqual(['rustc_old::Left gone']);
});

test('a guess out of a glob import is told only when it leads somewhere', async () => {
  const code = await verifyCode('use rustc_x::ty::*;\nfn f(x: Moves) -> Option<Same> {}\n');
  const report = await dependencyReport([], usedBy(code), await versionsOf(OLD));
  expect(states(report.crates[0]?.found)).toEqual([
    'rustc_x::ty::* kept',
    'rustc_x::ty::Moves kept',
    'rustc_x::ty::Same kept',
  ]);
});

test('watched: each definition once, under the crate and the files that hold it', async () => {
  const declared = [
    { crate: 'rustc_x', used_by: 'rustc_verify', apis: ['Moves'], risk: 'high' as const },
  ];
  const code = await verifyCode('use rustc_x::ty::{Moves, Kind::A};\n');
  const report = await dependencyReport(declared, usedBy(code), await versionsOf(OLD, NEW));
  const common = {
    crate: 'rustc_x',
    folder: 'compiler/rustc_x',
    used_by: 'rustc_verify',
    risk: 'high',
  };
  const moves = {
    ...common,
    name: 'Moves',
    members: [],
    known: ['rustc_x Moves', 'rustc_x::ty::Moves'],
  };
  expect(watchedDefinitions(report)).toEqual([
    { ...moves, module: 'ty', files: ['compiler/rustc_x/src/ty.rs'] },
    { ...moves, module: 'other', files: ['compiler/rustc_x/src/other.rs'] },
    {
      ...common,
      module: 'ty',
      name: 'Kind',
      members: ['A'],
      known: ['rustc_x::ty::Kind::A'],
      files: ['compiler/rustc_x/src/ty.rs'],
    },
  ]);
});
