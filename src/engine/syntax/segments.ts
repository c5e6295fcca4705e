/** The children of a list as entries: what stands between separators, with the attributes and docs in front. */
import type { Span } from '../../base/span.ts';
import { isComment, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';

/** Without its separator; from its first attribute or doc comment. */
export interface Segment extends Span {
  /** All of it, inner comments included. */
  readonly nodes: readonly SyntaxNode[];
  /** The first node behind attributes and comments. */
  readonly body: SyntaxNode;
  /** `null` where none follows. */
  readonly separatorEnd: number | null;
  /** Behind separator and the comments that end its line. */
  readonly tail: number;
}

export interface EntryForm {
  /** Node type; empty: an entry ends as soon as `isEnd` holds. */
  readonly separator: string;
  /** May an entry end behind these nodes (comments left out)? */
  readonly isEnd: (before: readonly SyntaxNode[]) => boolean;
}

export function segments(
  tree: SyntaxTree,
  nodes: readonly SyntaxNode[],
  { separator, isEnd }: EntryForm,
): Segment[] {
  const found: Segment[] = [];
  let own: SyntaxNode[] = [];
  let code: SyntaxNode[] = [];
  const finish = (end: SyntaxNode | null, next: number): void => {
    const segment = segmentOf(tree, own, end, nodes, next);
    if (segment !== null) found.push(segment);
    own = [];
    code = [];
  };
  for (const [at, node] of nodes.entries()) {
    if (separator !== '' && node.type === separator && isEnd(code)) {
      finish(node, at + 1);
      continue;
    }
    own.push(node);
    if (!isComment(node)) code.push(node);
    if (separator === '' && isEnd(code)) finish(null, at + 1);
  }
  finish(null, nodes.length);
  return found;
}

/** @param next index in `all` behind the segment and its separator */
function segmentOf(
  tree: SyntaxTree,
  own: readonly SyntaxNode[],
  separator: SyntaxNode | null,
  all: readonly SyntaxNode[],
  next: number,
): Segment | null {
  const bodyAt = own.findIndex((node, at) => !isComment(node) && !isAttribute(node, own[at - 1]));
  const body = own[bodyAt];
  const lastAt = own.findLastIndex((node) => !isComment(node));
  const last = own[lastAt];
  if (body === undefined || last === undefined) return null;
  const firstAt = own.findIndex((node) => !isComment(node) || isDoc(node));
  const separatorEnd = separator?.end ?? null;
  const behind = separator === null ? next - own.length + lastAt + 1 : next;
  return {
    start: own[firstAt]?.start ?? body.start,
    end: last.end,
    nodes: own.slice(firstAt, lastAt + 1),
    body,
    separatorEnd,
    tail: tailOf(tree, separatorEnd ?? last.end, all, behind),
  };
}

function tailOf(
  tree: SyntaxTree,
  from: number,
  nodes: readonly SyntaxNode[],
  behind: number,
): number {
  let tail = from;
  for (let at = behind; ; at++) {
    const node = nodes[at];
    if (node === undefined || !isComment(node)) return tail;
    if (tree.source.slice(tail, node.start).includes('\n')) return tail;
    tail = node.start + textOf(tree, node).trimEnd().length;
  }
}

/** In a token tree an attribute is `#` and a bracketed tree. */
function isAttribute(node: SyntaxNode, before: SyntaxNode | undefined): boolean {
  if (node.type === 'attribute_item' || node.type === '#') return true;
  return node.type === 'token_tree' && before?.type === '#';
}

function isDoc(node: SyntaxNode): boolean {
  return isComment(node) && node.children.some((child) => child.field === 'outer');
}

/** How many nodes at the start are names and strings, each with its comma: `UnstableOptions, Z_OPTIONS, "Z",`. */
export function headerLength(tokens: readonly SyntaxNode[]): number {
  let at = 0;
  while (
    /^(identifier|string_literal)$/.test(tokens[at]?.type ?? '') &&
    tokens[at + 1]?.type === ','
  )
    at += 2;
  return at;
}
