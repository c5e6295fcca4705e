import type { ObjectId, Worktree } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

/** All worktrees, the main one (or the bare repository) first. */
export const listWorktrees: GitCommand<Worktree[]> = {
  args: ['worktree', 'list', '--porcelain', '-z'],
  parse: (output) =>
    output
      .split('\0\0')
      .filter((record) => record !== '')
      .map((record) => {
        const fields = record.split('\0');
        const value = (key: string): string | null =>
          fields.find((field) => field.startsWith(`${key} `))?.slice(key.length + 1) ?? null;
        const bare = fields.includes('bare');
        return { path: value('worktree') ?? '', branch: value('branch'), bare };
      }),
};

/** A new linked worktree; `branch` is created or reset, and refused while checked out elsewhere. */
export function worktreeAdd(
  path: string,
  commit: ObjectId,
  branch: string | null,
): GitCommand<void> {
  const head = branch === null ? ['--detach'] : ['-B', branch];
  return {
    args: ['worktree', 'add', '--quiet', '--no-guess-remote', ...head, path, commit],
    parse: () => undefined,
  };
}

/** Drop git's record of a worktree, locked or not, whose folder is gone. */
export function worktreeRemove(path: string): GitCommand<void> {
  return {
    args: ['worktree', 'remove', '--force', '--force', path],
    parse: () => undefined,
  };
}
