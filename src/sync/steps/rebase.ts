/** Stage 2: the fork's patches on the new release. */
import type { MergeRecord } from '../../ports/history.ts';
import { retiredIn } from '../retire.ts';
import { committerOf } from '../committer.ts';
import type { SyncContext } from '../context.ts';
import { syncSeries } from '../current-series.ts';
import { layConflicts, takeResolution } from '../handover.ts';
import { completeHooks } from '../complete-hooks.ts';
import { hooksPresent } from '../hooks-present.ts';
import { branchOf, branchRef } from '../paths.ts';
import { NOTHING_REPLAYED, replay, type ReplayProgress, type ReplayStop } from '../replay.ts';
import { recordAutomatic } from '../resolutions.ts';
import type { Patch } from '../series.ts';
import { outputOf, type Step, type StepResult } from '../step.ts';
import { stored } from '../stored.ts';
import { moveBranch } from '../worktree.ts';

/** Output of the step while it runs, when it stopped, and when it is done. */
export type ReplayOutput =
  | (ReplayProgress & { readonly kind: 'progress' })
  | (ReplayProgress & {
      readonly kind: 'done';
      readonly tip: string;
      readonly hooks: { readonly kept: readonly string[]; readonly absent: readonly string[] };
    })
  | ReplayStop;

const replayStep: Step = {
  stage: 'rebase',
  name: 'replay',
  async run(context, _outputs, previous, save) {
    const { fork, parser, limit, begun, id, key, history, onEvent } = context;
    const { patches } = await syncSeries(context, begun.tip);
    const hooks = await completeHooks(fork, parser, context.hooks, patches, begun.tip);
    const before = await progressSoFar(
      { ...context, hooks },
      patches,
      storedReplay(previous),
      save,
    );
    if ('why' in before) return before;
    save({ kind: 'progress', ...before } satisfies ReplayOutput);
    const merges: MergeRecord[] = [];
    const result = await replay({
      git: fork,
      parser,
      hooks,
      limit,
      patches,
      lessons: history.learned(key),
      onto: begun.target,
      committer: await committerOf(fork, context.startedAt),
      before,
      onMerged: (file, patch) => merges.push({ ...file, sync_id: id, patch }),
      onCommit: (done, count, of) => {
        const note = done.empty ? 'already upstream: ' : '';
        onEvent({ kind: 'note', text: `${count}/${of} ${note}${done.subject}` });
      },
    });
    for (const text of result.notes.slice(before.notes.length)) onEvent({ kind: 'note', text });
    await recordAutomatic(context, result, merges);
    if (result.kind === 'conflicts') return layConflicts(context, result);
    return checked({ ...context, hooks }, result, result.tip);
  },
};

/** A record of an older build lacks what that did not know of yet: nothing of it happened. */
function storedReplay(previous: unknown): ReplayOutput | null {
  const output = stored<ReplayOutput | null>(previous);
  return output === null ? null : { ...NOTHING_REPLAYED, ...output };
}

/** What an earlier run left: a person's resolution is saved before anything touches the worktree again. */
async function progressSoFar(
  context: SyncContext,
  patches: readonly Patch[],
  previous: ReplayOutput | null,
  save: (output: ReplayOutput) => void,
): Promise<ReplayProgress | Extract<StepResult, { kind: 'stopped' }>> {
  if (previous === null) return NOTHING_REPLAYED;
  if (previous.kind === 'conflicts') return takeResolution(context, patches, previous, save);
  const { commits, decisions, lineConflicts, notes } = previous;
  const same = commits.findIndex((done, at) => done.from !== patches[at]?.commit.id);
  return {
    commits: same === -1 ? commits : commits.slice(0, same),
    decisions,
    lineConflicts,
    notes,
  };
}

async function checked(
  context: SyncContext,
  progress: ReplayProgress,
  tip: string,
): Promise<StepResult> {
  const { fork, parser, hooks, begun } = context;
  const present = await hooksPresent(
    fork,
    parser,
    hooks,
    {
      before: begun.tip,
      onto: begun.target,
      after: tip,
    },
    retiredIn(progress.decisions),
  );
  if (present.problems.length > 0) {
    const last = progress.commits.at(-1);
    if (last === undefined) throw new Error('hooks are gone though nothing was replayed');
    const { decisions, lineConflicts, notes } = progress;
    const commits = progress.commits.slice(0, -1);
    const onto = commits.at(-1)?.to ?? begun.target;
    // Nothing else of `progress`: it may be a whole result with a kind of its own.
    return layConflicts(context, {
      kind: 'conflicts',
      decisions,
      lineConflicts,
      notes,
      commits,
      conflicts: present.problems,
      at: last.from,
      onto,
      tree: (await fork.commit(tip)).tree,
    });
  }
  const { commits, decisions, lineConflicts } = progress;
  const notes = [...progress.notes, ...present.notes];
  const output: ReplayOutput = {
    kind: 'done',
    commits,
    decisions,
    lineConflicts,
    notes,
    tip,
    hooks: { kept: present.kept, absent: present.absent },
  };
  const empty = commits.filter((commit) => commit.empty).length;
  const message = [
    `${commits.length - empty} commit${commits.length - empty === 1 ? '' : 's'} replayed`,
    ...(empty > 0 ? [`${empty} dropped (upstream has them)`] : []),
    `${decisions.length} conflict${decisions.length === 1 ? '' : 's'} resolved`,
    `${present.kept.length} hooks in place`,
    ...notes,
  ].join(', ');
  return { kind: 'done', output, message };
}

const branch: Step = {
  stage: 'rebase',
  name: 'branch',
  async run(context, outputs) {
    const { tip } = outputOf<{ tip: string }>(outputs, 'rebase/replay');
    await moveBranch(context, tip);
    return {
      kind: 'done',
      output: { ref: branchRef(branchOf(context.request)), commit: tip },
      message: `${branchOf(context.request)} is ${tip.slice(0, 12)}`,
    };
  },
};

export const rebaseSteps: readonly Step[] = [replayStep, branch];
