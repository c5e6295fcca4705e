import type { GitCommand } from '../command.ts';
import { nulFields } from './paths.ts';

/** Paths that differ from HEAD or are untracked; a submodule counts when another commit is checked out in it. */
export const dirtyPaths: GitCommand<string[]> = {
  args: [
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=dirty',
  ],
  parse: (output) => nulFields(output).map((row) => row.slice(3)),
};
