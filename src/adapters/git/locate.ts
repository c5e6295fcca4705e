import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';
import { repositoryPath, type RepositoryPath } from './commands/rev-parse.ts';
import { type Place, place, withUsersLineEndings } from './place.ts';
import { run } from './run.ts';

export interface Repository {
  /** Absolute git directory shared by all worktrees. */
  readonly gitDir: string;
  /** Git directory of the worktree that was named, so that HEAD is that worktree's. */
  readonly at: Place;
}

/**
 * The repository that `path` is, or lies in.
 * @throws Problem `not-a-repository` naming the path
 */
export async function locateRepository(path: string): Promise<Repository> {
  const folder = resolve(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new Problem('not-a-repository', `${path} is not a folder`);
  const here = place(folder);
  const ask = (which: RepositoryPath): Promise<string> => run(here, repositoryPath(which));
  try {
    const [gitDir, own] = await Promise.all([ask('--git-common-dir'), ask('--absolute-git-dir')]);
    return { gitDir, at: place(own, { GIT_DIR: own }) };
  } catch (error) {
    if (!(error instanceof Problem) || !/not a git repository/.test(error.message)) throw error;
    throw new Problem('not-a-repository', `${path} is not in a git repository`);
  }
}

/**
 * A worktree of this repository by its own folder. Git looks upward for a repository: a broken linked worktree inside
 * a checkout must not be taken for that checkout.
 * @throws Problem `git` when the folder is no worktree of this repository
 */
export async function locateWorktree(repository: Repository, path: string): Promise<Place> {
  const found = await locateRepository(path);
  const own = found.at.folder;
  const top = await run(place(resolve(path)), repositoryPath('--show-toplevel'));
  if (found.gitDir !== repository.gitDir || (await realpath(top)) !== (await realpath(path))) {
    throw new Problem('git', `${path} is not a worktree of ${repository.gitDir}`);
  }
  const at = place(top, { GIT_DIR: own, GIT_WORK_TREE: top });
  // The user's own checkout keeps the user's line endings; linked worktrees hold the blobs' bytes.
  return own === found.gitDir ? withUsersLineEndings(at) : at;
}
