/** Starting, resuming and undoing a sync. */
import { Problem } from '../base/problem.ts';
import type { GitReader, GitWriter, ObjectId } from '../ports/git.ts';
import type { ForkKey, History, StepRecord, SyncOperation } from '../ports/history.ts';
import { checkCommands, survey, touchedRefs } from './begin.ts';
import type { BegunSync, SyncRequest } from './begun.ts';
import { checkDeclared } from './check-hooks.ts';
import type { SyncContext, SyncPorts } from './context.ts';
import { runSteps, type SyncOutcome } from './machine.ts';
import { branchOf, branchRef, syncPaths } from './paths.ts';
import { stored } from './stored.ts';

/** Where a sync works. */
export interface SyncPlace {
  readonly forkPath: string;
  readonly fork: GitWriter;
  readonly upstream: GitReader;
  /** The state folder. */
  readonly state: string;
}

export type StartOutcome = SyncOutcome | { readonly kind: 'up-to-date'; readonly version: string };

export async function startSync(
  ports: SyncPorts,
  place: SyncPlace,
  request: SyncRequest,
): Promise<StartOutcome> {
  const { history, opener, clock } = ports;
  const key: ForkKey = { git_dir: place.fork.gitDir, branch: request.branch };
  refuseUnfinished(history.unfinished(key));
  const sight = await opener.openScratch(place.forkPath, [place.upstream.gitDir]);
  try {
    const ground = {
      fork: sight,
      upstream: place.upstream,
      record: history.versionRecord(key),
      left: leftBehind(history, key),
    };
    const found = await survey(ground, request);
    if (found.kind === 'up-to-date') return found;
    await checkCommands(ports, ground, found.begun);
    const { base, tip } = found.begun;
    await checkDeclared(sight, ports.parser, ports.hooks, { base: base.commit, tip });
    const unlock = history.lock(key);
    try {
      const id = clock.newId();
      const startedAt = clock.now();
      const begun = {
        ...found.begun,
        refs: await touchedRefs(place.fork, id, request, found.begun.base),
      };
      history.beginSync(key, newOperation(id, begun, startedAt), begun);
      return await runSteps(contextOf(ports, place, key, id, begun, startedAt));
    } finally {
      unlock();
    }
  } finally {
    await sight.close();
  }
}

/** @param safe a person accepts the learned resolutions that are offered for the conflicts at hand */
export async function resumeSync(
  ports: SyncPorts,
  place: SyncPlace,
  branch: string,
  { safe = false }: { readonly safe?: boolean } = {},
): Promise<SyncOutcome> {
  const { history } = ports;
  const key: ForkKey = { git_dir: place.fork.gitDir, branch };
  const operation = history.unfinished(key);
  if (operation === null) {
    throw new Problem(
      'nothing-to-do',
      `no unfinished sync of branch ${branch}`,
      'start one: trust-upstream sync --to VERSION',
    );
  }
  const unlock = history.lock(key);
  try {
    const begun = await followBranch(ports, place, operation.id, begunOf(ports, operation.id));
    if (operation.status === 'failed') history.updateSync(operation.id, { status: 'in_progress' });
    return await runSteps({
      ...contextOf(ports, place, key, operation.id, begun, new Date(operation.started_at)),
      acceptsOffers: safe,
    });
  } finally {
    unlock();
  }
}

/** What was settled when the sync began. */
export function begunOf({ history }: Pick<SyncPorts, 'history'>, id: string): BegunSync {
  const state = history.state(id);
  if (state === null) throw new Problem('state', `sync ${id} has no recorded request`);
  return stored<BegunSync>(state.request);
}

/** After finalize found the branch moved: start from its new tip; steps repeat, and what is the same is reused. */
async function followBranch(
  ports: SyncPorts,
  place: SyncPlace,
  id: string,
  begun: BegunSync,
): Promise<BegunSync> {
  const { history } = ports;
  const steps = history.steps(id);
  const move = steps.find((step) => step.stage === 'finalize' && step.step === 'move');
  const done = stored<{ after?: string } | null | undefined>(move?.output)?.after;
  if (move?.status !== 'paused' || done !== undefined) return begun;
  const tip = await place.fork.commitId(branchRef(begun.request.branch));
  if (tip === null)
    throw new Problem(
      'moved',
      `branch ${begun.request.branch} is gone`,
      'restore it, or sync --rollback',
    );
  if (tip === begun.tip) return begun;
  const mend = mendOf(steps);
  if (mend !== null) {
    throw new Problem(
      'moved',
      `${begun.request.branch} moved, and the sync holds a mend (${mend}) that does not follow it by itself`,
      'put the branch back where it was, then sync --resume; or sync --rollback, with the mend at hand',
    );
  }
  const next = { ...begun, tip, refs: { ...begun.refs, [branchRef(begun.request.branch)]: tip } };
  history.transaction(() => {
    history.setState(id, { request: next });
    for (const step of steps) {
      // Only what was replayed is worth keeping: builds and tests were of another commit.
      const output = step.step === 'replay' ? step.output : null;
      history.recordStep({ ...step, status: 'started', finished_at: null, output });
    }
  });
  return next;
}

export function contextOf(
  ports: SyncPorts,
  place: SyncPlace,
  key: ForkKey,
  id: string,
  begun: BegunSync,
  startedAt: Date,
): SyncContext {
  const { fork, upstream, state } = place;
  return {
    ...ports,
    id,
    key,
    begun,
    request: begun.request,
    fork,
    upstream,
    paths: syncPaths(state, id),
    startedAt,
    acceptsOffers: false,
  };
}

function newOperation(id: string, { base, request }: BegunSync, startedAt: Date): SyncOperation {
  return {
    id,
    from_version: base.version,
    to_version: request.to,
    started_at: startedAt.toISOString(),
    completed_at: null,
    status: 'in_progress',
    conflicts_count: null,
    conflicts_auto_resolved: null,
    conflicts_manual_resolved: null,
    build_time_seconds: null,
    tests_passed: null,
    tests_failed: null,
    impact_report_path: null,
    sync_report_path: null,
    error_log_path: null,
    sync_branch: branchOf(request),
    merge_commit: null,
  };
}

function refuseUnfinished(operation: SyncOperation | null): void {
  if (operation === null) return;
  throw new Problem(
    'locked',
    `sync ${operation.id} to ${operation.to_version} is not finished`,
    'go on with trust-upstream sync --resume, or undo it with --rollback',
  );
}

/** The commit with what a person mended after a failed build or test, if there is one. */
function mendOf(steps: readonly StepRecord[]): ObjectId | null {
  const tipOf = (stage: string, step: string): ObjectId | undefined =>
    stored<{ tip?: ObjectId } | null | undefined>(
      steps.find((one) => one.stage === stage && one.step === step)?.output,
    )?.tip;
  const adapted = tipOf('adapt', 'migrate');
  const built = tipOf('test', 'test') ?? tipOf('build', 'build');
  return built === undefined || built === adapted ? null : built;
}

/** Where earlier syncs of the fork left their own branches. */
export function leftBehind(history: History, key: ForkKey): ObjectId[] {
  return history.versionRecords(key).map((record) => record.series_tip);
}
