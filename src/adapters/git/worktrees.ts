import { readdir, readFile, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../base/problem.ts';
import type { ObjectId } from '../../ports/git.ts';
import { hardReset, overwriteWith, refreshIndex, switchTrees } from './commands/index.ts';
import { listWorktrees, worktreeAdd, worktreeRemove } from './commands/worktree.ts';
import { locateWorktree, type Repository } from './locate.ts';
import { type Place, withSettings } from './place.ts';
import { run } from './run.ts';

/** A new linked worktree; what an earlier try left at `path` goes first. Other worktrees are not looked at. */
export async function addWorktree(
  repository: Repository,
  path: string,
  commit: ObjectId,
  branch: string | null,
): Promise<void> {
  await removeWorktree(repository, path);
  // A sparse main checkout would hand its sparseness on.
  const whole = withSettings(repository.at, 'core.sparseCheckout=false');
  await run(whole, worktreeAdd(resolve(path), commit, branch));
}

/**
 * Remove a linked worktree: its folder first, then git's record of it, so that a crash between leaves something to
 * find. Nothing there: nothing happens.
 * @throws Problem `git` when the folder is something else
 */
export async function removeWorktree(repository: Repository, path: string): Promise<void> {
  const folder = await canonicalPath(resolve(path));
  const listed = await run(repository.at, listWorktrees);
  const worktrees = await Promise.all(
    listed.map(async ({ path: at }, index) => ({ at, index, real: await canonicalPath(at) })),
  );
  const record = worktrees.find(({ real, index }) => real === folder && index > 0);
  const others = worktrees.filter((worktree) => worktree !== record);
  refuseUsersFolders(
    repository,
    folder,
    others.map(({ real }) => real),
  );
  if (record === undefined && !(await isLeftover(repository, folder))) {
    throw new Problem('git', `${path} is not a worktree of ${repository.gitDir}`);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  if (record !== undefined) await run(repository.at, worktreeRemove(record.at));
}

/** Deleting a folder deletes what lies in it: never the repository or another worktree. */
function refuseUsersFolders(
  repository: Repository,
  folder: string,
  others: readonly string[],
): void {
  const lost = [repository.gitDir, ...others].find(
    (kept) => !relative(folder, kept).startsWith('..'),
  );
  if (lost !== undefined) {
    throw new Problem('git', `${folder} cannot be removed: it is or holds ${lost}`);
  }
}

/** No folder, an empty one, or one whose `.git` file says it was a worktree of this repository. */
async function isLeftover(repository: Repository, folder: string): Promise<boolean> {
  const items = await readdir(folder).catch(() => []);
  if (items.length === 0) return true;
  const link = await readFile(join(folder, '.git'), 'utf8').catch(() => '');
  return link.startsWith(`gitdir: ${join(repository.gitDir, 'worktrees')}/`);
}

/** The path with symbolic links resolved as far as it exists. */
async function canonicalPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await canonicalPath(parent), basename(path));
  }
}

/**
 * Index and files of a worktree from one tree to another.
 * @throws Problem `dirty` when that would lose changes
 */
export async function updateWorktree(at: Place, from: ObjectId, to: ObjectId): Promise<void> {
  await onceUnlocked(() => run(at, refreshIndex));
  await onceUnlocked(() => run(at, switchTrees(from, to, at.folder)));
}

/** A worktree's branch, index and tracked files to `commit`, whatever they were. */
export async function resetWorktree(
  repository: Repository,
  path: string,
  commit: ObjectId,
): Promise<void> {
  const at = await locateOwnWorktree(repository, path);
  await onceUnlocked(() => run(at, hardReset(commit)));
}

/** A worktree's index and tracked files to `tree`, whatever they were; its branch stays. */
export async function showTree(
  repository: Repository,
  path: string,
  tree: ObjectId,
): Promise<void> {
  const at = await locateOwnWorktree(repository, path);
  await onceUnlocked(() => run(at, overwriteWith(tree)));
}

/** Whatever is overwritten without asking is never the repository's own checkout. */
async function locateOwnWorktree(repository: Repository, path: string): Promise<Place> {
  const at = await locateWorktree(repository, path);
  if (at.env['GIT_DIR'] === repository.gitDir) {
    throw new Problem('git', `${path} is the checkout of ${repository.gitDir}: not overwritten`);
  }
  return at;
}

/** Another git process holds the index for moments only; waits up to 2 s. */
async function onceUnlocked<T>(task: () => Promise<T>): Promise<T> {
  for (let tries = 20; ; tries -= 1) {
    try {
      return await task();
    } catch (error) {
      const locked = error instanceof Problem && /\.lock': File exists/.test(error.message);
      if (!locked || tries === 0) throw error;
      await wait(100);
    }
  }
}
