/** A sync up to the build, in memory: objects in a temporary folder, no ref, no record. */
import type { ImpactReport } from '../ports/impact.ts';
import type { GitWriter } from '../ports/git.ts';
import type { ConflictRegion, Decision } from '../engine/merge/file.ts';
import type { Lesson } from '../engine/learn/lesson.ts';
import type { AppliedMigration } from '../engine/migrate/apply.ts';
import { retiredIn } from './retire.ts';
import { adaptFork } from './adapt-fork.ts';
import { survey, type Ground } from './begin.ts';
import { checkDeclared } from './check-hooks.ts';
import { committerOf } from './committer.ts';
import type { SyncRequest } from './begun.ts';
import type { SyncPorts } from './context.ts';
import { completeHooks } from './complete-hooks.ts';
import { hooksPresent } from './hooks-present.ts';
import { NOTHING_REPLAYED, replay, type ReplayedCommit } from './replay.ts';
import { forkSeries } from './series.ts';

export type DryRun =
  | { readonly kind: 'up-to-date'; readonly version: string }
  | {
      readonly kind: 'tried';
      readonly from: string;
      readonly to: string;
      readonly commits: readonly ReplayedCommit[];
      readonly decisions: readonly Decision[];
      /** Left to a person; the first patch that stops ends the trial. */
      readonly conflicts: readonly ConflictRegion[];
      /** What a plain line merge would have left. */
      readonly line_conflicts: readonly ConflictRegion[];
      /** What a person should know of single files: that the time was up, say. */
      readonly notes: readonly string[];
      readonly hooks: readonly string[];
      readonly migrations: readonly AppliedMigration[];
      readonly impact: ImpactReport;
    };

export interface TrialPorts extends Pick<
  SyncPorts,
  'parser' | 'hooks' | 'migrations' | 'limit' | 'analyze'
> {
  /** What persons made of conflicts before. */
  readonly lessons: readonly Lesson[];
}

/** `fork` must be a scratch view of the fork that also sees upstream's objects. */
export async function dryRun(
  ports: TrialPorts,
  ground: Ground & { readonly fork: GitWriter },
  request: SyncRequest,
  now: Date,
): Promise<DryRun> {
  const { fork, upstream, record } = ground;
  const { parser, limit, lessons } = ports;
  const found = await survey(ground, request);
  if (found.kind === 'up-to-date') return found;
  const { base, target, tip } = found.begun;
  await checkDeclared(fork, parser, ports.hooks, { base: base.commit, tip });
  const { patches } = await forkSeries(fork, base.commit, tip, record);
  const hooks = await completeHooks(fork, parser, ports.hooks, patches, tip);
  const committer = await committerOf(fork, now);
  const result = await replay({
    git: fork,
    parser,
    hooks,
    limit,
    patches,
    lessons,
    onto: target,
    committer,
    before: NOTHING_REPLAYED,
  });
  const impact = await ports.analyze({
    upstream,
    from: { name: base.version, commit: base.commit },
    to: { name: request.to, commit: target },
    fork: { git: fork, patches, lessons, tip },
  });
  const common = {
    kind: 'tried',
    from: base.version,
    to: request.to,
    commits: result.commits,
    decisions: result.decisions,
    line_conflicts: result.lineConflicts,
    notes: result.notes,
    impact,
  } as const;
  if (result.kind === 'conflicts')
    return { ...common, conflicts: result.conflicts, hooks: [], migrations: [] };
  const present = await hooksPresent(
    fork,
    parser,
    hooks,
    {
      before: tip,
      onto: target,
      after: result.tip,
    },
    retiredIn(result.decisions),
  );
  const range = { from: base.version, to: request.to };
  const adapted = await adaptFork(fork, parser, ports.migrations, {
    release: target,
    tip: result.tip,
    range,
  });
  return {
    ...common,
    conflicts: present.problems,
    hooks: present.kept,
    notes: [...result.notes, ...present.notes],
    migrations: adapted.applied,
  };
}
