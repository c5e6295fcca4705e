/** Entries of macro tables as items like any other. */
import type { Span } from '../../base/span.ts';
import { cfgPredicates } from './attributes.ts';
import type { Item } from './item.ts';
import { layOut, type Element, type Piece } from './layout.ts';
import { segments, type EntryForm, type Segment } from './segments.ts';
import { tableRegions, type Region } from './table-regions.ts';
import type { TableSchema } from './table-schemas.ts';
import { codeOf, compactText, tokensIn } from './tokens.ts';
import { isComment, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';

export type TableMembers = Pick<Item, 'attributes' | 'comments' | 'children'>;

/** The entries of the table that an item is, and the comments of the table itself; `null` when it is none. */
export function tableMembers(tree: SyntaxTree, item: SyntaxNode): TableMembers | null {
  const regions = tableRegions(tree, item);
  if (regions === null) return null;
  const comments: Span[] = [];
  const children: Item[] = [];
  const orders = new Map<string, number>();
  for (const region of regions) {
    const { elements, own } = layOut(tree.source, piecesOf(tree, region), region.open);
    comments.push(...own.map(spanOf));
    for (const element of elements) {
      const entry = entryItem(tree, region, element);
      const order = orders.get(entry.key) ?? 0;
      orders.set(entry.key, order + 1);
      children.push(order === 0 ? entry : { ...entry, order });
    }
  }
  return { attributes: [], comments, children };
}

function piecesOf(tree: SyntaxTree, { schema, nodes }: Region): Piece<Segment | null>[] {
  const entries = segments(tree, nodes, formOf(tree, schema));
  const pieces: Piece<Segment | null>[] = [];
  let next = 0;
  for (const node of nodes) {
    for (let entry = entries[next]; entry !== undefined; entry = entries[next]) {
      if (entry.start > node.start) break;
      const end = entry.separatorEnd ?? entry.end;
      pieces.push({ role: 'item', start: entry.start, end, value: entry });
      next++;
    }
    if (!isComment(node) || node.start < (pieces.at(-1)?.end ?? 0)) continue;
    const text = textOf(tree, node).trimEnd();
    const marker = tree.tables.markers.includes(text.replace(/^\/\/ */, ''));
    const role = marker ? 'inner' : 'comment';
    pieces.push({ role, start: node.start, end: node.start + text.length, value: null });
  }
  return pieces;
}

function formOf(tree: SyntaxTree, { separator, ends_with: ends }: TableSchema): EntryForm {
  const matches = (node: SyntaxNode | undefined, end: string): boolean =>
    node?.type === 'token_tree'
      ? end.length === 2 && tree.source.startsWith(end.charAt(0), node.start)
      : node?.type === end;
  return {
    separator,
    isEnd: (before) =>
      ends.every((end, at) => matches(before[before.length - ends.length + at], end)),
  };
}

function entryItem(tree: SyntaxTree, region: Region, element: Element<Segment | null>): Item {
  const span: Span = { start: element.start, end: element.end };
  const around = [...element.lead, ...element.trail].map(spanOf);
  const common = { ...span, order: 0, visibility: '', children: [] };
  const entry = element.main[0]?.value;
  if (entry === undefined || entry === null) {
    const plain = { kind: 'comment' as const, name: '', path: region.path, key: 'comment' };
    const parts = { cfg: [], core: span, signature: span, body: null };
    return { ...common, ...plain, ...parts, attributes: [], comments: around };
  }
  const { kind, unique } = region.schema;
  const core = { start: entry.body.start, end: entry.end };
  const name = nameOf(tree, region.schema, core);
  const path = `${region.path}::${name}`;
  const body = bodyOf(tree, region.schema, entry);
  const attributes = attributesOf(entry);
  const cfg = cfgPredicates(tree, attributes);
  return {
    ...common,
    kind,
    name,
    path,
    key: [kind, unique === 'section' ? path : name, ...cfg].join('|'),
    cfg,
    core,
    signature: { start: core.start, end: body?.start ?? core.end },
    body,
    attributes,
    comments: [...around, ...docsOf(tree, entry)],
  };
}

function nameOf(tree: SyntaxTree, { key }: TableSchema, core: Span): string {
  const text = textOf(tree, core);
  for (const pattern of key) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return compactText(codeOf(tokensIn(tree, core)));
}

function bodyOf(
  tree: SyntaxTree,
  { value }: TableSchema,
  { body, nodes, end }: Segment,
): Span | null {
  if (value === 'last bracket') {
    const last = nodes.at(-1);
    return last?.type === 'token_tree' && last !== body ? { start: last.start, end } : null;
  }
  const found = value.exec(tree.source.slice(body.start, end));
  const start = found === null ? end : body.start + found.index + found[0].length;
  return start < end ? { start, end } : null;
}

/** In a token tree an attribute is two nodes: `#` and what is in brackets. */
function attributesOf({ nodes, body }: Segment): Span[] {
  const found: Span[] = [];
  for (const [at, { type, start, end }] of nodes.slice(0, nodes.indexOf(body)).entries()) {
    if (type === 'attribute_item') found.push({ start, end });
    if (type === '#') found.push({ start, end: nodes[at + 1]?.end ?? end });
  }
  return found;
}

function docsOf(tree: SyntaxTree, { nodes, body }: Segment): Span[] {
  const comments = nodes.slice(0, nodes.indexOf(body)).filter(isComment);
  // The grammar counts the line end to a doc comment.
  return comments.map((node) => ({
    start: node.start,
    end: node.start + textOf(tree, node).trimEnd().length,
  }));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
