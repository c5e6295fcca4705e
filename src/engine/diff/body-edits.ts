/** The edits inside a changed body, each in the smallest element that holds the difference. */
import type { Span } from '../../base/span.ts';
import type { Item } from '../syntax/item.ts';
import { childInField, isComment, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';
import type { BodyEdit } from './body-edit.ts';
import type { Part } from './body-lists.ts';
import { bodyTokens, type Interned } from './body-tokens.ts';
import { differenceOf } from './body-difference.ts';
import { withMoves } from './body-moves.ts';
import { editOf, type Sides } from './body-sides.ts';
import type { ItemChange } from './change.ts';
import { definitionAt } from './facets.ts';

const KINDS = new Set<Item['kind']>([
  'function',
  'method',
  'const',
  'static',
  'macro',
  'macro call',
]);

/**
 * In source order; empty where only white space, comments or commas that mean nothing differ. With the edits' spans
 * taken out, both bodies have the same tokens. What items inside the body own (entries of macro tables) is theirs.
 */
export function bodyEdits(before: SyntaxTree, after: SyntaxTree, change: ItemChange): BodyEdit[] {
  const { before: from, after: to } = change;
  if (from === null || to === null || !KINDS.has(to.kind)) return [];
  const [old, now] = [bodyOf(before, from), bodyOf(after, to)];
  const interned: Interned = new Map();
  const sides: Sides = {
    before: { tree: before, tokens: bodyTokens(before.source, spanOf(old, from), interned) },
    after: { tree: after, tokens: bodyTokens(after.source, spanOf(now, to), interned) },
  };
  if (old === null || now === null) {
    return old === now ? [] : [editOf(sides, 'body', old, now, null)];
  }
  const found = differenceOf(sides, old, now);
  const edits = found === 'whole' ? [editOf(sides, 'body', old, now, null)] : found;
  return withMoves(
    sides,
    edits.filter((edit) => !isOfMember(edit, from, to)),
  );
}

/** `null`: it has none, or none that can be taken apart. */
function bodyOf(tree: SyntaxTree, item: Item): Part | null {
  const node = definitionAt(tree, item);
  if (node === null) return null;
  if (node.type === 'macro_definition') return rulesOf(node, item);
  const body = childInField(node, 'body') ?? childInField(node, 'value');
  if (body !== null || node.type !== 'macro_invocation') return body;
  return node.children.find((child) => child.type === 'token_tree') ?? null;
}

/** The rules between their delimiters; of a macro 2.0 its one pattern and block, which the grammar calls a rule too. */
function rulesOf(node: SyntaxNode, item: Item): Part {
  const start = item.body?.start ?? node.start;
  const children = node.children.filter((child) => child.start >= start && !isComment(child));
  const end = children.at(-1)?.end ?? node.end;
  return { type: 'macro_rules', field: null, children, start, end };
}

function spanOf(part: Part | null, item: Item): Span {
  return part ?? item.body ?? item.core;
}

function isOfMember(edit: BodyEdit, old: Item, now: Item): boolean {
  return isWithin(edit.before, old.children) || isWithin(edit.after, now.children);
}

function isWithin(span: Span | null, members: readonly Span[]): boolean {
  if (span === null) return false;
  return members.some(({ start, end }) => start <= span.start && span.end <= end);
}
