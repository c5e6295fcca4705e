/** A syntax tree as a tree of items that covers the whole file. */
import type { Span } from '../../base/span.ts';
import { cfgPredicates, isInnerDoc, isOuterDoc } from './attributes.ts';
import type { Item, ItemKind } from './item.ts';
import { itemNode, shapeOf } from './item-shape.ts';
import { layOut, type Element, type Piece, type Role } from './layout.ts';
import { tableMembers } from './table-items.ts';
import { isComment, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';

/** Containers nested deeper than this are taken whole. */
const DEEPEST = 100;

/** The file as an item; all others are below it. */
export function fileItem(tree: SyntaxTree): Item {
  const whole = { start: 0, end: tree.source.length };
  const file = {
    kind: 'file' as const,
    name: '',
    path: '',
    key: 'file',
    order: 0,
    cfg: [],
    visibility: '',
    core: whole,
    signature: { start: 0, end: 0 },
    body: whole,
    ...whole,
  };
  if (tree.root.type === 'ERROR') return { ...file, attributes: [], comments: [], children: [] };
  return { ...file, ...membersOf(tree, tree.root, null, '', 0) };
}

/** The items at the top of the file. */
export function itemsOf(tree: SyntaxTree): readonly Item[] {
  return fileItem(tree).children;
}

type Members = Pick<Item, 'attributes' | 'comments' | 'children'>;

function membersOf(
  tree: SyntaxTree,
  list: SyntaxNode,
  open: number | null,
  path: string,
  depth: number,
): Members {
  const pieces = list.children.filter((node) => !isBrace(list, node)).map((n) => pieceOf(tree, n));
  const { elements, own } = layOut(tree.source, pieces, open);
  const orders = new Map<string, number>();
  const children = elements.map((element) => {
    const item = itemOf(tree, element, path, depth);
    const order = orders.get(item.key) ?? 0;
    orders.set(item.key, order + 1);
    return order === 0 ? item : { ...item, order };
  });
  return {
    attributes: own.filter((piece) => !isComment(piece.value)).map(spanOf),
    comments: own.filter((piece) => isComment(piece.value)).map(spanOf),
    children,
  };
}

function isBrace(list: SyntaxNode, node: SyntaxNode): boolean {
  return list.type !== 'source_file' && (node.type === '{' || node.type === '}');
}

function pieceOf(tree: SyntaxTree, node: SyntaxNode): Piece<SyntaxNode> {
  const role = roleOf(node);
  if (role === 'item') return { role, start: node.start, end: node.end, value: node };
  // The grammar counts the line end to a doc comment.
  const end = node.start + textOf(tree, node).trimEnd().length;
  return { role, start: node.start, end, value: node };
}

function roleOf(node: SyntaxNode): Role {
  if (isComment(node)) return isInnerDoc(node) ? 'inner' : isOuterDoc(node) ? 'doc' : 'comment';
  switch (node.type) {
    case 'shebang':
    case 'inner_attribute_item':
      return 'inner';
    case 'attribute_item':
      return 'attribute';
    case ',':
    case ';':
    case 'empty_statement':
      return 'separator';
    default:
      return itemNode(node) === null ? 'other' : 'item';
  }
}

function itemOf(
  tree: SyntaxTree,
  element: Element<SyntaxNode>,
  parent: string,
  depth: number,
): Item {
  const around = [...element.lead, ...element.trail];
  const attributes = around.map((one) => one.value).filter((node) => !isComment(node));
  const { start, end } = element;
  const comments = around.filter((one) => isComment(one.value)).map(spanOf);
  const first = element.main[0];
  const node = first === undefined ? null : itemNode(first.value);
  if (first === undefined || node === null) {
    const kind: ItemKind = first === undefined ? 'comment' : 'unparsed';
    const core =
      first === undefined ? { start, end } : { start: first.start, end: lastEnd(element) };
    return {
      kind,
      name: '',
      path: parent,
      key: kind,
      order: 0,
      cfg: [],
      visibility: '',
      core,
      signature: core,
      body: null,
      attributes: attributes.map(spanOf),
      comments,
      children: [],
      start,
      end,
    };
  }
  const shape = shapeOf(tree, node);
  const cfg = cfgPredicates(tree, attributes);
  const path = parent === '' ? shape.name : `${parent}::${shape.name}`;
  const core = { start: node.start, end: Math.max(node.end, first.end) };
  const open = shape.members?.start;
  const inner =
    shape.members === null || open === undefined || depth >= DEEPEST
      ? tableMembers(tree, node)
      : membersOf(tree, shape.members, open + 1, path, depth + 1);
  const visibility = node.children.find((child) => child.type === 'visibility_modifier');
  const outer = attributes.map(spanOf);
  return {
    kind: shape.kind,
    name: shape.name,
    path,
    key: [shape.namespace, shape.name, shape.generics, ...cfg].join('|'),
    order: 0,
    cfg,
    visibility: visibility === undefined ? '' : textOf(tree, visibility),
    core,
    signature: { start: core.start, end: shape.body?.start ?? core.end },
    body: shape.body,
    attributes: inner === null ? outer : [...outer, ...inner.attributes],
    comments: inner === null ? comments : [...comments, ...inner.comments],
    children: inner?.children ?? [],
    start,
    end,
  };
}

function lastEnd(element: Element<SyntaxNode>): number {
  return element.main.at(-1)?.end ?? element.end;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
