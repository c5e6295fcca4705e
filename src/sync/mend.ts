/** What a person changed in the sync's worktree: taken up on resume, never thrown away. */
import type { ObjectId, TreeChange } from '../ports/git.ts';
import { committerOf } from './committer.ts';
import type { SyncContext } from './context.ts';
import { keptRef } from './paths.ts';
import type { RunOutput } from './run-output.ts';
import { hasWorktree, moveBranch, refuseStray } from './worktree.ts';

/**
 * The commit to build: `tip`, or one on top of it with the person's edits. An edited file that the commit holds is one;
 * a new file only if it came after the command had ended, as before that it may be the command's own.
 */
export async function absorbMend(
  context: SyncContext,
  tip: ObjectId,
  previous: RunOutput | null,
): Promise<ObjectId> {
  if (previous === null || previous.kind === 'skipped') return tip;
  const { fork, paths, request, startedAt } = context;
  if (!(await hasWorktree(context))) {
    await refuseStray(context);
    return previous.tip;
  }
  const now = await fork.snapshotWorktree(paths.worktree);
  const edited = (await fork.changes(previous.tip, now)).filter(({ before }) => before !== null);
  const since = previous.kind === 'ran' ? await fork.changes(previous.tree, now) : [];
  const changes = [...new Map([...edited, ...since].map((one) => [one.path, one])).values()];
  if (changes.length === 0) return previous.tip;
  const tree = await fork.writeTree(
    previous.tip,
    changes.map(({ path, after }) => ({ path, entry: after })),
  );
  const committer = await committerOf(fork, startedAt);
  const commit = await fork.writeCommit({
    tree,
    parents: [previous.tip],
    author: committer,
    committer,
    message: `Mend the build on ${request.to}\n\n${changes.map(({ path }) => `- ${path}`).join('\n')}\n`,
  });
  await moveBranch(context, commit);
  return commit;
}

/** What in the worktree is neither in `series` nor was there when the last command ended. */
export async function editedSince(
  context: SyncContext,
  series: ObjectId,
  last: RunOutput,
): Promise<TreeChange | null> {
  const { fork, paths } = context;
  if (!(await hasWorktree(context))) return null;
  const now = await fork.snapshotWorktree(paths.worktree);
  const [first] = await fork.changes(last.kind === 'ran' ? last.tree : series, now);
  return first ?? null;
}

/** Before the worktree goes: whatever it holds beyond `series` is kept as a commit under a ref of its own. */
export async function keepLeftovers(context: SyncContext, series: ObjectId): Promise<void> {
  const { fork, paths, id, startedAt, onEvent } = context;
  if (!(await hasWorktree(context))) return;
  const tree = await fork.snapshotWorktree(paths.worktree);
  if (tree === (await fork.commit(series)).tree) return;
  const committer = await committerOf(fork, startedAt);
  const message = `Left in the worktree of sync ${id}\n`;
  const next = await fork.writeCommit({
    tree,
    parents: [series],
    author: committer,
    committer,
    message,
  });
  const ref = keptRef(id);
  const old = await fork.ref(ref);
  if (old !== next) await fork.moveRefs([{ ref, old, next }], `trust-upstream: sync ${id}`);
  onEvent({ kind: 'note', text: `what else the worktree held is kept as ${ref}` });
}
