import type { Span } from '../../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from '../../syntax/tree.ts';

/** The outermost node of just this span, or `null`. */
export function nodeAt({ root }: SyntaxTree, { start, end }: Span): SyntaxNode | null {
  for (let at: SyntaxNode | undefined = root; at !== undefined;) {
    if (at.start === start && at.end === end) return at;
    at = at.children.find((child) => child.start <= start && end <= child.end);
  }
  return null;
}
