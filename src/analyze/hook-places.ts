/** Where the fork's hooks go in both versions of a file. */
import { surroundingsOf, type Surroundings } from '../engine/diff/surroundings.ts';
import { itemAt, type Item } from '../engine/syntax/item.ts';
import { fileItem } from '../engine/syntax/items.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';
import type { ChangedFile } from './changed-files.ts';
import type { HookSite } from './request.ts';

export interface Spot {
  readonly offset: number;
  /** The smallest item that holds the place. */
  readonly item: Item;
  /** Members of that item directly before and after the place. */
  readonly neighbours: readonly Item[];
}

export interface HookPlace {
  readonly hook: HookSite;
  readonly before: Spot | null;
  readonly after: Spot | null;
  /** What changed directly around the place, in words; `null`: nothing. */
  readonly disturbed: string | null;
}

export function hooksOf(
  { path, oldPath }: Pick<ChangedFile, 'path' | 'oldPath'>,
  hooks: readonly HookSite[],
): HookSite[] {
  return hooks.filter((hook) => hook.path === oldPath || hook.path === path);
}

/** Places in both versions' trees; `null`: there is no tree. */
export function hookPlaces(
  before: SyntaxTree | null,
  after: SyntaxTree | null,
  hooks: readonly HookSite[],
): HookPlace[] {
  const [old, now] = [versionOf(before), versionOf(after)];
  return hooks.map((hook) => {
    const [was, is] = [lookIn(old, hook), lookIn(now, hook)];
    const disturbed = was === null || is === null ? null : disturbance(was, is);
    return { hook, before: was?.spot ?? null, after: is?.spot ?? null, disturbed };
  });
}

interface Version {
  readonly tree: SyntaxTree;
  readonly item: Item;
}

function versionOf(tree: SyntaxTree | null): Version | null {
  return tree === null ? null : { tree, item: fileItem(tree) };
}
interface Look {
  readonly spot: Spot;
  readonly surroundings: Surroundings;
}

function lookIn(version: Version | null, hook: HookSite): Look | null {
  if (version === null) return null;
  const place = hook.locate(version.tree);
  if (place === null) return null;
  const item = itemAt(version.item, place.start);
  const members = item.children.filter((child) => child.kind !== 'comment');
  const left = members.findLast((child) => child.end <= place.start);
  const right = members.find((child) => child.start >= place.end);
  const neighbours = [left, right].filter((member) => member !== undefined);
  return {
    spot: { offset: place.start, item, neighbours },
    surroundings: surroundingsOf(version.tree, place),
  };
}

function disturbance({ surroundings: old }: Look, { surroundings: now }: Look): string | null {
  const changed = [
    old.before === now.before ? null : 'before',
    old.at === now.at ? null : 'at',
    old.after === now.after ? null : 'after',
  ].filter((side) => side !== null);
  if (changed.length > 0) return `what stands ${changed.join(' and ')} it changed`;
  const dispersed = old.alike >= MANY && now.alike * 2 < old.alike;
  return dispersed ? 'most of what had the form of the one before it changed' : null;
}

/** So many of one form are a custom that the inserted code follows. */
const MANY = 4;
