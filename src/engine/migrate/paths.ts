/** Names as they are used in a file, outside of `use`: paths and what follows a dot; inside macro calls too. */
import type { Span } from '../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax/tree.ts';
import { textOf } from '../syntax/tree.ts';

export interface Segment extends Span {
  readonly text: string;
}

/** `a::b::C`; generics end it. */
export interface UsedPath {
  readonly segments: readonly Segment[];
  /** `path`: looked up in scope; `member`: after a dot; `definition`: what `fn`, `struct`, `let`... or a pattern introduces. */
  readonly role: 'path' | 'member' | 'definition';
  /** Is it called (`(` follows, or a turbofish and then `(`)? */
  readonly called: boolean;
}

const NAMES = new Set([
  'identifier',
  'type_identifier',
  'field_identifier',
  'shorthand_field_identifier',
  'crate',
  'self',
  'super',
]);
const OPAQUE = new Set([
  'line_comment',
  'block_comment',
  'string_literal',
  'raw_string_literal',
  'char_literal',
  'use_declaration',
]);
const DEFINING = new Set([
  'fn',
  'struct',
  'enum',
  'union',
  'trait',
  'type',
  'mod',
  'const',
  'static',
  'macro_rules!',
  'let',
  'mut',
  'ref',
  'for',
]);

export function usedPaths(tree: SyntaxTree): UsedPath[] {
  const leaves = leavesOf(tree.root);
  const paths: UsedPath[] = [];
  for (let at = 0; at < leaves.length; at++) {
    const first = leaves[at] as SyntaxNode;
    if (!NAMES.has(first.type)) continue;
    const before = leaves[at - 1];
    const segments = [segment(tree, first)];
    while (leaves[at + 1]?.type === '::' && NAMES.has(leaves[at + 2]?.type ?? '')) {
      segments.push(segment(tree, leaves[at + 2] as SyntaxNode));
      at += 2;
    }
    paths.push({
      segments,
      role: roleOf(first, before, segments.length),
      called: isCalled(leaves, at + 1),
    });
  }
  return paths;
}

function roleOf(
  node: SyntaxNode,
  before: SyntaxNode | undefined,
  length: number,
): UsedPath['role'] {
  if (before?.type === '.') return 'member';
  if (length > 1) return 'path';
  if (before !== undefined && DEFINING.has(before.type)) return 'definition';
  if (node.field === 'pattern' || node.parent?.type === 'closure_parameters') return 'definition';
  if (node.type === 'field_identifier' || node.type === 'shorthand_field_identifier')
    return 'definition';
  return 'path';
}

function isCalled(leaves: readonly SyntaxNode[], at: number): boolean {
  let depth = 0;
  let next = at;
  if (leaves[next]?.type === '::') next++;
  for (; next < leaves.length; next++) {
    const { type } = leaves[next] as SyntaxNode;
    if (type === '<') depth++;
    else if (depth > 0 && type === '>') depth--;
    else if (depth > 0 && type === '>>') depth -= 2;
    else if (depth <= 0) return type === '(';
  }
  return false;
}

function leavesOf(root: SyntaxNode): SyntaxNode[] {
  const leaves: SyntaxNode[] = [];
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (OPAQUE.has(node.type)) continue;
    if (node.children.length === 0) leaves.push(node);
    for (let at = node.children.length - 1; at >= 0; at--)
      stack.push(node.children[at] as SyntaxNode);
  }
  return leaves;
}

function segment(tree: SyntaxTree, node: SyntaxNode): Segment {
  return { text: textOf(tree, node), start: node.start, end: node.end };
}
