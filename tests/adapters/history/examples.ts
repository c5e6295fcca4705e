/** Rows the history tests begin with. */
import type { ForkKey, SyncOperation, VersionRecord } from '../../../src/ports/history.ts';

export const fork: ForkKey = { git_dir: '/home/someone/trust/.git', branch: 'main' };
export const otherFork: ForkKey = { git_dir: '/home/someone/trust/.git', branch: 'nightly' };

export function operation(id: string, change: Partial<SyncOperation> = {}): SyncOperation {
  return {
    id,
    from_version: '1.83.0',
    to_version: '1.84.0',
    started_at: '2026-01-02T12:00:00.000Z',
    completed_at: null,
    status: 'in_progress',
    conflicts_count: null,
    conflicts_auto_resolved: null,
    conflicts_manual_resolved: null,
    build_time_seconds: null,
    tests_passed: null,
    tests_failed: null,
    impact_report_path: null,
    sync_report_path: null,
    error_log_path: null,
    sync_branch: null,
    merge_commit: null,
    ...change,
  };
}

export function record(version: string, syncId: string | null): VersionRecord {
  return {
    version,
    base_commit: `base of ${version}`,
    series_tip: `series on ${version}`,
    branch_tip: `branch on ${version}`,
    sync_id: syncId,
    recorded_at: '2026-01-02T13:00:00.000Z',
  };
}
