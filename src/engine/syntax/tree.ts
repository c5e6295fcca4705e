/** A syntax tree of our own: compact, immutable, walked once out of tree-sitter. */
import type { Span } from '../../base/span.ts';
import type { PackedTree } from './packed.ts';
import type { TableSchemas } from './table-schemas.ts';

/** A node of tree-sitter-rust's grammar. Offsets are UTF-16 code units of `SyntaxTree.source`. */
export interface SyntaxNode extends Span {
  /** The grammar's node type: `function_item`, `identifier`, `{`. */
  readonly type: string;
  readonly named: boolean;
  /** The field of the parent that holds this node (`name`, `body`), or `null`. */
  readonly field: string | null;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly source: string;
  readonly root: SyntaxNode;
  /** Where the grammar found no reading (ERROR nodes) or had to make a token up (MISSING, empty). */
  readonly errors: readonly Span[];
  /** The same as arrays; `null` while nodes are being set right. */
  readonly packed: PackedTree | null;
  /** Which of its items are tables. */
  readonly tables: TableSchemas;
}

/** The node's own text. */
export function textOf(tree: SyntaxTree, node: Span): string {
  return tree.source.slice(node.start, node.end);
}

export function isComment({ type }: SyntaxNode): boolean {
  return type === 'line_comment' || type === 'block_comment';
}

/** First child in `field`, or `null`. */
export function childInField(node: SyntaxNode, field: string): SyntaxNode | null {
  return node.children.find((child) => child.field === field) ?? null;
}

/** Every node below `node` (itself first) for which `wanted` holds, in source order. */
export function descendants(
  node: SyntaxNode,
  wanted: (candidate: SyntaxNode) => boolean,
): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const stack: SyntaxNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (wanted(next)) found.push(next);
    for (const child of next.children.toReversed()) stack.push(child);
  }
  return found;
}

/** The nearest ancestor of one of these types, or `null`. */
export function enclosing(node: SyntaxNode, ...types: string[]): SyntaxNode | null {
  for (let at = node.parent; at !== null; at = at.parent) if (types.includes(at.type)) return at;
  return null;
}
