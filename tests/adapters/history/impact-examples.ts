/** The report of one release on one fork. */
import type { ImpactItem, ImpactReport } from '../../../src/ports/impact.ts';

export const analysis: ImpactItem = {
  kind: 'function',
  path: 'analysis',
  change: 'signature',
  class: 'MODERATE',
  before: "fn analysis(tcx: TyCtxt<'_>, (): ())",
  after: "fn analysis(tcx: TyCtxt<'_>)",
  lines: { before: { start: 10, end: 20 }, after: null },
  hook: 'passes-hook',
  reason: 'a parameter was removed',
};

export function report(change: Partial<ImpactReport> = {}): ImpactReport {
  return {
    schema_version: 1,
    from_version: '1.83.0',
    to_version: '1.84.0',
    analysis_date: '2026-01-02',
    overall_risk: 'MODERATE',
    affected_files: [
      {
        path: 'compiler/rustc_interface/src/passes.rs',
        risk: 'MODERATE',
        changes: ['signature of analysis'],
        tRust_action: 'Update verification hook call',
        point_risk: 'high',
        items: [analysis, { ...analysis, path: 'create_global_ctxt', class: 'SAFE', hook: null }],
      },
      {
        path: 'compiler/rustc_hir/',
        risk: 'SAFE',
        changes: [],
        tRust_action: 'None',
        point_risk: 'low',
        items: [],
      },
    ],
    estimated_effort: '1 commit',
    auto_mergeable: true,
    conflicts_expected: [],
    git_conflicts: ['passes.rs line 423'],
    notes: [],
    ...change,
  };
}
