/** Statements and match arms that only the fork has, at any depth of a body. */
import { childInField, type SyntaxNode, textOf } from '../../syntax/tree.ts';
import { partsOf } from '../../pattern/pattern.ts';
import type { Span } from '../../../base/span.ts';
import { endOf, LISTS, listAt, type MemberList } from '../members.ts';
import { tokenSimilarity } from '../likeness.ts';
import { squeezed } from '../snippet.ts';
import { nodeAt } from './node-at.ts';
import { codeOf, type Found, type Pair, paired } from './found.ts';

/** @param path the item that both spans are, as hooks name it */
export function bodyMembers(pair: Pair, path: string, base: Span, ours: Span): Found[] {
  const [upstream, own] = [nodeAt(pair.base, base), nodeAt(pair.ours, ours)];
  return upstream === null || own === null ? [] : below(pair, path, upstream, own, base);
}

/** Down both trees together, as long as they are of one shape. */
function below(
  pair: Pair,
  path: string,
  base: SyntaxNode,
  ours: SyntaxNode,
  within: Span,
): Found[] {
  if (base.type !== ours.type || textOf(pair.base, base) === textOf(pair.ours, ours)) return [];
  if (base.type === 'block') return inList(pair, path, 'insert_statement', base, ours, within);
  if (base.type === 'match_block') return inList(pair, path, 'add_arm', base, ours, within);
  if (LISTS.element.has(base.type)) return inList(pair, path, 'add_element', base, ours, within);
  const [upstream, own] = [partsOf(base), partsOf(ours)];
  if (upstream.length !== own.length) return [];
  return upstream.flatMap((node, at) => below(pair, path, node, own[at] ?? ours, within));
}

function texts(tree: Pair['base'], list: MemberList): string[] {
  return list.members.map(({ start, end }) => squeezed(tree.source.slice(start, end)));
}

function inList(
  pair: Pair,
  path: string,
  action: 'insert_statement' | 'add_arm' | 'add_element',
  base: SyntaxNode,
  ours: SyntaxNode,
  within: Span,
): Found[] {
  const [upstream, own] = [listAt(pair.base, base), listAt(pair.ours, ours)];
  const pairs = withAlike(
    pair,
    upstream,
    own,
    paired(texts(pair.base, upstream), texts(pair.ours, own)),
  );
  const known = [...pairs].sort(([a], [b]) => a - b);
  return own.members.flatMap((member, at) => {
    const match = pairs.get(at);
    if (match !== undefined) {
      const [one, other] = [upstream.members[match]?.node, member.node];
      return one == null || other == null ? [] : below(pair, path, one, other, within);
    }
    const above = known.findLast(([index]) => index < at)?.[1];
    const under = known.find(([index]) => index > at)?.[1];
    const outermost = base.parent?.type === 'function_item' && base.parent.start >= within.start;
    if (action === 'insert_statement' && outermost && isEnd(pair.base, base, upstream, above)) {
      return hookAt(pair, path, action, { place: 'last' }, own, at);
    }
    const after = neighbour(pair, action, upstream, above);
    const before = neighbour(pair, action, upstream, under);
    return (after ?? before) === undefined
      ? []
      : hookAt(pair, path, action, { after, before }, own, at);
  });
}

/** Members between the same ones on both sides, of one kind and much alike, are the same, changed. */
function withAlike(
  { base, ours }: Pair,
  upstream: MemberList,
  own: MemberList,
  pairs: ReadonlyMap<number, number>,
): Map<number, number> {
  const all = new Map(pairs);
  let next = 0;
  for (const [at, member] of own.members.entries()) {
    const match = pairs.get(at);
    if (match !== undefined) next = match + 1;
    if (match !== undefined || member.node === null) continue;
    const end = [...pairs].find(([index]) => index > at)?.[1] ?? upstream.members.length;
    for (let to = next; to < end; to++) {
      const node = upstream.members[to]?.node;
      if (node?.type !== member.node.type) continue;
      if (tokenSimilarity(textOf(base, node), textOf(ours, member.node)) < ALIKE) continue;
      all.set(at, to);
      next = to + 1;
      break;
    }
  }
  return all;
}

const ALIKE = 0.6;

function hookAt(
  pair: Pair,
  path: string,
  action: Found['action'],
  place: Pick<Found, 'after' | 'before' | 'place'>,
  own: MemberList,
  at: number,
): Found[] {
  const member = own.members[at];
  const code = member === undefined ? null : codeOf(pair.ours, member);
  if (code === null) return [];
  const name = freshWord(code.code, pair.base.source);
  return [
    {
      file: pair.file,
      action,
      in: path,
      ...place,
      ...(name === undefined ? {} : { name }),
      ...code,
    },
  ];
}

/** The longest word of the code that upstream's file does not know. */
function freshWord(code: string, upstream: string): string | undefined {
  const known = new Set(upstream.match(/\w+/g));
  const words = (code.match(/[A-Za-z_]\w{2,}/g) ?? []).filter((word) => !known.has(word));
  return words.sort((a, b) => b.length - a.length)[0];
}

/** Behind this member come no statements any more: the function's end, or the value it gives. */
function isEnd(
  tree: Pair['base'],
  block: SyntaxNode,
  list: MemberList,
  at: number | undefined,
): boolean {
  return block.parent !== null && at !== undefined && at + 1 === endOf(tree, block.parent, list);
}

/** How the neighbour is named: an arm by its pattern, a statement by its code, long blocks in it left open. */
function neighbour(
  { base }: Pair,
  action: Found['action'],
  list: MemberList,
  at: number | undefined,
): string | undefined {
  const node = at === undefined ? null : list.members[at]?.node;
  if (node == null) return undefined;
  if (action === 'add_arm') {
    const pattern = childInField(node, 'pattern');
    return pattern === null ? undefined : textOf(base, pattern);
  }
  if (action === 'add_element') return textOf(base, node);
  return openedBlocks(base, node);
}

/** Blocks of more than one line stand for any block. */
function openedBlocks(tree: Pair['base'], node: SyntaxNode): string {
  const text = textOf(tree, node);
  if (!text.includes('\n')) return text;
  if (node.type === 'block') return '{ $$_ }';
  if (node.type.endsWith('_literal') || node.children.length === 0) return text;
  let out = '';
  let at = node.start;
  for (const child of node.children) {
    out += tree.source.slice(at, child.start) + openedBlocks(tree, child);
    at = child.end;
  }
  return out + tree.source.slice(at, node.end);
}
