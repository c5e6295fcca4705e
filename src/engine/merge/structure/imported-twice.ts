/** Names that one scope brings in twice: two right edits may make one together, and it does not compile. */
import { descendants, type SyntaxTree } from '../../syntax/tree.ts';
import { importsOf } from '../../syntax/uses.ts';

/** A name imported twice in `result` and in none of the others, or `null`. Globs and `as _` bind no name. */
export function importedTwice(result: SyntaxTree, inputs: readonly SyntaxTree[]): string | null {
  const known = new Set(inputs.flatMap(doubled));
  return doubled(result).find((name) => !known.has(name)) ?? null;
}

/** Declarations with attributes stand for one configuration only: they are left out. */
function doubled(tree: SyntaxTree): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const node of descendants(tree.root, ({ type }) => type === 'use_declaration')) {
    const siblings = node.parent?.children ?? [];
    if (siblings[siblings.indexOf(node) - 1]?.type === 'attribute_item') continue;
    for (const { path, alias } of importsOf(tree, node)) {
      const name = alias ?? path.split('::').at(-1) ?? path;
      if (name === '_' || name === '*') continue;
      const key = `${node.parent?.start ?? 0} ${name}`;
      if (seen.has(key)) found.push(name);
      seen.add(key);
    }
  }
  return found;
}
