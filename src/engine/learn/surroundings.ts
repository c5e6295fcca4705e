/** In what a conflict stands: what is a resolution in a list of arms is none among statements. */
import type { Span } from '../../base/span.ts';
import { conflictsIn, linesOf, type Piece, type Side } from '../conflicted/pieces.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax/tree.ts';
import { textOf } from '../syntax/tree.ts';

/**
 * Of each conflict, in order, the innermost syntax around it and the item that holds that, as it is in ours, or in theirs
 * where ours has nothing: `block in function_item`, `token_tree in macro_invocation options!`.
 */
export function surroundingsOf(parser: RustParser, pieces: readonly Piece[]): string[] {
  return conflictsIn(pieces).map((conflict) => {
    const side = [...conflict.ours].join('').trim() === '' ? 'theirs' : 'ours';
    return around(parser, pieces, conflict, side);
  });
}

function around(parser: RustParser, pieces: readonly Piece[], conflict: Piece, side: Side): string {
  const before = pieces
    .slice(0, pieces.indexOf(conflict))
    .flatMap((piece) => linesOf(piece, side))
    .join('');
  const own = linesOf(conflict, side).join('');
  const start = before.length + (own.length - own.trimStart().length);
  const span = { start, end: Math.max(start, before.length + own.trimEnd().length) };
  const tree = parser.parse(pieces.flatMap((piece) => linesOf(piece, side)).join(''));
  return named(tree, containerOf(tree.root, span));
}

/** The innermost named node that holds the span and more. */
function containerOf(root: SyntaxNode, span: Span): SyntaxNode {
  let container = root;
  for (let node: SyntaxNode | undefined = root; node !== undefined;) {
    const isMore = node.start < span.start || node.end > span.end;
    if (node.named && isMore) container = node;
    node = node.children.find((child) => child.start <= span.start && child.end >= span.end);
  }
  return container;
}

function named(tree: SyntaxTree, container: SyntaxNode): string {
  const holder = holderOf(container);
  if (holder === null) return container.type;
  const macro = holder.type === 'macro_invocation' ? holder.children[0] : undefined;
  const whole = macro === undefined ? holder.type : `${holder.type} ${textOf(tree, macro)}!`;
  return holder === container ? whole : `${container.type} in ${whole}`;
}

function holderOf(container: SyntaxNode): SyntaxNode | null {
  for (let node: SyntaxNode | null = container; node !== null; node = node.parent)
    if (/_item$|^macro_/.test(node.type)) return node;
  return null;
}
