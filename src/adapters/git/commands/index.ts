import { Problem } from '../../../base/problem.ts';
import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';
import { lastLine } from '../failure.ts';

/** Bring the index's file times up to date, so that a file merely touched does not count as changed; true if none is. */
export const refreshIndex: GitCommand<boolean> = {
  // Not quiet: it would not say that another process holds the index.
  args: ['update-index', '--ignore-submodules', '--refresh'],
  parse: () => true,
  // Some files differ: whether that matters is for the next command to say.
  otherwise: ({ exit }) => (exit === 1 ? false : undefined),
};

const WOULD_LOSE =
  /not uptodate|would be overwritten|would lose untracked|would be removed|resolve your current index/;

/**
 * Index and files from one tree to another; what differs from both stays or stops it.
 * @throws Problem `dirty` when that would lose changes
 */
export function switchTrees(from: ObjectId, to: ObjectId, worktree: string): GitCommand<void> {
  return {
    args: ['read-tree', '-m', '-u', '--no-recurse-submodules', from, to],
    parse: () => undefined,
    otherwise: ({ complaint }) => {
      if (!WOULD_LOSE.test(complaint)) return undefined;
      throw new Problem('dirty', `${worktree} has changes: ${lastLine(complaint)}`);
    },
  };
}

/** The branch, index and tracked files of a worktree to one commit, losing changes. */
export function hardReset(commit: ObjectId): GitCommand<void> {
  return {
    args: ['reset', '--hard', '--quiet', '--no-recurse-submodules', commit],
    parse: () => undefined,
  };
}

/** Index and tracked files to one tree, losing changes. */
export function overwriteWith(tree: ObjectId): GitCommand<void> {
  return {
    args: ['read-tree', '--reset', '-u', '--no-recurse-submodules', tree],
    parse: () => undefined,
  };
}

/** Fill an index from a tree. */
export function readTree(tree: ObjectId): GitCommand<void> {
  return { args: ['read-tree', tree], parse: () => undefined };
}

/** Everything in the worktree that is not ignored, into the index. */
export const addAll: GitCommand<void> = {
  args: ['add', '--all', '--no-warn-embedded-repo'],
  parse: () => undefined,
};

export const writeTree: GitCommand<ObjectId> = {
  args: ['write-tree'],
  parse: (output) => output.trim(),
};
