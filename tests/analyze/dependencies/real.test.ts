import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import { crateReader, type Crates } from '../../../src/analyze/dependencies/crate-reader.ts';
import { followApi, followPath } from '../../../src/analyze/dependencies/follow.ts';
import { usesIn } from '../../../src/engine/resolve/code-uses.ts';
import type { GitWriter } from '../../../src/ports/git.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { rustParser } from '../../support/rust-parser.ts';

const SEED: readonly (readonly [string, string])[] = [
  ['rustc_middle', 'TyCtxt'],
  ['rustc_middle', 'Body'],
  ['rustc_middle', 'DefId'],
  ['rustc_middle', 'Ty'],
  ['rustc_hir', 'Attribute'],
  ['rustc_hir', 'Item'],
];

const MODULES: Readonly<Record<string, string>> = {
  TyCtxt: 'struct rustc_middle::ty::context::TyCtxt compiler/rustc_middle/src/ty/context.rs',
  Body: 'struct rustc_middle::mir::Body compiler/rustc_middle/src/mir/mod.rs',
  DefId: 'struct rustc_span::def_id::DefId compiler/rustc_span/src/def_id.rs',
  Item: 'struct rustc_hir::hir::Item compiler/rustc_hir/src/hir.rs',
};
const TY = 'rustc_middle::ty::Ty compiler/rustc_middle/src/ty/mod.rs';
const OWN_ATTRIBUTE = 'rustc_hir::hir::Attribute compiler/rustc_hir/src/hir.rs';
const AST_ATTRIBUTE = 'struct rustc_ast::ast::Attribute compiler/rustc_ast/src/ast.rs';

/** Lines as `git grep -nE '(struct|enum|type) NAME\b'` gives them, in the order of the seed's APIs. */
const FACTS: readonly {
  readonly version: string;
  readonly lines: readonly number[];
  readonly ty: string;
  readonly attribute: string;
}[] = [
  {
    version: '1.48.0',
    lines: [881, 117, 150, 657, 2432, 2479],
    ty: `type alias ${TY}`,
    attribute: AST_ATTRIBUTE,
  },
  {
    version: '1.60.0',
    lines: [985, 215, 226, 437, 2439, 2703],
    ty: `struct ${TY}`,
    attribute: AST_ATTRIBUTE,
  },
  {
    version: '1.73.0',
    lines: [509, 225, 249, 453, 2619, 3094],
    ty: `struct ${TY}`,
    attribute: AST_ATTRIBUTE,
  },
  {
    version: '1.85.0',
    lines: [1269, 249, 230, 432, 987, 3601],
    ty: `struct ${TY}`,
    attribute: `struct ${OWN_ATTRIBUTE}`,
  },
  {
    version: '1.90.0',
    lines: [1419, 253, 230, 434, 1201, 4114],
    ty: `struct ${TY}`,
    attribute: `enum ${OWN_ATTRIBUTE}`,
  },
  {
    version: '1.95.0',
    lines: [741, 210, 230, 458, 1265, 4223],
    ty: `struct ${TY}`,
    attribute: `enum ${OWN_ATTRIBUTE}`,
  },
];

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    let repository: GitWriter;
    let at: (commit: string) => Crates;
    beforeAll(async () => {
      repository = await gitOpener.openScratch(realUpstream ?? '', []);
      at = crateReader(repository, await rustParser());
    });
    afterAll(() => repository.close());

    async function cratesAt(version: string): Promise<Crates> {
      return at((await repository.commitId(version)) ?? '');
    }

    test.for(FACTS)('the seed’s APIs at $version', async ({ version, lines, ty, attribute }) => {
      const crates = await cratesAt(version);
      const found: string[] = [];
      for (const [crate, name] of SEED) {
        const { definitions } = await followApi(crates, crate, name);
        found.push(
          ...definitions.map(({ kind, path, file, line }) => `${kind} ${path} ${file}:${line}`),
        );
      }
      const expected = SEED.map(([, name], order) => {
        const place = name === 'Ty' ? ty : name === 'Attribute' ? attribute : MODULES[name];
        return `${place}:${lines[order]}`;
      });
      expect(found).toEqual(expected);
    });

    test('paths as code of the compiler writes them', async () => {
      const crates = await cratesAt('1.95.0');
      const paths = {
        'rustc_middle::ty::TyKind': 'rustc_middle::ty::sty::TyKind',
        'rustc_hir::HirId': 'rustc_hir_id::HirId',
        'rustc_span::def_id::LocalDefId': 'rustc_span::def_id::LocalDefId',
        'rustc_middle::bug': 'rustc_middle::bug',
        'rustc_hir::def_id::DefId': 'rustc_span::def_id::DefId',
      };
      for (const [path, definition] of Object.entries(paths)) {
        const { definitions } = await followPath(crates, path);
        expect(definitions.map((one) => one.path)).toEqual([definition]);
      }
    });

    test('of what a crate that compiles names, nothing is denied', async () => {
      const crates = await cratesAt('1.73.0');
      const commit = (await repository.commitId('1.73.0')) ?? '';
      const parser = await rustParser();
      const paths = new Set<string>();
      for (const { path, id } of await repository.files(
        commit,
        'compiler/rustc_mir_transform/src',
      )) {
        if (!path.endsWith('.rs')) continue;
        const tree = parser.parse((await repository.blob(id)).toString('utf8'));
        for (const use of usesIn(tree, null))
          if (!use.guessed && use.path !== '') paths.add(use.path.replace(/::\*$/, ''));
      }
      const followed = await Promise.all([...paths].map((path) => followPath(crates, path)));
      const denied = followed.filter(
        ({ definitions, notes }) => definitions.length + notes.length === 0,
      );
      expect(paths.size).toBeGreaterThan(600);
      expect(denied).toEqual([]);
      expect(followed.filter(({ definitions }) => definitions.length > 0).length).toBeGreaterThan(
        0.9 * paths.size,
      );
    });

    test('before 1.48 the crates were folders of src/', async () => {
      const crates = await cratesAt('1.47.0');
      const { definitions } = await followApi(crates, 'rustc_middle', 'DefId');
      expect(definitions.map(({ file }) => file)).toEqual(['src/librustc_span/def_id.rs']);
      expect((await followApi(await cratesAt('1.40.0'), 'rustc_middle', 'Ty')).crate).toBe(false);
    });
  },
);
