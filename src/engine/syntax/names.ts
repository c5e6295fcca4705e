/** Which names a file mentions. */
import { descendants, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';

/** Identifiers of all kinds, macro arguments included; not the words of comments and strings. */
export function namesIn(tree: SyntaxTree): Set<string> {
  return new Set(nameLeaves(tree).map((leaf) => textOf(tree, leaf)));
}

/** Only names that are looked up where they stand: no fields, methods, or what follows a `::`. */
export function freeNamesIn(tree: SyntaxTree): Set<string> {
  const free = nameLeaves(tree).filter((leaf) => {
    const before = tree.source.slice(0, leaf.start).trimEnd();
    return !before.endsWith('::') && (!before.endsWith('.') || before.endsWith('..'));
  });
  return new Set(free.map((leaf) => textOf(tree, leaf)));
}

function nameLeaves(tree: SyntaxTree): SyntaxNode[] {
  return descendants(
    tree.root,
    ({ type, children }) => children.length === 0 && type.endsWith('identifier'),
  );
}
