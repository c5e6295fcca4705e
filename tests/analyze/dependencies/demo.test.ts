import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  dependenciesOf,
  type Dependencies,
} from '../../../src/analyze/dependencies/dependencies.ts';
import {
  forkCode,
  hookCode,
  usedBy,
  type ForkUse,
} from '../../../src/analyze/dependencies/used-by.ts';
import { parseIntegrationPoints } from '../../../src/engine/intents/points.ts';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { ApiReport } from '../../../src/ports/impact.ts';
import { commit, git, makeRepository } from '../../adapters/git/repository.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { POINTS, shippedHooks } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/', import.meta.url));
const VERIFY = 'compiler/rustc_verify/src/';

let uses: ForkUse[];
let found: Dependencies;

/** The demo's upstream at 1.90.0 and 1.92.0, and its fork on the first. */
beforeAll(async () => {
  const folder = makeRepository(join(temporaryFolder('demo'), 'fork'));
  const release = (version: string): string => {
    cpSync(join(DEMO, 'upstream', version), folder, { recursive: true });
    return commit(folder, {}, version);
  };
  const base = release('1.90.0');
  git(folder, ['checkout', '--quiet', '-b', 'fork']);
  for (const patch of readdirSync(join(DEMO, 'fork')).sort())
    git(folder, ['apply', join(DEMO, 'fork', patch)]);
  const tip = commit(folder, {}, 'fork');
  git(folder, ['checkout', '--quiet', 'main']);
  release('1.91.0');
  const next = release('1.92.0');
  const repository = await gitOpener.open(folder);
  const parser = await rustParser();
  uses = usedBy([
    ...(await forkCode(repository, parser, base, tip)),
    ...hookCode(parser, shippedHooks),
  ]);
  found = await dependenciesOf({
    upstream: repository,
    parser,
    declared: parseIntegrationPoints(POINTS, 'points.toml').dependencies,
    hooks: shippedHooks,
    from: base,
    to: next,
    fork: { git: repository, base, tip },
  });
  await repository.close();
});

function placesOf(path: string): string[] {
  return uses
    .filter((use) => use.path === path)
    .map(({ at }) => `${at.file.replace(VERIFY, '')}:${at.line}`);
}

/** `DefId gone`, with the place of the definition. */
function states(apis: readonly ApiReport[]): string[] {
  return apis.map(({ name, state, before, after }) => {
    const place = (after[0] ?? before[0])?.path;
    return [name, state, ...(place === undefined ? [] : [place])].join(' ');
  });
}

describe('the uses that a person reads in rustc_verify', () => {
  test('paths', () => {
    const inSources = uses.filter(({ kind, at }) => kind === 'path' && at.file.startsWith(VERIFY));
    expect([...new Set(inSources.map(({ path }) => path))].sort()).toEqual([
      'rustc_hir::attrs::find_by_name',
      'rustc_middle::mir::Body',
      'rustc_middle::query::Providers',
      'rustc_middle::ty::InstanceDef',
      'rustc_middle::ty::InstanceDef::Item',
      'rustc_middle::ty::InstanceDef::Shim',
      'rustc_middle::ty::Ty',
      'rustc_middle::ty::TyCtxt',
      'rustc_session::Session',
      'rustc_span::DefId',
      'rustc_span::Span',
    ]);
    expect(placesOf('rustc_middle::mir::Body')).toEqual(['obligation.rs:3', 'obligation.rs:19']);
    expect(placesOf('rustc_session::Session')).toEqual(['config.rs:1', 'config.rs:10']);
  });

  test('methods and fields', () => {
    for (const name of ['hir_body_owners', 'mir_built', 'dcx', 'span_err', 'get_all_attrs'])
      expect(uses.find((use) => use.kind === 'method' && use.name === name)?.by).toBe(
        'rustc_verify',
      );
    for (const name of ['sess', 'opts', 'unstable_opts', 'instance', 'statements', 'params'])
      expect(uses.some((use) => use.kind === 'field' && use.name === name)).toBe(true);
    expect(found.used?.has('TyCtxt')).toBe(true);
    expect(found.used?.has('well')).toBe(false);
  });

  test('what the hooks insert is code of the crate they insert it in', () => {
    const inHooks = uses.filter(({ at }) => at.hook === 'passes.rs/verify_crate');
    expect(inHooks.map(({ kind, name, by }) => `${by} ${kind} ${name}`)).toEqual(
      expect.arrayContaining(['rustc_interface field sess', 'rustc_interface field verify']),
    );
    expect(uses.filter(({ crate }) => crate === 'rustc_verify')).toEqual([]);
  });
});

describe('declared and found, at both versions', () => {
  test('each crate, the undeclared ones too', () => {
    expect(found.report.crates.map(({ crate, used_by, risk }) => [crate, used_by, risk])).toEqual(
      expect.arrayContaining([
        ['rustc_middle', 'rustc_verify', 'medium'],
        ['rustc_hir', 'rustc_verify', 'low'],
        ['rustc_session', 'rustc_verify', null],
        ['rustc_span', 'rustc_verify', null],
      ]),
    );
  });

  test('what is declared', () => {
    const [middle, hir] = found.report.crates;
    expect(states(middle?.declared ?? [])).toEqual([
      'TyCtxt kept rustc_middle::ty::context::TyCtxt',
      'Body kept rustc_middle::mir::Body',
      'DefId kept rustc_span::DefId',
      'Ty kept rustc_middle::ty::Ty',
    ]);
    expect(states(hir?.declared ?? [])).toEqual([
      'Attribute kept rustc_hir::Attribute',
      'Item kept rustc_hir::Item',
    ]);
  });

  test('what is found', () => {
    const [middle, hir] = found.report.crates;
    expect(states(middle?.found ?? [])).toEqual([
      'rustc_middle::ty::TyCtxt kept rustc_middle::ty::context::TyCtxt',
      'rustc_middle::query::Providers moved rustc_middle::util::Providers',
      'rustc_middle::mir::Body kept rustc_middle::mir::Body',
      'rustc_middle::ty::InstanceDef gone rustc_middle::ty::instance::InstanceDef',
      'rustc_middle::ty::Ty kept rustc_middle::ty::Ty',
      'rustc_middle::ty::InstanceDef::Item gone rustc_middle::ty::instance::InstanceDef::Item',
      'rustc_middle::ty::InstanceDef::Shim gone rustc_middle::ty::instance::InstanceDef::Shim',
    ]);
    expect(states(hir?.found ?? [])).toEqual([
      'rustc_hir::attrs::find_by_name gone rustc_hir::attrs::find_by_name',
    ]);
  });

  test('the definitions to watch lie where they are defined', () => {
    const watched = found.watched.map(({ crate, module, name }) => `${crate} ${module}::${name}`);
    expect(watched).toEqual(
      expect.arrayContaining(['rustc_span ::DefId', 'rustc_hir attrs::find_by_name']),
    );
  });
});
