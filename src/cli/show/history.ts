/** Past syncs in lines: one each, with --verbose their steps and decisions too. */
import { editsInWords, howMerged } from '../../report/merges.ts';
import type {
  ConflictResolution,
  MergeRecord,
  StepRecord,
  SyncOperation,
  SyncState,
} from '../../ports/history.ts';

export interface HistoryEntry extends SyncOperation {
  readonly state: SyncState | null;
  readonly steps: readonly StepRecord[];
  readonly resolutions: readonly ConflictResolution[];
  readonly merges: readonly MergeRecord[];
}

export function historyLines(entries: readonly HistoryEntry[], verbose: boolean): string[] {
  if (entries.length === 0) return ['no syncs yet'];
  return entries.flatMap((entry) => [summary(entry), ...(verbose ? details(entry) : [])]);
}

function summary(entry: HistoryEntry): string {
  const phase = entry.state?.phase === 'paused' ? ` (paused in ${entry.state.stage ?? '?'})` : '';
  const conflicts =
    entry.conflicts_count === null || entry.conflicts_count === 0
      ? ''
      : `, ${entry.conflicts_count} conflicts: ${entry.conflicts_auto_resolved ?? 0} automatic, ${entry.conflicts_manual_resolved ?? 0} by hand`;
  const tests =
    entry.tests_passed === null
      ? ''
      : `, tests ${entry.tests_passed} passed ${entry.tests_failed ?? 0} failed`;
  return `${entry.started_at.slice(0, 16).replace('T', ' ')}  ${entry.id}  ${entry.from_version} → ${entry.to_version}  ${entry.status}${phase}${conflicts}${tests}`;
}

function details(entry: HistoryEntry): string[] {
  return [
    ...entry.steps.map(
      (step) =>
        `    ${step.stage}/${step.step}: ${step.status}${step.message === null ? '' : ` — ${step.message}`}`,
    ),
    ...entry.resolutions.map(
      (one) =>
        `    ${one.resolution_type}: ${one.file_path}: ${one.conflict_type} — ${one.resolution_description ?? ''}`,
    ),
    ...entry.merges.map(merged),
    ...paths(entry),
  ];
}

function merged(merge: MergeRecord): string {
  const why = merge.refusal === null ? '' : `: ${merge.refusal}`;
  return `    merged: ${merge.file_path}: ${howMerged(merge)}: ${editsInWords(merge)}${why}`;
}

function paths(entry: HistoryEntry): string[] {
  const named = {
    impact: entry.impact_report_path,
    report: entry.sync_report_path,
    errors: entry.error_log_path,
    commit: entry.merge_commit,
    branch: entry.sync_branch,
  };
  return Object.entries(named)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `    ${name}: ${value}`);
}
