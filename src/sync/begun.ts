/** What was asked for and what is settled before the first step, stored with the sync: the same after a crash as before it. */
import type { ObjectId } from '../ports/git.ts';
import type { ForkBase } from './base.ts';

export interface CommandSetting {
  /** Program and arguments, or `null` when none is configured. */
  readonly command: readonly string[] | null;
  readonly timeout_seconds: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Everything a sync was asked to do; JSON, stored with it so that a resume does the same. */
export interface SyncRequest {
  readonly to: string;
  /** Branch of the fork, without `refs/heads/`. */
  readonly branch: string;
  /** `fork.base` of the configuration. */
  readonly base: string | null;
  /** Folder or URL of the upstream repository. */
  readonly upstream: string;
  readonly build: CommandSetting | null;
  readonly test: CommandSetting | null;
  readonly finalize: 'replace' | 'merge';
}

export interface BegunSync {
  readonly request: SyncRequest;
  readonly base: ForkBase;
  /** Upstream's commit of the release to go to. */
  readonly target: ObjectId;
  /** The fork's branch as it was. */
  readonly tip: ObjectId;
  /** Every ref a sync may touch, as it was; rolling back restores exactly these. */
  readonly refs: Readonly<Record<string, ObjectId>>;
}
