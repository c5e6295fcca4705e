/** What a sync works with: its request, its ports, its place in the state folder. */
import type { Hook } from '../engine/intents/hooks.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import type { MigrationRule } from '../engine/migrate/rules.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { Builder } from '../ports/build.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { GitOpener, GitReader, GitWriter } from '../ports/git.ts';
import type {
  ForkKey,
  History,
  MergeRecord,
  StepRecord,
  SyncOperation,
  SyncState,
  ConflictResolution,
} from '../ports/history.ts';
import type { ImpactReport } from '../ports/impact.ts';
import type { Notifier } from '../ports/notify.ts';
import type { BegunSync, SyncRequest } from './begun.ts';
import type { ImpactQuestion } from './impact-question.ts';
import type { SyncPaths } from './paths.ts';

/** A report of everything the history holds of one sync, as file contents. */
export interface RenderedReport {
  readonly html: string;
  readonly json: string;
}

export interface ReportInput {
  readonly operation: SyncOperation;
  readonly state: SyncState;
  readonly steps: readonly StepRecord[];
  readonly resolutions: readonly ConflictResolution[];
  readonly merges: readonly MergeRecord[];
  readonly impact: ImpactReport | null;
}

export interface SyncPorts {
  readonly opener: GitOpener;
  readonly history: History;
  readonly files: Files;
  readonly builder: Builder;
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly parser: RustParser;
  readonly hooks: readonly Hook[];
  readonly migrations: readonly MigrationRule[];
  /** For the merge of one file. */
  readonly limit: TimeLimit;
  /** The impact of going from one release to another for this fork. */
  readonly analyze: (question: ImpactQuestion) => Promise<ImpactReport>;
  readonly render: (input: ReportInput) => Promise<RenderedReport>;
  readonly onEvent: (event: SyncEvent) => void;
}

/** Progress, for whoever shows it. */
export type SyncEvent =
  | { readonly kind: 'stage'; readonly stage: string; readonly number: number; readonly of: number }
  | {
      readonly kind: 'step';
      readonly stage: string;
      readonly step: string;
      readonly state: 'started' | 'done' | 'skipped' | 'known';
      readonly message: string | null;
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'output'; readonly line: string };

/** One running sync. */
export interface SyncContext extends SyncPorts {
  readonly id: string;
  readonly key: ForkKey;
  readonly request: SyncRequest;
  readonly begun: BegunSync;
  readonly fork: GitWriter;
  readonly upstream: GitReader;
  readonly paths: SyncPaths;
  /** When the sync began: dates its commits, so that a repeated step writes the same ones. */
  readonly startedAt: Date;
  /** Does a person accept what was learned and is offered for the conflicts at hand? */
  readonly acceptsOffers: boolean;
}
