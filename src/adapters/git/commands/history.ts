import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

export function isAncestor(ancestor: ObjectId, of: ObjectId): GitCommand<boolean> {
  return {
    args: ['merge-base', '--is-ancestor', ancestor, of],
    parse: () => true,
    otherwise: ({ exit }) => (exit === 1 ? false : undefined),
  };
}

/** The best common ancestor (git's first, when there are several); `null` when there is none. */
export function mergeBase(a: ObjectId, b: ObjectId): GitCommand<ObjectId | null> {
  return {
    args: ['merge-base', a, b],
    parse: (output) => output.trim(),
    otherwise: ({ exit }) => (exit === 1 ? null : undefined),
  };
}

/** Ids of commits reachable from `tip` and not from `base`, parents first. */
export function revList(base: ObjectId, tip: ObjectId): GitCommand<ObjectId[]> {
  return {
    args: ['rev-list', '--topo-order', '--reverse', tip, `^${base}`],
    parse: (output) => output.split('\n').filter((line) => line !== ''),
  };
}
