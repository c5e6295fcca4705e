/** Definitions that fork code names and that left one file for another. */
import type { Item } from '../engine/syntax/item.ts';
import type { FileDiff } from './file-diff.ts';
import type { FileVersion } from './file-version.ts';

/** `crate name` of a definition to the place where it is new. */
export type MovedDefinitions = ReadonlyMap<string, string>;

/**
 * Names gone from one file and new in exactly one other of the same crate; with more candidates nothing is said.
 */
export function movedDefinitions(diffs: readonly FileDiff[]): MovedDefinitions {
  const gone = new Set<string>();
  const fresh = new Map<string, string[]>();
  for (const { file, before, after } of diffs) {
    for (const { crate, apis } of file.crates) {
      const old = definitionsIn(before, apis);
      const now = definitionsIn(after, apis);
      for (const { name } of old) {
        if (!now.some((item) => item.name === name)) gone.add(`${crate} ${name}`);
      }
      for (const item of now) {
        if (old.some(({ name }) => name === item.name)) continue;
        const key = `${crate} ${item.name}`;
        fresh.set(key, [...(fresh.get(key) ?? []), `\`${item.path}\` in ${file.path}`]);
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

const KINDS = new Set<Item['kind']>(['struct', 'enum', 'union', 'trait', 'type alias', 'function']);

/** Definitions of these names in modules (not members of types). */
export function definitionsIn(version: FileVersion, names: readonly string[]): Item[] {
  if (version.kind !== 'parsed') return [];
  const found: Item[] = [];
  const stack = [version.item];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (KINDS.has(next.kind) && names.includes(next.name)) found.push(next);
    if (next.kind === 'file' || next.kind === 'module') stack.push(...next.children);
  }
  return found;
}
