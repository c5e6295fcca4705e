/** What the history holds of the sample syncs, piece by piece. */
import type { CommandReport } from '../../src/ports/build.ts';
import type {
  ConflictResolution,
  MergeRecord,
  StepRecord,
  StepStatus,
  SyncOperation,
  SyncState,
} from '../../src/ports/history.ts';
import type { AppliedMigration } from '../../src/engine/migrate/apply.ts';
import type { ReplayOutput } from '../../src/sync/steps/rebase.ts';
import type { RunOutput } from '../../src/sync/run-output.ts';
import { attrs, passes } from './sample-code.ts';

const ID = '20260102-120000-1f3a';
export const id40 = (digit: string): string => digit.repeat(40);

export const operation: SyncOperation = {
  id: ID,
  from_version: '1.72.0',
  to_version: '1.73.0',
  started_at: '2026-01-02T12:00:00.000Z',
  completed_at: null,
  status: 'in_progress',
  conflicts_count: 2,
  conflicts_auto_resolved: 2,
  conflicts_manual_resolved: 0,
  build_time_seconds: null,
  tests_passed: null,
  tests_failed: null,
  impact_report_path: `/state/syncs/${ID}/impact_report.json`,
  sync_report_path: null,
  error_log_path: null,
  sync_branch: 'sync/1.73.0',
  merge_commit: null,
};

export const state: SyncState = {
  sync_id: ID,
  phase: 'running',
  stage: null,
  message: null,
  request: {},
};

/** Steps follow one another from noon on; each takes `seconds`. */
export function recorder(): (
  stage: string,
  step: string,
  seconds: number,
  rest?: Partial<StepRecord>,
) => StepRecord {
  let clock = Date.parse(operation.started_at);
  return (stage, step, seconds, rest = {}) => {
    const started_at = new Date(clock).toISOString();
    clock += seconds * 1000;
    const status: StepStatus = rest.status ?? 'done';
    const finished_at = status === 'started' ? null : new Date(clock).toISOString();
    return {
      sync_id: ID,
      stage,
      step,
      started_at,
      output: {},
      message: null,
      ...rest,
      status,
      finished_at,
    };
  };
}

/** Here and below: the pipeline's own types, so that a change of what it records is seen. */
export const decisions = [
  {
    path: passes.path,
    conflict_type: 'both changed fn analysis',
    resolution_type: 'auto',
    description:
      'Upstream rewrote the statements before the hook. The hook was put back after the last check.',
    hook: 'passes.verify_crate',
    rule: 'passes_hook_insertion',
  },
  {
    path: attrs.path,
    conflict_type: 'both appended to BUILTIN_ATTRIBUTES',
    resolution_type: 'auto',
    description: 'Upstream added coverage; requires, ensures, invariant and decreases follow it.',
    hook: 'builtin_attrs.list',
    rule: 'builtin_attrs_append',
  },
] as const;

export const resolutions: ConflictResolution[] = decisions.map((decision, at) => ({
  id: `${ID}-${at}`,
  sync_id: ID,
  file_path: decision.path,
  conflict_type: decision.conflict_type,
  resolution_type: decision.resolution_type,
  resolution_description: decision.description,
  created_at: '2026-01-02T12:00:04.000Z',
}));

export const merges: MergeRecord[] = [
  {
    sync_id: ID,
    patch: id40('b'),
    file_path: passes.path,
    outcome: 'clean',
    method: 'hooks',
    ours_edits: [],
    theirs_edits: 14,
    hooks: ['passes.verify_crate'],
    refusal: null,
  },
  {
    sync_id: ID,
    patch: id40('c'),
    file_path: attrs.path,
    outcome: 'conflict',
    method: 'structure',
    ours_edits: [
      { line: 12, removed: '', added: '/// Ours.', fate: 'stands', at: 15, why: null },
      { line: 80, removed: 'a', added: 'b', fate: 'in conflict', at: 1, why: null },
      { line: 99, removed: 'c', added: 'd', fate: 'in conflict', at: 1, why: null },
    ],
    theirs_edits: 1,
    hooks: [],
    refusal: 'both changed these lines',
  },
];

export const commits = [
  { from: id40('a'), to: id40('1'), subject: 'Add the rustc_verify crate', empty: false },
  {
    from: id40('b'),
    to: id40('2'),
    subject: 'Call the verifier at the end of analysis',
    empty: false,
  },
  { from: id40('c'), to: id40('2'), subject: 'Fix a typo in a doc comment', empty: true },
];

const applied: AppliedMigration[] = [
  {
    rule: 'hir_get_to_node',
    path: 'compiler/rustc_verify/src/collect.rs',
    line: 41,
    before: '    let node = tcx.hir().get(hir_id);',
    after: '    let node = tcx.hir_node(hir_id);',
  },
];

export const prepared = (step: ReturnType<typeof recorder>): StepRecord[] => [
  step('prepare', 'fetch', 1.2, { message: 'release 1.73.0 is cc66ad468955' }),
  step('prepare', 'base', 0.1, {
    message: 'the fork stands on 1.72.0 (release tag) with 3 commits of its own',
  }),
  step('prepare', 'backup', 0.05, {
    message: `refs/heads/main kept as refs/trust-upstream/${ID}/before`,
  }),
  step('prepare', 'report', 1.4, { message: 'impact BREAKING' }),
];

export const adapted = (step: ReturnType<typeof recorder>): StepRecord[] => [
  ...prepared(step),
  step('rebase', 'replay', 2.3, {
    output: {
      kind: 'done',
      commits,
      decisions,
      lineConflicts: [],
      notes: [],
      tip: id40('2'),
      hooks: { kept: [], absent: [] },
    } satisfies ReplayOutput,
    message:
      '2 commits replayed, 1 dropped (upstream has them), 2 conflicts resolved, 3 hooks in place',
  }),
  step('rebase', 'branch', 0.02, { message: 'sync/1.73.0 is 222222222222' }),
  step('adapt', 'migrate', 0.6, {
    output: { applied, commit: id40('3'), tip: id40('3') },
    message: '1 call site adapted',
  }),
  step('build', 'worktree', 3.1),
];

export const artifacts = {
  files: [passes, attrs],
  reach: { options: ['--fork', '/src/my fork'], worktree: `/state/syncs/${ID}/worktree` },
};

export const command = (
  words: string[],
  code: number,
  seconds: number,
  log: string,
): CommandReport => ({
  command: words,
  end: { kind: 'exited', code },
  seconds,
  logFile: `/state/syncs/${ID}/${log}`,
  tests: null,
  diagnostics: [],
});

export const ran = (report: CommandReport): RunOutput => ({
  kind: 'ran',
  tip: id40('3'),
  ...report,
  tree: 'f'.repeat(40),
});
