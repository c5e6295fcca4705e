/** From the history's records to the report. */
import type {
  ConflictResolution,
  MergeRecord,
  StepRecord,
  SyncOperation,
  SyncState,
} from '../ports/history.ts';
import type { ImpactReport } from '../ports/impact.ts';
import { decisionsOf } from './decisions.ts';
import { mergeSchema } from './merges.ts';
import type { FileSides, SyncReport } from './model.ts';
import { nextSteps, openCommand, type Reach } from './next-steps.ts';
import { stageReports } from './stages.ts';
import {
  commandRun,
  migrationsApplied,
  moveOutput,
  replayOutput,
  seriesTip,
} from './step-outputs.ts';
import { verdictOf, type Facts } from './verdict.ts';

/** What is not in the history; all of it may be left out. */
interface Artifacts {
  readonly files?: readonly FileSides[];
  readonly reach?: Reach;
  /** Last lines of the logs; shown only where the command failed. */
  readonly buildLogTail?: string | null;
  readonly testLogTail?: string | null;
}

export interface SyncReportInput {
  readonly operation: SyncOperation;
  readonly state: SyncState | null;
  readonly steps: readonly StepRecord[];
  readonly resolutions: readonly ConflictResolution[];
  readonly merges: readonly MergeRecord[];
  readonly impact: ImpactReport | null;
  readonly artifacts?: Artifacts;
}

const NOWHERE: Reach = { options: [], worktree: null };

export function buildSyncReport(input: SyncReportInput): SyncReport {
  const { operation, state, steps, resolutions, merges, impact, artifacts = {} } = input;
  const reach = artifacts.reach ?? NOWHERE;
  const replay = replayOutput(steps);
  const facts: Facts = {
    sync: operation,
    stages: stageReports(steps, operation, state),
    conflicts: replay.conflicts.map(
      ({ path, line = null, reason, base = null, ours = null, theirs = null, offers }) => ({
        path,
        line,
        reason,
        base,
        ours,
        theirs,
        offers,
        command: openCommand(reach.worktree, path, line),
      }),
    ),
    decisions: decisionsOf(resolutions, replay.decisions),
    merges: merges.map((merge) => mergeSchema.parse(merge)),
    notes: replay.notes,
    files: [...(artifacts.files ?? [])],
    migrations: migrationsApplied(steps),
    commits: replay.commits,
    tip: seriesTip(steps),
    build: commandRun(steps, 'build', artifacts.buildLogTail ?? null),
    tests: commandRun(steps, 'test', artifacts.testLogTail ?? null),
    finalize: moveOutput(steps),
    impact,
  };
  return {
    schema_version: 1,
    verdict: verdictOf(facts, state),
    ...facts,
    next_steps: nextSteps(facts, reach),
  };
}
