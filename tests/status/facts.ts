import type { SyncOperation, SyncState } from '../../src/ports/history.ts';
import type { Release } from '../../src/ports/release.ts';
import type { StatusQuestion } from '../../src/status/status.ts';

export function release(version: string, release_date: string | null = null): Release {
  return {
    version,
    release_date,
    tag: version,
    blog_post: null,
    changelog_url: `https://github.com/rust-lang/rust/blob/${version}/RELEASES.md`,
    stabilized_features: [],
    breaking_changes: [],
    compiler_changes: [],
  };
}

/** The releases of the seed's example, with the dates they really have. */
export const SEED_RELEASES = [
  release('1.91.0', '2025-10-30'),
  release('1.90.0', '2025-09-18'),
  release('1.89.0', '2025-08-07'),
  release('1.88.0', '2025-06-26'),
  release('1.87.0', '2025-05-15'),
  release('1.86.0', '2025-04-03'),
  release('1.85.1', '2025-03-18'),
  release('1.85.0', '2025-02-20'),
  release('1.84.1', '2025-01-30'),
  release('1.84.0', '2025-01-09'),
  release('1.83.0', '2024-11-28'),
];

export function sync(change: Partial<SyncOperation> = {}): SyncOperation {
  return {
    id: '20241230-120000-1f3a',
    from_version: '1.82.0',
    to_version: '1.83.0',
    started_at: '2024-12-30T12:00:00Z',
    completed_at: '2024-12-30T14:00:00Z',
    status: 'success',
    conflicts_count: 0,
    conflicts_auto_resolved: 0,
    conflicts_manual_resolved: 0,
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

export function stateOf(operation: SyncOperation, change: Partial<SyncState> = {}): SyncState {
  return {
    sync_id: operation.id,
    phase: 'done',
    stage: 'finalize',
    message: null,
    request: {},
    ...change,
  };
}

/** The seed's example: on 1.83.0 since the end of 2024, 1.91.0 being out. */
export function question(change: Partial<StatusQuestion> = {}): StatusQuestion {
  return {
    now: new Date('2026-01-02T12:00:00Z'),
    base: { version: '1.83.0', released: true },
    releases: SEED_RELEASES,
    lastCheck: '2026-01-02T11:00:00Z',
    syncs: [sync()],
    state: stateOf(sync()),
    allowed: 1,
    ...change,
  };
}
