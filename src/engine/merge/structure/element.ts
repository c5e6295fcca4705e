/** A list's members, each with the attributes and comments in front and the comment that ends its line. */
import type { Span } from '../../../base/span.ts';
import { isOuterDoc } from '../../syntax/attributes.ts';
import { layOut, type Piece, type Role } from '../../syntax/layout.ts';
import { isComment, type SyntaxNode, type SyntaxTree } from '../../syntax/tree.ts';
import type { Form } from './form.ts';

export interface Element extends Span {
  /** White space in front. */
  readonly space: string;
  /** First of a list whose members may come and go? */
  readonly first: boolean;
  /** Attributes and comments in front. */
  readonly lead: readonly SyntaxNode[];
  /** Several only where a list of tokens says what stands between separators; none: comments that stand alone. */
  readonly main: readonly SyntaxNode[];
  /** Where lead and main end. */
  readonly coreEnd: number;
  readonly separated: boolean;
  /** What stands between the separator and the end: a comment that ends the line. */
  readonly trail: string;
}

export interface Elements {
  /** Up to the first member. */
  readonly head: string;
  readonly members: readonly Element[];
  /** White space behind the last member, and the closing token. */
  readonly tail: string;
}

const OPEN = new Set(['(', '[', '{', '<', '|', ':', 'where']);
const CLOSE = new Set([')', ']', '}', '>', '|']);

/** @returns `null` where something but white space stands between the members */
export function elementsOf(tree: SyntaxTree, node: SyntaxNode, form: Form): Elements | null {
  const { source } = tree;
  const { inner, open, close } = insideOf(node);
  const pieces =
    form.separator === ''
      ? inner.map((one) => pieceOf(tree, [one], form))
      : parted(tree, inner, form);
  const { elements, own: loose } = layOut(
    source,
    pieces,
    node.type === 'source_file' ? null : open,
  );
  if (loose.length > 0) return null;
  let at = open;
  const members: Element[] = [];
  for (const { lead, main, trail, start, end } of elements) {
    const space = source.slice(at, start);
    const coreEnd = main.at(-1)?.end ?? lead.at(-1)?.end ?? end;
    const behind = source.slice(coreEnd, trail[0]?.start ?? end).trim();
    if (space.trim() !== '' || (behind !== '' && behind !== form.separator)) return null;
    const separated = behind !== '';
    const sepEnd = separated ? source.indexOf(behind, coreEnd) + behind.length : coreEnd;
    const [before, own] = [lead, main].map((part) => part.flatMap(({ value }) => value));
    const first = members.length === 0;
    const texts = { space, trail: source.slice(sepEnd, end) };
    members.push({
      start,
      end,
      coreEnd,
      separated,
      first,
      lead: before ?? [],
      main: own ?? [],
      ...texts,
    });
    at = end;
  }
  if (source.slice(at, close).trim() !== '') return null;
  // Two members that nothing parts are no list of this form.
  const unparted = members.slice(
    0,
    members.findLastIndex(({ main }) => main.length > 0),
  );
  if (
    form.separator !== '' &&
    unparted.some(({ main, separated }) => main.length > 0 && !separated)
  )
    return null;
  return { head: source.slice(node.start, open), members, tail: source.slice(at, node.end) };
}

/** What stands between the opening and the closing token; all of it where there are none. */
function insideOf(node: SyntaxNode): { inner: readonly SyntaxNode[]; open: number; close: number } {
  const { children } = node;
  if (node.type === 'source_file') return { inner: children, open: node.start, close: node.end };
  const first = children.findIndex(({ type }) => OPEN.has(type));
  const closing = children.at(-1);
  const closed = closing !== undefined && CLOSE.has(closing.type);
  return {
    inner: children.slice(first + 1, closed ? -1 : undefined),
    open: children[first]?.end ?? node.start,
    close: closed ? closing.start : node.end,
  };
}

/** In a list of tokens, all that stands between two separators is one member. */
function parted(
  tree: SyntaxTree,
  inner: readonly SyntaxNode[],
  form: Form,
): Piece<readonly SyntaxNode[]>[] {
  const pieces: Piece<readonly SyntaxNode[]>[] = [];
  let run: SyntaxNode[] = [];
  const finish = (): void => {
    if (run.length > 0) pieces.push({ ...pieceOf(tree, run, form), role: 'item' });
    run = [];
  };
  for (const node of inner) {
    const role = roleOf(node, form);
    if (role === 'item' && node.parent?.type === 'token_tree') run.push(node);
    else {
      finish();
      pieces.push(pieceOf(tree, [node], form));
    }
  }
  finish();
  return pieces;
}

function pieceOf(
  tree: SyntaxTree,
  nodes: readonly SyntaxNode[],
  form: Form,
): Piece<readonly SyntaxNode[]> {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a piece of nothing');
  return { role: roleOf(first, form), start: first.start, end: endOf(tree, last), value: nodes };
}

function roleOf(node: SyntaxNode, { separator }: Form): Role {
  if (isComment(node)) return isOuterDoc(node) ? 'doc' : 'comment';
  if (node.type === 'attribute_item') return 'attribute';
  return separator !== '' && node.type === separator ? 'separator' : 'item';
}

/** The grammar counts the line end to a doc comment. */
function endOf(tree: SyntaxTree, { start, end }: SyntaxNode): number {
  return start + tree.source.slice(start, end).trimEnd().length;
}

/** All nodes as members. */
export function sequenceOf(
  tree: SyntaxTree,
  nodes: readonly SyntaxNode[],
  span: Span,
): Elements | null {
  const { source } = tree;
  let at = span.start;
  const members: Element[] = [];
  for (const node of nodes) {
    const space = source.slice(at, node.start);
    if (space.trim() !== '') return null;
    const { start } = node;
    const end = endOf(tree, node);
    members.push({
      start,
      end,
      space,
      lead: [],
      main: [node],
      coreEnd: end,
      separated: false,
      trail: '',
      first: false,
    });
    at = end;
  }
  const tail = source.slice(at, span.end);
  return tail.trim() === '' ? { head: '', members, tail } : null;
}
