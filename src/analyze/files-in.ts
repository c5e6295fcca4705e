/** Files among the changes of a tree. */
import type { TreeChange, TreeEntry } from '../ports/git.ts';

/** Submodules and links have no text to compare: a file that becomes one is gone, one that becomes a file is new. */
export function filesIn(changes: readonly TreeChange[]): TreeChange[] {
  return changes
    .map(({ path, before, after }) => ({ path, before: asFile(before), after: asFile(after) }))
    .filter(({ before, after }) => before !== null || after !== null);
}

function asFile(entry: TreeEntry | null): TreeEntry | null {
  return entry?.mode.startsWith('100') === true ? entry : null;
}
