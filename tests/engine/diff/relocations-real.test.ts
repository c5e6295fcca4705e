import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { realUpstream } from '../../support/real-upstream.ts';
import { relocated, type Files } from '../../support/relocations.ts';

function git(...args: string[]): string {
  const command = ['-C', realUpstream ?? '', ...args];
  return execFileSync('git', command, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Texts of what changed below the folders; paths without `compiler/` and `src/`, to be readable. */
function changed(from: string, to: string, folders: readonly string[]): [Files, Files] {
  const paths = folders.map((folder) => `compiler/${folder}`);
  const rows = git(
    'diff-tree',
    '-r',
    '--no-renames',
    `${from}^{tree}`,
    `${to}^{tree}`,
    '--',
    ...paths,
  );
  const files: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const row of rows.split('\n').filter((line) => line.endsWith('.rs'))) {
    const [meta = '', path = ''] = row.split('\t');
    const [, , before = '', after = ''] = meta.split(' ');
    const name = path.replace('compiler/', '').replace('src/', '');
    const text = (blob: string): string => (/^0+$/.test(blob) ? '' : git('cat-file', 'blob', blob));
    files[0][name] = text(before);
    files[1][name] = text(after);
  }
  return files;
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly folders: readonly string[];
  /** Each confirmed by reading both versions. */
  readonly known: readonly string[];
}

const STEPS: readonly Step[] = [
  {
    from: '1.60.0',
    to: '1.61.0',
    folders: ['rustc_parse/src/parser', 'rustc_expand/src', 'rustc_builtin_macros/src'],
    known: [
      "moved rustc_expand/base.rs impl ExtCtxt<'a>::resolve_path → rustc_builtin_macros/source_util.rs resolve_path",
      'split rustc_parse/parser/mod.rs impl TokenCursor::next → rustc_parse/parser/mod.rs impl TokenCursor::inlined_next',
    ],
  },
  {
    from: '1.71.0',
    to: '1.72.0',
    folders: ['rustc_middle/src/ty', 'rustc_parse/src/parser'],
    known: [
      "moved rustc_middle/ty/consts/kind.rs impl ConstKind<'tcx>::try_eval_inner → rustc_middle/ty/consts.rs impl Const<'tcx>::try_eval_inner",
      "moved and renamed rustc_middle/ty/context.rs impl TyCtxt<'tcx>::mk_generic_adt → rustc_middle/ty/sty.rs impl Ty<'tcx>::new_generic_adt",
      "moved and renamed rustc_middle/ty/context.rs impl TyCtxt<'tcx>::mk_re_late_bound → rustc_middle/ty/sty.rs impl Region<'tcx>::new_late_bound",
      "split rustc_parse/parser/expr.rs impl Parser<'a>::parse_expr_tuple_field_access_float → rustc_parse/parser/expr.rs impl Parser<'a>::break_up_float",
    ],
  },
  {
    from: '1.72.0',
    to: '1.73.0',
    folders: [
      'rustc_attr/src',
      'rustc_hir_analysis/src',
      'rustc_lint/src',
      'rustc_codegen_llvm/src',
    ],
    known: [
      'moved rustc_hir_analysis/lib.rs check_main_fn_ty → rustc_hir_analysis/check/entry.rs check_main_fn_ty',
      'moved rustc_lint/builtin.rs impl SymbolName → rustc_lint/foreign_modules.rs impl SymbolName',
      'moved and renamed rustc_lint/builtin.rs impl ClashingExternDeclarations::structurally_same_type → rustc_lint/foreign_modules.rs structurally_same_type_impl',
      'split rustc_codegen_llvm/allocator.rs codegen → rustc_codegen_llvm/allocator.rs create_wrapper_function',
      'merged rustc_attr/builtin.rs find_deprecation_generic → rustc_attr/builtin.rs find_deprecation',
    ],
  },
];

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    test.each(STEPS)(
      '$from → $to: what is known to have gone elsewhere is found there',
      async (step) => {
        const found = await relocated(...changed(step.from, step.to, step.folders));
        expect(found).toEqual(expect.arrayContaining([...step.known]));
      },
      120_000,
    );
  },
);
