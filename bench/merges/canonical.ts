/** A file's text with formatting and the order of order-free members taken out: by this two answers are equal. */
import { formOf } from '../../src/engine/merge/structure/form.ts';
import type { SyntaxNode, SyntaxTree } from '../../src/engine/syntax/tree.ts';

export function unformatted(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(/,(?=[)\]}>])/g, '');
}

/** Members of order-free lists sorted, comments with what follows them. */
export function unordered(tree: SyntaxTree): string {
  const seen = (node: SyntaxNode): string => {
    if (node.children.length === 0) return unformatted(tree.source.slice(node.start, node.end));
    const form = formOf(tree, node);
    const texts = textsOf(tree, node, seen);
    if (form === null || !form.orderFree) return texts.join('\u0001');
    const members: string[] = [];
    let own = '';
    for (const [at, text] of texts.entries()) {
      const type = node.children[at]?.type ?? '';
      if (type === form.separator) continue;
      own += text;
      if (/comment|attribute_item/.test(type)) continue;
      members.push(own);
      own = '';
    }
    return [...members.sort(), own].join('\u0001');
  };
  return unformatted(seen(tree.root));
}

function textsOf(tree: SyntaxTree, node: SyntaxNode, seen: (one: SyntaxNode) => string): string[] {
  const texts: string[] = [];
  let at = node.start;
  for (const child of node.children) {
    const between = tree.source.slice(at, child.start).trim();
    texts.push(between + seen(child));
    at = child.end;
  }
  const rest = tree.source.slice(at, node.end).trim();
  if (rest !== '') texts.push(rest);
  return texts;
}
