/** The sync's own branch and, once there is one, its worktree: they move together. */
import { Problem } from '../base/problem.ts';
import type { ObjectId } from '../ports/git.ts';
import type { SyncContext } from './context.ts';
import { branchOf, branchRef } from './paths.ts';

/** `sync/<version>` to `commit`, and its worktree's tracked files too, if it has one. */
export async function moveBranch(context: SyncContext, commit: ObjectId): Promise<void> {
  const { fork, request, id, paths } = context;
  if (await hasWorktree(context)) {
    await fork.resetWorktree(paths.worktree, commit);
    return;
  }
  const ref = branchRef(branchOf(request));
  const old = await fork.ref(ref);
  if (old !== commit)
    await fork.moveRefs([{ ref, old, next: commit }], `trust-upstream: sync ${id}`);
}

/** The worktree at `commit`, made when it is not there yet. What was built in it stays. */
export async function worktreeAt(context: SyncContext, commit: ObjectId): Promise<string> {
  const { fork, request, paths } = context;
  if (await hasWorktree(context)) await fork.resetWorktree(paths.worktree, commit);
  else await fork.addWorktree(paths.worktree, commit, branchOf(request));
  return paths.worktree;
}

export async function hasWorktree({ fork, paths, files }: SyncContext): Promise<boolean> {
  const listed = (await fork.worktrees()).some((worktree) => worktree.path === paths.worktree);
  return listed && (await files.exists(paths.worktree));
}

/** A folder that git does not know as our worktree may hold a person's work: it is never made anew over it. */
export async function refuseStray({ paths, files, fork }: SyncContext): Promise<void> {
  if (!(await files.exists(paths.worktree))) return;
  throw new Problem(
    'state',
    `${paths.worktree} is there, but git does not know it as a worktree (was the state folder moved?)`,
    `git --git-dir ${fork.gitDir} worktree repair ${paths.worktree}, then sync --resume`,
  );
}
