/** Every ref, folder and record of a sync back to where it was. Safe to call twice and after a crash. */
import { Problem } from '../base/problem.ts';
import type { RefMove } from '../ports/git.ts';
import type { ForkKey, History, SyncOperation } from '../ports/history.ts';
import { refsOf } from './begin.ts';
import type { BegunSync } from './begun.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitWriter } from '../ports/git.ts';
import { branchOf, branchRef, syncPaths } from './paths.ts';
import type { MoveOutput } from './steps/finalize.ts';
import { stored } from './stored.ts';
import { begunOf } from './sync.ts';

export interface RollbackPorts {
  readonly history: History;
  readonly clock: Clock;
}

export interface RollbackPlace {
  readonly fork: GitWriter;
  /** The state folder. */
  readonly state: string;
}

/** Undoes the unfinished sync, else the last finished one while the branch is where it left it. Returns its id. */
export async function rollbackSync(
  ports: RollbackPorts,
  place: RollbackPlace,
  branch: string,
): Promise<string> {
  const { history } = ports;
  const key: ForkKey = { git_dir: place.fork.gitDir, branch };
  const unlock = history.lock(key);
  try {
    const operation = history.unfinished(key) ?? lastFinished(ports, key);
    if (operation === null)
      throw new Problem('nothing-to-do', `no sync of branch ${branch} to roll back`);
    await undo(ports, place, key, operation);
    return operation.id;
  } finally {
    unlock();
  }
}

function lastFinished({ history }: RollbackPorts, key: ForkKey): SyncOperation | null {
  const last = history.syncs(key).find((operation) => operation.status !== 'rolled_back');
  return last?.status === 'success' ? last : null;
}

async function undo(
  ports: RollbackPorts,
  place: RollbackPlace,
  key: ForkKey,
  operation: SyncOperation,
): Promise<void> {
  const { history, clock } = ports;
  const { fork } = place;
  const { id } = operation;
  const begun = begunOf(ports, id);
  const moved = moveOf(ports, id);
  const ref = branchRef(begun.request.branch);
  const now = await fork.ref(ref);
  if (moved !== null && now !== moved.after && now !== begun.tip) {
    throw new Problem(
      'moved',
      `${begun.request.branch} has moved on since the sync (${now ?? 'deleted'})`,
      'undo that first',
    );
  }
  const checkouts =
    moved === null ? [] : await cleanCheckouts(place, ref, now === moved.after ? begun.tip : null);
  await fork.removeWorktree(syncPaths(place.state, id).worktree);
  await fork.moveRefs(
    await movesBack(place, id, begun, moved),
    `trust-upstream: roll back sync ${id}`,
  );
  for (const path of checkouts)
    await fork.updateWorktree(path, moved?.after ?? begun.tip, begun.tip);
  history.transaction(() => {
    if (history.versionRecord(key)?.sync_id === id)
      history.setVersionRecord(key, history.replacedRecord(id));
    history.updateSync(id, { status: 'rolled_back', completed_at: clock.now().toISOString() });
    history.setState(id, { phase: 'done', message: 'rolled back' });
  });
}

function moveOf({ history }: RollbackPorts, id: string): MoveOutput | null {
  const step = history.steps(id).find((one) => one.stage === 'finalize' && one.step === 'move');
  const output = stored<MoveOutput | { after?: never } | null | undefined>(step?.output);
  return output?.after === undefined ? null : output;
}

/** Where the branch is checked out. `behind`: what a checkout may still show, though the branch has moved on. */
async function cleanCheckouts(
  { fork }: RollbackPlace,
  ref: string,
  behind: string | null,
): Promise<string[]> {
  const paths: string[] = [];
  for (const worktree of await fork.worktrees()) {
    if (worktree.branch !== ref || worktree.bare) continue;
    const [dirty] = behind === null ? [] : await fork.dirtyPaths(worktree.path);
    if (dirty !== undefined && !(await shows(fork, worktree.path, behind))) {
      throw new Problem(
        'dirty',
        `${worktree.path} has uncommitted changes (${dirty})`,
        'commit or stash them, then sync --rollback',
      );
    }
    paths.push(worktree.path);
  }
  return paths;
}

async function shows(fork: GitWriter, worktree: string, commit: string | null): Promise<boolean> {
  if (commit === null) return false;
  return (await fork.snapshotWorktree(worktree)) === (await fork.commit(commit)).tree;
}

/** A branch that a person moved during an unfinished sync stays where it is. */
async function movesBack(
  { fork }: RollbackPlace,
  id: string,
  begun: BegunSync,
  moved: MoveOutput | null,
): Promise<RefMove[]> {
  const own = branchRef(branchOf(begun.request));
  // A person's commits on the sync's branch, or a checkout of it, are not ours to take away.
  const shown = (await fork.worktrees()).some(({ branch }) => branch === own);
  const moves: RefMove[] = [];
  for (const ref of refsOf(id, begun.request, begun.base)) {
    if (ref === branchRef(begun.request.branch) && moved === null) continue;
    const old = await fork.ref(ref);
    if (ref === own && moved !== null && (old !== moved.series || shown)) continue;
    const next = begun.refs[ref] ?? null;
    if (old !== next) moves.push({ ref, old, next });
  }
  return moves;
}
