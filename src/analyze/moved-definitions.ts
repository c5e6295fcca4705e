/** Definitions that fork code names and that left one file for another. */
import { isDefinition } from '../engine/diff/definitions.ts';
import type { ComparedChange, ComparedItem } from '../engine/diff/comparison.ts';
import type { FileDiff } from './file-diff.ts';

/** `crate name` of a definition to the place where it is new. */
export type MovedDefinitions = ReadonlyMap<string, string>;

/**
 * Names gone from one file and new in exactly one other of the same crate; with more candidates nothing is said.
 */
export function movedDefinitions(diffs: readonly FileDiff[]): MovedDefinitions {
  const gone = new Set<string>();
  const fresh = new Map<string, string[]>();
  for (const { file, changes } of diffs) {
    for (const { crate, apis } of file.crates) {
      for (const change of changes.filter(({ elsewhere }) => !elsewhere)) {
        const { before, after } = change;
        if (before !== null && leaves(change, before) && apis.includes(before.name)) {
          gone.add(`${crate} ${before.name}`);
        }
        if (after === null || before !== null || !isTop(after) || !apis.includes(after.name)) {
          continue;
        }
        const key = `${crate} ${after.name}`;
        fresh.set(key, [...(fresh.get(key) ?? []), `\`${after.path}\` in ${file.path}`]);
      }
    }
  }
  const moved = new Map<string, string>();
  for (const [key, places] of fresh) {
    const [only, ...others] = places;
    if (gone.has(key) && only !== undefined && others.length === 0) moved.set(key, only);
  }
  return moved;
}

function leaves({ after }: ComparedChange, before: ComparedItem): boolean {
  return isTop(before) && (after === null || after.name !== before.name);
}

/** A definition in the file or its modules, not a member of a type. */
function isTop(item: ComparedItem): boolean {
  const stands = item.containers.every(({ kind }) => kind === 'file' || kind === 'module');
  return stands && isDefinition(item);
}
