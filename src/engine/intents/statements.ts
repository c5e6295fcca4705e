/** Statements of a block: their neighbours, their comments, the tail expression. */
import type { Span } from '../../base/span.ts';
import {
  childInField,
  isComment,
  type SyntaxNode,
  type SyntaxTree,
  textOf,
} from '../syntax/tree.ts';

/** Children that mean something, in order: no braces, no comments, no attributes. */
export function statementsOf(block: SyntaxNode): SyntaxNode[] {
  return block.children.filter(
    (child) =>
      child.named && !isComment(child) && child.type !== 'attribute_item' && child.type !== 'label',
  );
}

/** The statement with the attributes above it and the comments that end its last line. */
export function wholeStatement(tree: SyntaxTree, statement: SyntaxNode): Span {
  const siblings = statement.parent?.children ?? [];
  let first = siblings.indexOf(statement);
  while (siblings[first - 1]?.type === 'attribute_item') first--;
  return { start: (siblings[first] ?? statement).start, end: lineTail(tree, statement) };
}

/** Where the comments begin that stand directly above, without an empty line between. */
export function withCommentsAbove(tree: SyntaxTree, node: SyntaxNode): number {
  const siblings = node.parent?.children ?? [];
  let start = node.start;
  for (const above of siblings.slice(0, siblings.indexOf(node)).toReversed()) {
    if (!isComment(above) && above.type !== 'attribute_item') break;
    if (/\n\s*\n/.test(tree.source.slice(above.end, start)) || !ownLine(tree, above)) break;
    start = above.start;
  }
  return start;
}

function ownLine(tree: SyntaxTree, node: Span): boolean {
  const line = tree.source.lastIndexOf('\n', node.start - 1) + 1;
  return tree.source.slice(line, node.start).trim() === '';
}

/** Behind the comments that follow on the same line. */
export function lineTail(tree: SyntaxTree, node: SyntaxNode): number {
  const siblings = node.parent?.children ?? [];
  let end = node.end;
  for (const next of siblings.slice(siblings.indexOf(node) + 1)) {
    const between = tree.source.slice(end, next.start);
    if (between.includes('\n') || (!isComment(next) && next.type !== ';')) break;
    end = next.start + textOf(tree, next).trimEnd().length;
  }
  return end;
}

const BLOCK_LIKE = new Set([
  'if_expression',
  'match_expression',
  'for_expression',
  'while_expression',
  'loop_expression',
  'block',
  'unsafe_block',
]);

/** The expression whose value the function gives; `null` when the last thing in the body is a statement. */
export function tailExpression(tree: SyntaxTree, fn: SyntaxNode): SyntaxNode | null {
  const body = childInField(fn, 'body');
  const last = body === null ? undefined : statementsOf(body).at(-1);
  if (last === undefined || textOf(tree, last).endsWith(';')) return null;
  if (
    last.type.endsWith('_item') ||
    last.type.endsWith('_declaration') ||
    last.type === 'macro_definition'
  )
    return null;
  const inner = last.type === 'expression_statement' ? last.children[0] : last;
  const type = childInField(fn, 'return_type');
  const unit = type === null || textOf(tree, type) === '()';
  return unit && inner !== undefined && BLOCK_LIKE.has(inner.type) ? null : last;
}
