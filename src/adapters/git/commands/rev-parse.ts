import type { GitCommand } from '../command.ts';
import { oneLine } from './paths.ts';

export type RepositoryPath =
  '--absolute-git-dir' | '--git-common-dir' | '--show-toplevel' | '--is-inside-git-dir';

/** One absolute path of the repository that git is run in; each asked alone, since a path may hold a newline. */
export function repositoryPath(which: RepositoryPath): GitCommand<string> {
  return { args: ['rev-parse', '--path-format=absolute', which], parse: oneLine };
}

/** Where git keeps a file of its own, such as `index` or `objects`. */
export function internalPath(name: string): GitCommand<string> {
  return { args: ['rev-parse', '--path-format=absolute', '--git-path', name], parse: oneLine };
}
