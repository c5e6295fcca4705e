/** Every name that a file mentions. */
import { descendants, textOf, type SyntaxTree } from './tree.ts';

/** Identifiers of all kinds, macro arguments included; not the words of comments and strings. */
export function namesIn(tree: SyntaxTree): Set<string> {
  const leaves = descendants(
    tree.root,
    ({ type }) => type === 'self' || type.endsWith('identifier'),
  );
  return new Set(
    leaves.filter((leaf) => leaf.children.length === 0).map((leaf) => textOf(tree, leaf)),
  );
}
