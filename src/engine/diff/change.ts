/** How one item differs between two versions of a file. */
import type { Item } from '../syntax/item.ts';

export const itemChangeKinds = [
  'added',
  'removed',
  'renamed',
  'moved',
  'signature',
  'body',
  'attributes',
  'comments',
  'formatting',
] as const;
export type ItemChangeKind = (typeof itemChangeKinds)[number];

/** 1-based, inclusive. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

export interface ItemChange {
  /** The weightiest thing that happened, in the order of `itemChangeKinds`. */
  readonly change: ItemChangeKind;
  /** What else happened to the same item. */
  readonly also: readonly ItemChangeKind[];
  readonly before: Item | null;
  readonly after: Item | null;
  /** How sure it is that both are one item: 1 when the identity says so, else the similarity of their tokens. */
  readonly confidence: number;
  /** Came or went with the item around it. */
  readonly within: boolean;
  /**
   * The lines this change accounts for. No line is in two changes: an item has the lines that no reported item inside
   * it has, so a container only has its own header and end.
   */
  readonly lines: { readonly before: readonly LineRange[]; readonly after: readonly LineRange[] };
}

/** The changed item: in the new version, or as it was when it is gone. */
export function itemOf<I>({ before, after }: { before: I | null; after: I | null }): I {
  const item = after ?? before;
  if (item === null) throw new TypeError('a change of no item');
  return item;
}
