/** Where the fork's branch is checked out. */
import type { GitReader } from '../ports/git.ts';

/** The first checkout of `ref` with uncommitted changes, and one path that has them. */
export async function firstDirty(
  fork: GitReader,
  ref: string,
): Promise<{ readonly worktree: string; readonly path: string } | null> {
  for (const worktree of await fork.worktrees()) {
    if (worktree.branch !== ref || worktree.bare) continue;
    const [path] = await fork.dirtyPaths(worktree.path);
    if (path !== undefined) return { worktree: worktree.path, path };
  }
  return null;
}
