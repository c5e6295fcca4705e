/** A file's base beside one side of it, as items. */
import { matchItems, type Matching } from '../../diff/match.ts';
import { type Side, sideOf } from '../../diff/side.ts';
import type { Item, ItemKind } from '../../syntax/item.ts';
import type { RustParser } from '../../syntax/parser.ts';
import type { FileVersions } from '../outcome.ts';

export type SideName = 'ours' | 'theirs';

export function otherSide(side: SideName): SideName {
  return side === 'ours' ? 'theirs' : 'ours';
}

export interface Compared {
  readonly path: string;
  readonly before: Side;
  readonly after: Side;
  readonly matching: Matching;
}

/** A file that is not there has no items. */
export type Compare = (file: FileVersions, side: SideName) => Compared;

/** Remembers what it compared. */
export function comparing(parser: RustParser): Compare {
  const known = new Map<string, Compared>();
  return (file, side) => {
    const { path, base } = file;
    const found = known.get(`${side} ${path}`);
    if (found !== undefined) return found;
    const before = sideOf(parser.parse(base ?? ''));
    const after = sideOf(parser.parse(file[side] ?? ''));
    const compared = { path, before, after, matching: matchItems(before, after) };
    known.set(`${side} ${path}`, compared);
    return compared;
  };
}

/** Kinds that are followed: what has a name, and enough code to be known again. */
const FOLLOWED = new Set<ItemKind>([
  'module',
  'struct',
  'enum',
  'union',
  'trait',
  'impl',
  'function',
  'method',
  'const',
  'static',
  'type alias',
  'macro',
]);

export function isFollowed({ kind }: Item): boolean {
  return FOLLOWED.has(kind);
}

/** Items of the base that the side has not in this file. */
export function lostItems({ before, matching }: Compared): Item[] {
  return unmatched(before.file, matching.ofBefore, matching.equal);
}

/** Items that the side has and this file's base has not. */
export function gainedItems({ after, matching }: Compared): Item[] {
  return unmatched(after.file, matching.ofAfter, matching.equal);
}

/** @param equal items found on both sides letter for letter: nothing in them is looked at */
function unmatched(
  file: Item,
  matched: ReadonlyMap<Item, object>,
  equal: ReadonlySet<Item>,
): Item[] {
  const found: Item[] = [];
  const stack = [file];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (equal.has(item)) continue;
    if (!matched.has(item) && isFollowed(item)) found.push(item);
    stack.push(...item.children.toReversed());
  }
  return found;
}
