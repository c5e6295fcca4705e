/** One side put a call, a list or a type around what the other side changed inside: `g(a)` became `h(g(a))`. */
import { descendants, type SyntaxNode } from '../../syntax/tree.ts';
import type { Sides } from './merger.ts';
import type { Side } from './side.ts';

/** Node types whose members say nothing of which of two that stand in each other they belong to. */
const NESTING = new Set([
  'call_expression',
  'array_expression',
  'tuple_expression',
  'struct_expression',
  'generic_type',
  'tuple_type',
  'reference_type',
  'reference_expression',
]);

export interface Wrapping {
  readonly side: 'ours' | 'theirs';
  /** What was wrapped, inside of that side's node. */
  readonly inner: SyntaxNode;
}

/**
 * How one side wrapped the base's node; `'unclear'` where one put another node of the kind around its members, or took one
 * away, and changed more; `null` where none did.
 */
export function wrappingOf(
  sides: Sides<Side>,
  nodes: Sides<SyntaxNode>,
): Wrapping | 'unclear' | null {
  const { base } = nodes;
  if (!NESTING.has(base.type)) return null;
  const changed = (['ours', 'theirs'] as const)
    .map((side) => ({ side, whole: wholeIn(sides, base, side, nodes[side]) }))
    .filter(({ side, whole }) => whole.length > 0 || isRenested(sides, base, side, nodes[side]));
  const [one, two] = changed;
  if (one === undefined) return null;
  const [inner, second] = one.whole;
  return two !== undefined || inner === undefined || second !== undefined
    ? 'unclear'
    : { side: one.side, inner };
}

/** Is what the base's node was another one inside of this, or this one inside of what that was? */
function isRenested(
  sides: Sides<Side>,
  base: SyntaxNode,
  side: 'ours' | 'theirs',
  node: SyntaxNode,
): boolean {
  if (node.type !== base.type) return false;
  const [old, now] = [headOf(sides.base, base), headOf(sides[side], node)];
  if (old !== null && old === now) return false;
  return (
    holds(sides.base, base, sides[side], inside(node)) ||
    holds(sides[side], node, sides.base, inside(base))
  );
}

/** Does one of `inner` have the node's head, or (where the kind has none) a member that is no longer in the node itself? */
function holds(side: Side, node: SyntaxNode, other: Side, inner: readonly SyntaxNode[]): boolean {
  const head = headOf(side, node);
  if (head !== null) return inner.some((one) => headOf(other, one) === head);
  const members = new Set(membersOf(node).map((member) => side.tokens(member)));
  return inner.some((one) => membersOf(one).some((member) => members.has(other.tokens(member))));
}

function inside(node: SyntaxNode): SyntaxNode[] {
  return descendants(node, ({ type }) => type === node.type).filter((one) => one !== node);
}

/** What is called, made or applied; `null` for lists. */
function headOf(side: Side, { type, children }: SyntaxNode): string | null {
  const [head] = children;
  const headless =
    type.startsWith('array') || type.startsWith('tuple') || type.startsWith('reference');
  return head === undefined || headless ? null : side.tokens(head);
}

function membersOf({ children }: SyntaxNode): SyntaxNode[] {
  return children.filter(({ named }) => named);
}

/** Where the base's very node stands inside of the other. */
function wholeIn(
  sides: Sides<Side>,
  base: SyntaxNode,
  side: 'ours' | 'theirs',
  node: SyntaxNode,
): SyntaxNode[] {
  return descendants(node, ({ type }) => type === base.type).filter(
    (inner) => inner !== node && sides.base.says(base, sides[side], inner),
  );
}
