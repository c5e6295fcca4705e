/** Where the fork stands against upstream, from local knowledge alone. Pure. */
import { compareVersions } from '../base/version.ts';
import type { SyncOperation, SyncState } from '../ports/history.ts';
import type { Release } from '../ports/release.ts';
import { dayOf } from './days.ts';
import type { StatusReport, SyncStateName, UnfinishedSync } from './report.ts';
import {
  type KnownBase,
  minorReleases,
  nextSyncDue,
  nextVersion,
  unsyncedReleases,
} from './unsynced.ts';

export interface StatusQuestion {
  readonly now: Date;
  /** What the fork stands on, or why that is not known. */
  readonly base: KnownBase | { readonly version: null; readonly reason: string };
  readonly releases: readonly Release[];
  /** Last successful release check, ISO 8601; `null` when there was none. */
  readonly lastCheck: string | null;
  /** All syncs of the fork, newest first. */
  readonly syncs: readonly SyncOperation[];
  /** State of the newest of them. */
  readonly state: SyncState | null;
  /** `thresholds.releases_behind`. */
  readonly allowed: number;
}

const STALE_AFTER_MS = 24 * 3_600_000;

/** With no base: `releases_behind` counts all known minor releases, `reason` says why, and nothing is due. */
export function statusReport(question: StatusQuestion): StatusReport {
  const { releases, syncs, lastCheck, allowed } = question;
  const base = question.base.version === null ? null : question.base;
  const unsynced = unsyncedReleases(base, releases);
  const behind = minorReleases(unsynced);
  const lastSync = syncs.find(({ status }) => status === 'success')?.completed_at ?? null;
  return {
    schema_version: 1,
    releases_behind: behind,
    releases_behind_allowed: allowed,
    reason: question.base.version === null ? question.base.reason : null,
    next_version: base === null ? null : nextVersion(unsynced),
    last_check: lastCheck,
    upstream_sync: {
      current_base: base?.version ?? null,
      latest_stable:
        releases
          .map(({ version }) => version)
          .sort(compareVersions)
          .at(-1) ?? null,
      releases_behind: behind,
      last_sync: lastSync === null ? null : dayOf(new Date(lastSync)),
      next_sync_due: base === null ? null : nextSyncDue(unsynced, releases),
      status: stateOf(question, behind),
    },
    running: unfinishedOf(question),
  };
}

function stateOf(
  { now, lastCheck, syncs, allowed }: StatusQuestion,
  behind: number,
): SyncStateName {
  if (behind > allowed) return 'CRITICAL_BEHIND';
  if (syncs[0]?.status === 'failed') return 'SYNC_FAILED';
  // A check in the future means that a clock was wrong: no proof of a recent one either.
  const age = lastCheck === null ? Infinity : Math.abs(now.getTime() - Date.parse(lastCheck));
  if (!(age <= STALE_AFTER_MS)) return 'STALE';
  return behind > 0 ? 'BEHIND' : 'OK';
}

function unfinishedOf({ syncs: [newest], state }: StatusQuestion): UnfinishedSync | null {
  if (newest === undefined || state?.sync_id !== newest.id || state.phase === 'done') return null;
  const { id, to_version, started_at } = newest;
  return {
    id,
    to_version,
    phase: state.phase,
    stage: state.stage,
    message: state.message,
    started_at,
  };
}
