/** Types that the grammar does not have, numbered in one way whatever a tree was made of. */
import type { PackedTree } from './packed.ts';

/** The same tree with the extra types that occur in it, in the order of their names. @param base number of the first */
export function tidied(tree: PackedTree, base: number): PackedTree {
  if (tree.extra.length === 0) return tree;
  const used = new Set(tree.types.filter((type) => type >= base));
  const kept = tree.extra
    .map((one, at) => ({ one, id: base + at, key: `${one.type} ${one.named ? 'named' : 'token'}` }))
    .filter(({ id }) => used.has(id))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const numbers = new Map(kept.map(({ id }, at) => [id, base + at]));
  return {
    ...tree,
    types: tree.types.map((type) => numbers.get(type) ?? type),
    extra: kept.map(({ one }) => one),
  };
}
