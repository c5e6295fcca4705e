/** The children of a node, and which is which of the same node in the other version: by field, else by type, in order. */
import type { Span } from '../../base/span.ts';
import { isComment, type SyntaxNode } from '../syntax/tree.ts';
import type { Part } from './body-lists.ts';

/** `null` on the side that lacks it. */
export interface PartPair {
  readonly before: SyntaxNode | null;
  readonly after: SyntaxNode | null;
}

const MOST = 200;

/** In source order. `null`: too many to say. */
export function pairParts(
  olds: readonly SyntaxNode[],
  news: readonly SyntaxNode[],
): PartPair[] | null {
  if (olds.length === news.length && olds.every((old, at) => keyOf(old) === keyOf(news[at]))) {
    return olds.map((before, at) => ({ before, after: news[at] ?? null }));
  }
  if (olds.length > MOST || news.length > MOST) return null;
  const width = news.length + 1;
  const longest = Array.from({ length: (olds.length + 1) * width }, () => 0);
  const length = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const same = keyOf(olds[i]) === keyOf(news[j]);
      longest[i * width + j] = same
        ? length(i + 1, j + 1) + 1
        : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: PartPair[] = [];
  for (let i = 0, j = 0; i < olds.length || j < news.length;) {
    const [before, after] = [olds[i] ?? null, news[j] ?? null];
    const [goes, comes] = [length(i + 1, j), length(i, j + 1)];
    if (before !== null && after !== null && keyOf(before) === keyOf(after)) {
      pairs.push({ before, after });
      i++;
      j++;
    } else if (after === null || (before !== null && goes >= comes)) {
      pairs.push({ before, after: null });
      i++;
    } else {
      pairs.push({ before: null, after });
      j++;
    }
  }
  return pairs;
}

function keyOf(node: SyntaxNode | undefined): string {
  return node === undefined ? '' : (node.field ?? node.type);
}

const LOOSE = new Set([
  'match_arm',
  'ordered_field_declaration_list',
  'slice_pattern',
  'struct_pattern',
  'tuple_struct_pattern',
  'type_arguments',
  'type_parameters',
  'where_clause',
]);

/** Children that count: no comments, no commas that mean nothing; a statement of only an expression is that. */
export function partsOf(part: Part): { readonly parts: readonly SyntaxNode[]; ignored: Span[] } {
  const ignored: Span[] = [];
  const code = part.children.filter((child) => !isComment(child));
  if (LOOSE.has(part.type)) {
    const closed =
      code.length - (part.type === 'match_arm' || part.type === 'where_clause' ? 1 : 2);
    const last = code[closed];
    if (last?.type === ',') {
      ignored.push(last);
      code.splice(closed, 1);
    }
  }
  return { parts: code.map(unwrapped), ignored };
}

export function unwrapped(node: SyntaxNode): SyntaxNode {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  return node.type === 'expression_statement' && only !== undefined ? only : node;
}
