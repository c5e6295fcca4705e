/** What a person changed in the worktree after a failed build or test, as a commit of its own; what the build made is left out. */
import type { ObjectId } from '../ports/git.ts';
import { committerOf } from './committer.ts';
import type { SyncContext } from './context.ts';
import type { RunOutput } from './run-output.ts';
import { hasWorktree, moveBranch } from './worktree.ts';

/** The worktree's files as they are when a command has failed. */
export function markFailure({ fork, paths }: SyncContext): Promise<ObjectId> {
  return fork.snapshotWorktree(paths.worktree);
}

/** The commit to build: `tip`, or one on top of it with what changed since the failure. */
export async function absorbMend(
  context: SyncContext,
  tip: ObjectId,
  previous: RunOutput | null,
): Promise<ObjectId> {
  if (previous?.kind === 'mended') return previous.tip;
  if (previous?.kind !== 'ran' || previous.failedTree === null) return tip;
  const { fork, paths, request, startedAt } = context;
  if (!(await hasWorktree(context))) return previous.tip;
  const now = await fork.snapshotWorktree(paths.worktree);
  const changes = await fork.changes(previous.failedTree, now);
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
