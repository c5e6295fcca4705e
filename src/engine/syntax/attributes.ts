/** Attributes and comments in front of items. */
import type { Span } from '../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from './tree.ts';
import { textOf } from './tree.ts';
import { codeOf, compactText, tokensIn } from './tokens.ts';

/** Predicates of the `#[cfg(..)]` among `attributes`, as compact text, sorted. `cfg_attr` does not decide existence. */
export function cfgPredicates(tree: SyntaxTree, attributes: readonly Span[]): string[] {
  const found: string[] = [];
  for (const attribute of attributes) {
    if (!textOf(tree, attribute).includes('cfg')) continue;
    const code = codeOf(tokensIn(tree, attribute));
    const name = code.indexOf('cfg');
    if (code[name - 1] === '[' && code[name + 1] === '(') {
      found.push(compactText(code.slice(name + 2, -2)));
    }
  }
  return found.sort();
}

/** `///`, `/**`: belongs to what follows. (`////` and `/***` are plain comments.) */
export function isOuterDoc(node: SyntaxNode): boolean {
  return node.children.some((child) => child.field === 'outer');
}

/** `//!`, `/*!`: belongs to what it stands in. */
export function isInnerDoc(node: SyntaxNode): boolean {
  return node.children.some((child) => child.field === 'inner');
}
