/** Stage 6: the fork's branch moves, and only here. */
import { BASE_REF, SERIES_REF } from '../base.ts';
import { firstDirty } from '../checkouts.ts';
import { committerOf } from '../committer.ts';
import type { SyncContext } from '../context.ts';
import { branchOf, branchRef } from '../paths.ts';
import { writeReports } from '../records.ts';
import { editedSince, keepLeftovers } from '../mend.ts';
import type { RunOutput } from '../run-output.ts';
import { outputOf, type Outputs, type Step, type StepResult } from '../step.ts';
import { builtTip } from './build.ts';

/** Output of `finalize/move`. */
export interface MoveOutput {
  readonly mode: 'replace' | 'merge';
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly series: string;
}

const move: Step = {
  stage: 'finalize',
  name: 'move',
  async run(context, outputs, _previous, save) {
    const { fork, request, begun, id } = context;
    const series = builtTip(outputs);
    const ref = branchRef(request.branch);
    const after = request.finalize === 'merge' ? await mergeCommit(context, series) : series;
    const output: MoveOutput = {
      mode: request.finalize,
      branch: request.branch,
      before: begun.tip,
      after,
      series,
    };
    const now = await fork.ref(ref);
    const moved = {
      kind: 'done',
      output,
      message: `${request.branch} is ${after.slice(0, 12)} (${request.finalize})`,
    } as const;
    if (now === after && (await fork.ref(SERIES_REF)) === series) return moved;
    if (now !== begun.tip) return branchMoved(context, now);
    const dirty =
      (await dirtyCheckout(context, ref)) ?? (await dirtyWorktree(context, outputs, series));
    if (dirty !== null) return dirty;
    save(output);
    await fork.moveRefs(
      [
        { ref, old: begun.tip, next: after },
        { ref: BASE_REF, old: await fork.ref(BASE_REF), next: begun.target },
        { ref: SERIES_REF, old: await fork.ref(SERIES_REF), next: series },
      ],
      `trust-upstream: sync ${id} to ${request.to}`,
    );
    return moved;
  },
};

const checkout: Step = {
  stage: 'finalize',
  name: 'checkout',
  async run({ fork, request, paths }, outputs) {
    const { before, after } = outputOf<MoveOutput>(outputs, 'finalize/move');
    const ref = branchRef(request.branch);
    const shown = (await fork.worktrees()).filter(
      (one) => one.branch === ref && !one.bare && one.path !== paths.worktree,
    );
    for (const worktree of shown) await fork.updateWorktree(worktree.path, before, after);
    return { kind: 'done', output: { updated: shown.map((one) => one.path) } };
  },
};

const record: Step = {
  stage: 'finalize',
  name: 'record',
  async run(context, outputs) {
    const { history, key, request, begun, id, clock, fork, paths } = context;
    const { after, series } = outputOf<MoveOutput>(outputs, 'finalize/move');
    await keepLeftovers(context, series);
    await fork.removeWorktree(paths.worktree);
    const at = clock.now().toISOString();
    history.transaction(() => {
      history.setVersionRecord(key, {
        version: request.to,
        base_commit: begun.target,
        series_tip: series,
        branch_tip: after,
        sync_id: id,
        recorded_at: at,
      });
      history.updateSync(id, { merge_commit: after, sync_branch: branchOf(request) });
    });
    return {
      kind: 'done',
      output: { version: request.to },
      message: `the fork is based on ${request.to}`,
    };
  },
};

const close: Step = {
  stage: 'finalize',
  name: 'report',
  async run(context) {
    const { history, id, clock, paths } = context;
    history.updateSync(id, { status: 'success', completed_at: clock.now().toISOString() });
    return {
      kind: 'done',
      output: { path: paths.reportHtml },
      message: await writeReports(context),
    };
  },
};

const notify: Step = {
  stage: 'finalize',
  name: 'notify',
  async run({ notifier, request, id }) {
    await notifier.notify({
      level: 'INFO',
      text: `tRust synced to ${request.to}`,
      cause: `sync-done:${id}`,
    });
    return { kind: 'done', output: {} };
  },
};

async function mergeCommit(
  { fork, begun, request, startedAt }: SyncContext,
  series: string,
): Promise<string> {
  const committer = await committerOf(fork, startedAt);
  return fork.writeCommit({
    tree: (await fork.commit(series)).tree,
    parents: [begun.tip, series],
    author: committer,
    committer,
    message: `Sync with Rust ${request.to}\n`,
  });
}

async function dirtyCheckout(
  { fork, request }: SyncContext,
  ref: string,
): Promise<StepResult | null> {
  const dirty = await firstDirty(fork, ref);
  if (dirty === null) return null;
  return {
    kind: 'stopped',
    why: 'dirty',
    output: null,
    message: `${request.branch} is checked out at ${dirty.worktree} with uncommitted changes (${dirty.path})`,
    fix: 'commit or stash them, then trust-upstream sync --resume',
  };
}

async function dirtyWorktree(
  context: SyncContext,
  outputs: Outputs,
  series: string,
): Promise<StepResult | null> {
  const { worktree } = context.paths;
  const ran = [
    outputOf<RunOutput>(outputs, 'test/test'),
    outputOf<RunOutput>(outputs, 'build/build'),
  ];
  const last = ran.find(({ kind }) => kind === 'ran') ?? ran[0];
  const edited = last === undefined ? null : await editedSince(context, series, last);
  if (edited === null) return null;
  return {
    kind: 'stopped',
    why: 'dirty',
    output: null,
    message: `${edited.path} was changed in ${worktree} after the last build and test`,
    fix: `put it back (it would go in untested), then trust-upstream sync --resume, or --rollback`,
  };
}

function branchMoved({ request, begun }: SyncContext, now: string | null): StepResult {
  const where =
    now === null ? 'was deleted' : `moved from ${begun.tip.slice(0, 12)} to ${now.slice(0, 12)}`;
  return {
    kind: 'stopped',
    why: 'moved',
    output: { moved: now },
    message: `${request.branch} ${where} during the sync`,
    fix: 'run trust-upstream sync --resume to replay what is new, or --rollback',
  };
}

export const finalizeSteps: readonly Step[] = [move, checkout, record, close, notify];
