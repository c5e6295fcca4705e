/** What `status --json` prints: the seed's fields in the seed's shapes, ours beside them. */
import { z } from 'zod';

/** The state is the first of these that holds. */
const syncStates = [
  /** More releases behind than allowed. */
  'CRITICAL_BEHIND',
  /** The newest sync failed and was neither resumed to an end nor rolled back. */
  'SYNC_FAILED',
  /** No release check has succeeded within 24 hours: there may be releases we do not know. */
  'STALE',
  'BEHIND',
  'OK',
] as const;

const date = z.iso.date();

const upstreamSyncSchema = z.object({
  /** Release the fork stands on; `null` when that is not known (`reason` says why). */
  current_base: z.string().nullable(),
  latest_stable: z.string().nullable(),
  releases_behind: z.int().nonnegative(),
  /** Day of the newest successful sync. */
  last_sync: date.nullable(),
  /** Six days after the oldest release not synced, or after the one expected next; `null` when no date is known. */
  next_sync_due: date.nullable(),
  status: z.enum(syncStates),
});

const unfinishedSyncSchema = z.object({
  id: z.string(),
  to_version: z.string(),
  phase: z.enum(['running', 'paused']),
  stage: z.string().nullable(),
  /** Why it is paused. */
  message: z.string().nullable(),
  /** ISO 8601, UTC. */
  started_at: z.string(),
});

export const statusReportSchema = z.object({
  schema_version: z.literal(1),
  /** Minor releases newer than the base; with no base known, all known ones. Point releases do not count. */
  releases_behind: z.int().nonnegative(),
  /** How many may be missing before the state is critical. */
  releases_behind_allowed: z.int().nonnegative(),
  /** Why there is no base. */
  reason: z.string().nullable(),
  /** The release to sync to next: the newest point release of the oldest minor release not synced. */
  next_version: z.string().nullable(),
  /** Last successful release check, ISO 8601, UTC. */
  last_check: z.string().nullable(),
  upstream_sync: upstreamSyncSchema,
  /** The sync under way or waiting for a person. */
  running: unfinishedSyncSchema.nullable(),
});

export type SyncStateName = (typeof syncStates)[number];
export type UnfinishedSync = z.infer<typeof unfinishedSyncSchema>;
export type StatusReport = z.infer<typeof statusReportSchema>;
