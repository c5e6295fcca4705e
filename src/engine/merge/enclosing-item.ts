/** How a person calls the place of a conflict: `fn analysis`, `options! UnstableOptions`. */
import { childInField, type SyntaxNode, type SyntaxTree, textOf } from '../syntax/tree.ts';

const KEYWORD: Readonly<Record<string, string>> = {
  function_item: 'fn',
  struct_item: 'struct',
  enum_item: 'enum',
  union_item: 'union',
  trait_item: 'trait',
  mod_item: 'mod',
  const_item: 'const',
  static_item: 'static',
  macro_definition: 'macro',
};

/** The innermost named item around an offset, or `null`. */
export function itemAround(tree: SyntaxTree, offset: number): string | null {
  let name: string | null = null;
  let node: SyntaxNode | undefined = tree.root;
  while (node !== undefined) {
    name = itemName(tree, node) ?? name;
    node = node.children.find((child) => child.start <= offset && offset < child.end);
  }
  return name;
}

function itemName(tree: SyntaxTree, node: SyntaxNode): string | null {
  if (node.type === 'impl_item') {
    const of = childInField(node, 'trait');
    const type = childInField(node, 'type');
    if (type === null) return null;
    return of === null
      ? `impl ${textOf(tree, type)}`
      : `impl ${textOf(tree, of)} for ${textOf(tree, type)}`;
  }
  if (node.type === 'macro_invocation' && node.parent?.type === 'source_file') {
    return /^\w+!\s*[({[]\s*\w+/.exec(textOf(tree, node))?.[0].replace(/\s*[({[]\s*/, ' ') ?? null;
  }
  const keyword = KEYWORD[node.type];
  const own = childInField(node, 'name');
  return keyword === undefined || own === null ? null : `${keyword} ${textOf(tree, own)}`;
}
