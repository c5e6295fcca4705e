/** The memory of every sync: the seed's two tables, and beside them what resuming needs. */
import type { ImpactClass, ImpactItem, ImpactReport } from './impact.ts';
import type { Release } from './release.ts';

export type SyncStatus = 'pending' | 'in_progress' | 'success' | 'failed' | 'rolled_back';
/** Our own, finer column. A paused sync is `in_progress` in the seed's. */
export type SyncPhase = 'running' | 'paused' | 'done';

/** Mirrors the seed's `sync_operations`, column for column. Times are ISO 8601, UTC. */
export interface SyncOperation {
  readonly id: string;
  readonly from_version: string;
  readonly to_version: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly status: SyncStatus;
  readonly conflicts_count: number | null;
  readonly conflicts_auto_resolved: number | null;
  readonly conflicts_manual_resolved: number | null;
  readonly build_time_seconds: number | null;
  readonly tests_passed: number | null;
  readonly tests_failed: number | null;
  readonly impact_report_path: string | null;
  readonly sync_report_path: string | null;
  readonly error_log_path: string | null;
  readonly sync_branch: string | null;
  readonly merge_commit: string | null;
}

/** Mirrors the seed's `conflict_resolutions`. */
export interface ConflictResolution {
  readonly id: string;
  readonly sync_id: string;
  readonly file_path: string;
  readonly conflict_type: string;
  readonly resolution_type: 'auto' | 'manual' | 'pattern';
  readonly resolution_description: string | null;
  readonly created_at: string;
}

/** An edit of the fork in a file that was merged, and what became of it. */
export interface RecordedEdit {
  /** 1-based in the fork's text; in the old release's for a pure deletion. */
  readonly line: number;
  /** In one line, cut short; empty: nothing. */
  readonly removed: string;
  readonly added: string;
  readonly fate: 'stands' | 'made by both' | 'gone as asked' | 'in conflict' | 'lost';
  /** Where it stands: 1-based line of the result; of an edit in conflict, the conflict's number from 1. */
  readonly at: number | null;
  /** Why it is lost. */
  readonly why: string | null;
}

/** What the merge of one file of one patch came to, and the proof of it in short. */
export interface MergeRecord {
  readonly sync_id: string;
  /** The fork's commit. */
  readonly patch: string;
  readonly file_path: string;
  readonly outcome: 'clean' | 'conflict';
  /** How it was merged: `lines`, `structure`, `tables`, `hooks`, `learned`; `none`: it was not. */
  readonly method: string;
  /** Without the hooks: of a merge by hooks, edits and lines are those of the texts without them. */
  readonly ours_edits: readonly RecordedEdit[];
  /** How many edits upstream's side has. */
  readonly theirs_edits: number;
  /** Ids of the hooks that were put back, each checked in its place. */
  readonly hooks: readonly string[];
  /** Why there is no proof of a clean result; `null`: there is. Of a conflict, why it is one. */
  readonly refusal: string | null;
}

/** Where and when a person resolved a conflict. */
export interface LearnedOrigin {
  readonly sync_id: string;
  /** The fork's commit. */
  readonly patch: string;
  readonly file_path: string;
  /** 1-based, of the opening marker. */
  readonly line: number;
  readonly created_at: string;
}

/** A way to resolve conflicts of one shape. */
export interface LearnedTemplate {
  /** The conflict with names and literals as variables, and what it stands in. */
  readonly shape_text: string;
  /** The resolution: text, and between it variables by their numbers; 0 is the conflict's indentation. */
  readonly template: readonly (string | number)[];
}

export interface LearnedResolution extends LearnedOrigin, LearnedTemplate {
  /** That of its row in `conflict_resolutions`. */
  readonly id: string;
  /** A short name of the shape. */
  readonly shape: string;
}

export interface LearnedRule extends LearnedTemplate {
  readonly shape: string;
  /** Did a person accept that it is applied without asking? */
  readonly safe: boolean;
  /** In which sync, and when. */
  readonly accepted: { readonly sync_id: string; readonly at: string } | null;
  /** Newest first: how often a person resolved so, and where. */
  readonly origins: readonly LearnedOrigin[];
}

export type StepStatus = 'started' | 'done' | 'failed' | 'paused' | 'skipped';

/** One step of one stage. `output` is what later steps read: JSON. */
export interface StepRecord {
  readonly sync_id: string;
  readonly stage: string;
  readonly step: string;
  readonly status: StepStatus;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly output: unknown;
  readonly message: string | null;
}

/** A fork as the history knows it: one per git directory and branch. */
export interface ForkKey {
  readonly git_dir: string;
  readonly branch: string;
}

/** Beside the seed's row: what resuming and rolling back need. */
export interface SyncState {
  readonly sync_id: string;
  readonly phase: SyncPhase;
  readonly stage: string | null;
  readonly message: string | null;
  /** What the sync was asked to do (options), JSON. */
  readonly request: unknown;
}

/** What the fork's branch stands on, written by finalize. */
export interface VersionRecord {
  readonly version: string;
  /** Upstream's commit. */
  readonly base_commit: string;
  /** Last commit of the fork's own series on that base. */
  readonly series_tip: string;
  /** Where finalize left the branch (the same, or the merge commit). */
  readonly branch_tip: string;
  readonly sync_id: string | null;
  readonly recorded_at: string;
}

/** A stored analysis without its files. */
export interface ImpactSummary extends Pick<
  ImpactReport,
  | 'from_version'
  | 'to_version'
  | 'analysis_date'
  | 'overall_risk'
  | 'estimated_effort'
  | 'auto_mergeable'
  | 'conflicts_expected'
  | 'git_conflicts'
> {
  readonly id: number;
  /** `null`: made for no fork, from one release to another. */
  readonly fork: ForkKey | null;
  readonly files: number;
  /** Items of each class. */
  readonly counts: { readonly [C in ImpactClass]: number };
}

/** What is left out matches everything. */
export interface ImpactFilter {
  /** Analyses of this fork, and those made for none. */
  readonly fork?: ForkKey;
  readonly from_version?: string;
  readonly to_version?: string;
  readonly limit?: number;
}

export interface ItemFilter {
  /** Analyses of this fork, and those made for none. */
  readonly fork?: ForkKey;
  /** One analysis. */
  readonly analysis?: number;
  /** Whole segments of the item's path, as they are written: `analysis`, `passes::analysis`, `BUILTIN_ATTRIBUTES`. */
  readonly path?: string;
  readonly classes?: readonly ImpactClass[];
  readonly hook?: string;
}

/** What one release changes in one item; both texts are in the report (`impact`). */
export interface ItemChange extends Omit<ImpactItem, 'before' | 'after'> {
  readonly analysis: number;
  readonly fork: ForkKey | null;
  readonly from_version: string;
  readonly to_version: string;
  readonly analysis_date: string;
  readonly file: string;
  /** The file's `tRust_action`. */
  readonly action: string;
}

export interface History {
  /** Files the sync under its fork. Throws Problem `locked` when that fork has an unfinished one already. */
  beginSync(fork: ForkKey, operation: SyncOperation, request: unknown): void;
  /** Throws Problem `state` when there is no such sync; so does `setState`. */
  updateSync(id: string, change: Partial<Omit<SyncOperation, 'id'>>): void;
  setState(id: string, change: Partial<Omit<SyncState, 'sync_id'>>): void;
  sync(id: string): SyncOperation | null;
  state(id: string): SyncState | null;
  /** Newest first, all without `limit`. */
  syncs(fork: ForkKey, limit?: number): SyncOperation[];
  /**
   * Holds the fork for this process until the returned function is called, `close`, or the process's end, however it
   * came. Throws Problem `locked`, naming process and time, while it is held by another, or already by this one.
   */
  lock(fork: ForkKey): () => void;
  /** The sync of the fork whose phase is not `done`, if any. */
  unfinished(fork: ForkKey): SyncOperation | null;
  recordStep(step: StepRecord): void;
  /** In the order first started. A step appears once, with its newest state. */
  steps(syncId: string): StepRecord[];
  /** Same id again replaces: a repeated step records the same decisions. Listed in the order first recorded. */
  recordResolution(resolution: ConflictResolution): void;
  resolutions(syncId: string): ConflictResolution[];
  /** The same file of the same patch again replaces. Listed in the order first recorded. */
  recordMerge(merge: MergeRecord): void;
  merges(syncId: string): MergeRecord[];
  /** Same id again replaces. */
  recordLearned(resolution: LearnedResolution): void;
  /**
   * What was learned in any branch of the fork's repository, the last first. What a sync taught that was rolled back gives
   * way to what another one taught of the shape; what was accepted in it is not accepted any more.
   */
  learned(fork: ForkKey): LearnedRule[];
  acceptLearned(template: LearnedTemplate, syncId: string, acceptedAt: string): void;
  /** The current record, if any. */
  versionRecord(fork: ForkKey): VersionRecord | null;
  /** Appends a record and makes it the current one; `null` leaves the fork without a current one. Earlier records stay. */
  setVersionRecord(fork: ForkKey, record: VersionRecord | null): void;
  /** Every record ever set, newest first. */
  versionRecords(fork: ForkKey): VersionRecord[];
  /** The record that was current when finalize of `syncId` set its own (`null`: none was); to be set again by a rollback. */
  replacedRecord(syncId: string): VersionRecord | null;
  /** Adds or updates these releases (a release once known stays) and files the check. */
  saveReleases(releases: readonly Release[], lastCheck: string): void;
  /** Newest version first. */
  releases(): Release[];
  lastCheck(): string | null;
  /** Files the report with its items; one of the same fork, versions and day is replaced if all its files are in this one. */
  saveImpact(report: ImpactReport, fork?: ForkKey): void;
  /** Newest first: by day, on one day the last stored. */
  impacts(filter?: ImpactFilter): ImpactSummary[];
  /** The report as it was saved, texts of SAFE items included. Throws Problem `state` when this program cannot read it. */
  impact(id: number): ImpactReport | null;
  /**
   * Newest release first, in the report's order within one. Of several analyses of the same step for the same fork, the
   * newest that covers a file speaks for it.
   */
  itemChanges(filter: ItemFilter): ItemChange[];
  /** Runs `work` so that all its writes happen or none. */
  transaction<T>(work: () => T): T;
  close(): void;
}
