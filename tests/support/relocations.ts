import type { ItemChange } from '../../src/engine/diff/change.ts';
import { diffItems } from '../../src/engine/diff/items.ts';
import type { Relocation } from '../../src/engine/diff/relocation.ts';
import { relocations } from '../../src/engine/diff/relocations.ts';
import {
  remnantsOfChange,
  type FileTree,
  type Remnant,
  type Remnants,
} from '../../src/engine/diff/remnant.ts';
import { rustParser } from './rust-parser.ts';

/** Texts by path; a path that one version lacks is empty there. */
export type Files = Readonly<Record<string, string>>;

export async function remnantsBetween(old: Files, now: Files): Promise<Remnants> {
  const parser = await rustParser();
  const paths = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const each = paths.map((file) => {
    const before = { file, tree: parser.parse(old[file] ?? '') };
    const after = { file, tree: parser.parse(now[file] ?? '') };
    return remnantsOf(before, after, diffItems(before.tree, after.tree));
  });
  return {
    lost: each.flatMap(({ lost }) => lost),
    gained: each.flatMap(({ gained }) => gained),
    shrunk: each.flatMap(({ shrunk }) => shrunk),
    grown: each.flatMap(({ grown }) => grown),
  };
}

/** What an analysis collects from its files. */
function remnantsOf(before: FileTree, after: FileTree, changes: readonly ItemChange[]): Remnants {
  const found = { lost: [] as Remnant[], gained: [] as Remnant[] };
  const parts = { shrunk: [] as Remnant[], grown: [] as Remnant[] };
  for (const change of changes) {
    const { left, came } = remnantsOfChange(before, after, change);
    const stayed = change.before !== null && change.after !== null;
    if (left !== null) (stayed ? parts.shrunk : found.lost).push(left);
    if (came !== null) (stayed ? parts.grown : found.gained).push(came);
  }
  return { ...found, ...parts };
}

/** `moved a.rs f → b.rs m::f`, in no particular order. */
export async function relocated(old: Files, now: Files): Promise<string[]> {
  return relocations(await remnantsBetween(old, now)).map(described);
}

export function described({ kind, from, to }: Relocation): string {
  const places = (list: readonly Remnant[]): string =>
    list.map(({ file, path }) => `${file} ${path}`).join(' + ');
  return `${kind} ${places(from)} → ${places(to)}`;
}
