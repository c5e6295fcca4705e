/** The lists that a container holds, member by member, each with the comments and the separator that belong to it. */
import type { Span } from '../../base/span.ts';
import type { Item } from '../syntax/item.ts';
import { layOut } from '../syntax/layout.ts';
import {
  descendants,
  isComment,
  type SyntaxNode,
  type SyntaxTree,
  textOf,
} from '../syntax/tree.ts';
import { tailExpression } from './statements.ts';
import type { Slot } from './where.ts';

export interface Member extends Span {
  /** Without comments, attributes and separator around it. */
  readonly core: Span;
  /** Of a statement or an arm. */
  readonly node: SyntaxNode | null;
  /** Of anything else. */
  readonly item: Item | null;
}

export interface MemberList {
  /** Behind the opening bracket, and at the closing one. */
  readonly open: number;
  readonly close: number;
  /** The block or match; `null` for lists of items. */
  readonly node: SyntaxNode | null;
  readonly members: readonly Member[];
}

/** Lists of `container` that take such members: one for items and the like, any number for statements and arms. */
export function listsIn(tree: SyntaxTree, container: Item, slot: Slot): MemberList[] {
  if (slot === 'member') return [itemList(tree, container)];
  const types = LISTS[slot];
  const { start, end } = container.core;
  return descendants(
    tree.root,
    (node) => types.has(node.type) && node.start >= start && node.end <= end,
  ).map((node) => listAt(tree, node));
}

/** Grammar nodes that hold members of a slot. */
export const LISTS: Readonly<Record<Exclude<Slot, 'member'>, ReadonlySet<string>>> = {
  statement: new Set(['block']),
  arm: new Set(['match_block']),
  element: new Set(['array_expression', 'arguments', 'field_initializer_list', 'tuple_expression']),
};

function itemList({ source }: SyntaxTree, container: Item): MemberList {
  const members = container.children.map((item) => ({
    start: item.start,
    end: item.end,
    core: item.core,
    node: null,
    item,
  }));
  if (container.kind === 'file') return { open: 0, close: source.length, node: null, members };
  const { start, end } = container.body ?? container.core;
  const text = source.slice(start, end);
  const open = members[0]?.start ?? start + text.search(/[[{(]/) + 1;
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'), text.lastIndexOf(')'));
  return { open, close: start + Math.max(last, 0), node: null, members };
}

/** The members of one block, match or other list of code. */
export function listAt(tree: SyntaxTree, list: SyntaxNode): MemberList {
  const inside = list.children.slice(1, -1).map((node) => {
    const comment = isComment(node);
    const end = comment ? node.start + textOf(tree, node).trimEnd().length : node.end;
    return { role: roleOf(node), start: node.start, end, value: node } as const;
  });
  const { elements } = layOut(tree.source, inside, list.start + 1);
  const members = elements.flatMap((element) => {
    const main = element.main[0];
    if (main === undefined) return [];
    const { start, end } = main.value;
    return [
      {
        start: element.start,
        end: element.end,
        core: { start, end },
        node: main.value,
        item: null,
      },
    ];
  });
  return { open: list.start + 1, close: list.end - 1, node: list, members };
}

/** The index behind the last statement of a function: before the expression that it gives, if it has one. */
export function endOf(tree: SyntaxTree, fn: SyntaxNode, { members }: MemberList): number {
  const tail = tailExpression(tree, fn);
  const at = tail === null ? -1 : members.findIndex(({ node }) => node?.start === tail.start);
  return at === -1 ? members.length : at;
}

function roleOf(node: SyntaxNode): 'comment' | 'attribute' | 'inner' | 'separator' | 'item' {
  if (isComment(node)) return 'comment';
  switch (node.type) {
    case 'attribute_item':
      return 'attribute';
    case 'inner_attribute_item':
      return 'inner';
    case ';':
    case ',':
    case 'empty_statement':
      return 'separator';
    default:
      return 'item';
  }
}
