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
  let after = 0;
  for (const [at, first] of leaves.entries()) {
    if (at < after || !NAMES.has(first.type)) continue;
    const segments = [segment(tree, first)];
    after = at + 1;
    for (
      let next = leaves[after + 1];
      leaves[after]?.type === '::' && next !== undefined;
      next = leaves[after + 1]
    ) {
      if (!NAMES.has(next.type)) break;
      segments.push(segment(tree, next));
      after += 2;
    }
    const role = roleOf(first, leaves[at - 1], segments.length);
    paths.push({ segments, role, called: isCalled(leaves, after) });
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
  for (const { type } of leaves.slice(next, next + 200)) {
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
    for (const child of node.children.toReversed()) stack.push(child);
  }
  return leaves;
}

function segment(tree: SyntaxTree, node: SyntaxNode): Segment {
  return { text: textOf(tree, node), start: node.start, end: node.end };
}
