/** Conflicts handed to a person in a worktree, and taken back on resume. */
import { onlyOffer } from '../engine/learn/offer.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import { hasMarkers } from '../engine/merge/markers.ts';
import { acceptOffers } from './accept-offers.ts';
import { committerOf } from './committer.ts';
import type { SyncContext } from './context.ts';
import { resolutionGuide } from './guide.ts';
import { learnedFrom } from './learn.ts';
import { branchOf } from './paths.ts';
import { commitPatch, type ReplayProgress, type ReplayStop } from './replay.ts';
import { recordManual } from './resolutions.ts';
import type { Patch } from './series.ts';
import type { StepResult } from './step.ts';
import { hasWorktree, refuseStray, worktreeAt } from './worktree.ts';

type Stopped = Extract<StepResult, { kind: 'stopped' }>;

/** Markers in the worktree, a guide beside it, and the reason why the sync stands still. */
export async function layConflicts(context: SyncContext, stop: ReplayStop): Promise<Stopped> {
  const { fork, files, paths, history, id, request } = context;
  await worktreeAt(context, stop.onto);
  await fork.showTree(paths.worktree, stop.tree);
  const commit = await fork.commit(stop.at);
  await files.write(
    paths.guide,
    resolutionGuide({
      conflicts: stop.conflicts,
      commit,
      worktree: paths.worktree,
      to: request.to,
      branch: branchOf(request),
    }),
  );
  history.updateSync(id, {
    sync_branch: branchOf(request),
    conflicts_count: stop.decisions.length + stop.conflicts.length,
  });
  return stopped(context, stop, summary(stop.conflicts));
}

/** The person's edits as the commit that had stopped; or still stopped, with what is missing. */
export async function takeResolution(
  context: SyncContext,
  patches: readonly Patch[],
  handed: ReplayStop,
  save: (output: ReplayStop) => void,
): Promise<ReplayProgress | Stopped> {
  const { fork, paths } = context;
  const patch =
    patches.find((candidate) => candidate.commit.id === handed.at) ??
    patches[handed.commits.length];
  if (patch === undefined) throw new Error(`the patch ${handed.at} is not in the series any more`);
  if (!(await hasWorktree(context))) {
    await refuseStray(context);
    return layConflicts(context, handed);
  }
  const stop = context.acceptsOffers ? await acceptOffers(context, patches, patch, handed) : handed;
  if (stop !== handed) save(stop);
  const tree = await fork.snapshotWorktree(paths.worktree);
  const left = await unresolved(context, stop, tree);
  if (left.length > 0) return stopped(context, stop, `not resolved yet: ${summary(left)}`);
  const done = await commitPatch(
    fork,
    patch,
    stop.onto,
    tree,
    await committerOf(fork, context.startedAt),
  );
  recordManual(context, stop, await learnedFrom(fork, context.parser, stop, tree));
  const { commits, decisions, lineConflicts, notes } = stop;
  return { commits: [...commits, done], decisions, lineConflicts, notes };
}

async function unresolved(
  context: SyncContext,
  stop: ReplayStop,
  tree: string,
): Promise<ConflictRegion[]> {
  const { fork } = context;
  const open: ConflictRegion[] = [];
  for (const region of stop.conflicts) {
    const entry = await fork.entry(tree, region.path);
    if (entry === null || entry.mode === '040000') continue;
    if (hasMarkers((await fork.blob(entry.id)).toString('utf8'))) open.push(region);
  }
  return open;
}

function stopped({ paths }: SyncContext, output: ReplayStop, message: string): Stopped {
  const offers = output.conflicts.filter((region) => onlyOffer(region) !== null).length;
  const offered = offers === 0 ? '' : ` (--resume --safe takes ${offers} learned before)`;
  return {
    kind: 'stopped',
    why: 'conflicts',
    output,
    message,
    fix: `edit the files in ${paths.worktree} (guide: ${paths.guide}), then trust-upstream sync --resume${offered}, or --rollback`,
  };
}

function summary(conflicts: readonly ConflictRegion[]): string {
  const [first] = conflicts;
  if (first === undefined) return 'no conflicts';
  const more = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : '';
  return `${first.path} line ${first.line}: ${first.reason}${more}`;
}
