/** The impact of one release on the sample fork. */
import type { ImpactItem, ImpactReport } from '../../src/ports/impact.ts';
import { passes, attrs, signature } from './sample-code.ts';

const fnAnalysis = (text: string | null): string =>
  /fn analysis[^]*?\n}/.exec(text ?? '')?.[0] ?? '';

export const items: Record<'analysis' | 'context' | 'entry' | 'comment', ImpactItem> = {
  analysis: {
    kind: 'function',
    path: 'analysis',
    change: 'body',
    class: 'MODERATE',
    before: fnAnalysis(passes.base),
    after: fnAnalysis(passes.theirs),
    lines: { before: { start: 43, end: 51 }, after: { start: 43, end: 54 } },
    hook: 'passes.verify_crate',
    reason:
      'The statement before the hook was replaced; the hook was re-inserted at the end of the checks.',
  },
  context: {
    kind: 'function',
    path: 'create_global_ctxt',
    change: 'signature',
    class: 'BREAKING',
    before: signature.before,
    after: signature.after,
    lines: { before: { start: 210, end: 217 }, after: { start: 231, end: 240 } },
    hook: null,
    reason:
      'rustc_verify calls it and would have to pass the new parameter hir_arena; no rule knows a value for it.',
  },
  entry: {
    kind: 'attribute',
    path: 'BUILTIN_ATTRIBUTES::coverage',
    change: 'added',
    class: 'MINOR',
    before: null,
    after:
      '    gated!(coverage, Normal, template!(Word, List: "on|off"), WarnFollowing, coverage_attribute),',
    lines: { before: null, after: { start: 6, end: 6 } },
    hook: 'builtin_attrs.list',
    reason: "A new entry stands before the fork's four; order does not matter here.",
  },
  comment: {
    kind: 'const',
    path: 'STEP_12',
    change: 'comments',
    class: 'SAFE',
    before: '/// Old words.\nconst STEP_12: usize = 12;',
    after: '/// New words.\nconst STEP_12: usize = 12;',
    lines: { before: { start: 13, end: 14 }, after: { start: 13, end: 14 } },
    hook: null,
    reason: 'The fork neither touches nor uses it.',
  },
};

export const sampleImpact: ImpactReport = {
  schema_version: 1,
  from_version: '1.72.0',
  to_version: '1.73.0',
  analysis_date: '2026-01-02',
  overall_risk: 'BREAKING',
  affected_files: [
    {
      path: passes.path,
      risk: 'BREAKING',
      changes: ['analysis: body changed', 'create_global_ctxt: parameter hir_arena added'],
      tRust_action: 'Re-insert the verification call; pass hir_arena by hand',
      point_risk: 'high',
      items: [items.comment, items.analysis, items.context],
    },
    {
      path: attrs.path,
      risk: 'MINOR',
      changes: ['BUILTIN_ATTRIBUTES::coverage: added'],
      tRust_action: 'Append the four specification attributes',
      point_risk: 'high',
      items: [items.entry],
    },
    {
      path: 'compiler/rustc_session/src/options.rs',
      risk: 'SAFE',
      changes: [],
      tRust_action: 'Nothing to do',
      point_risk: 'medium',
      items: [],
    },
  ],
  estimated_effort: '1 commit by a person, 2 by rules',
  auto_mergeable: false,
  conflicts_expected: ['passes.rs line 231'],
  git_conflicts: ['passes.rs line 46', 'passes.rs line 231', 'builtin_attrs.rs line 6'],
  notes: ['The conflict figures come from performing the merge in memory.'],
};

/** The same release, had upstream left the function alone that only a person could adapt to. */
export const mergeableImpact: ImpactReport = {
  ...sampleImpact,
  overall_risk: 'MODERATE',
  affected_files: sampleImpact.affected_files.map((file) =>
    file.path === passes.path
      ? {
          ...file,
          risk: 'MODERATE',
          changes: ['analysis: body changed'],
          tRust_action: 'Re-insert the verification call',
          items: [items.comment, items.analysis],
        }
      : file,
  ),
  estimated_effort: '2 commits by rules',
  auto_mergeable: true,
  conflicts_expected: [],
};

/** A release that touches nothing of the fork. */
export const emptyImpact: ImpactReport = {
  ...sampleImpact,
  overall_risk: 'SAFE',
  affected_files: [],
  estimated_effort: 'none',
  auto_mergeable: true,
  conflicts_expected: [],
  git_conflicts: [],
  notes: [],
};
