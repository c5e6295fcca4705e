/** Entries of macro tables as items like any other. */
import type { Span } from '../../base/span.ts';
import type { Item } from './item.ts';
import { layOut, type Element, type Piece } from './layout.ts';
import { findTables, type Table, type TableEntry } from './tables.ts';
import { tokensIn } from './tokens.ts';
import type { SyntaxTree } from './tree.ts';

/** Lists whose entries are items, and what the entries are called. A list elsewhere is a value like any other. */
const ENTRY_KINDS: readonly {
  readonly table: Table['kind'];
  readonly name: RegExp;
  readonly kind: 'attribute entry' | 'option';
}[] = [
  { table: 'list', name: /^BUILTIN_ATTRIBUTES$/, kind: 'attribute entry' },
  { table: 'options', name: /./, kind: 'option' },
];

export interface ItemTable extends Table {
  readonly entryKind: 'attribute entry' | 'option';
}

/** The tables of a file whose entries are items. */
export function itemTables(tree: SyntaxTree): ItemTable[] {
  // Looking for them visits every node: most files can be told from their text.
  if (!/BUILTIN_ATTRIBUTES|options!/.test(tree.source)) return [];
  return findTables(tree).flatMap((table) => {
    const found = ENTRY_KINDS.find((one) => one.table === table.kind && one.name.test(table.name));
    return found === undefined ? [] : [{ ...table, entryKind: found.kind }];
  });
}

export function entryItems(tree: SyntaxTree, table: ItemTable): Item[] {
  const { elements } = layOut(tree.source, piecesOf(tree, table), table.open);
  const orders = new Map<string, number>();
  return elements.map((element) => {
    const item = entryItem(tree, table, element);
    const order = orders.get(item.key) ?? 0;
    orders.set(item.key, order + 1);
    return { ...item, order };
  });
}

function piecesOf(tree: SyntaxTree, table: ItemTable): Piece<TableEntry | null>[] {
  const entries = table.entries.map((entry) => {
    const { start, end, separatorEnd } = entry;
    return { role: 'item' as const, start, end: separatorEnd ?? end, value: entry };
  });
  const comments = tokensIn(tree, { start: table.open, end: table.close }, entries)
    .filter((token) => token.comment)
    .map(({ start, text }) => ({
      role: 'comment' as const,
      start,
      end: start + text.length,
      value: null,
    }));
  return [...entries, ...comments].sort((a, b) => a.start - b.start);
}

function entryItem(tree: SyntaxTree, table: ItemTable, element: Element<TableEntry | null>): Item {
  const span: Span = { start: element.start, end: element.end };
  const around = [...element.lead, ...element.trail].map(({ start, end }) => ({ start, end }));
  const common = { ...span, order: 0, cfg: [], visibility: '', comments: around, children: [] };
  const entry = element.main[0]?.value;
  if (entry === undefined || entry === null) {
    const plain = { kind: 'comment' as const, name: '', path: table.name, key: 'comment' };
    return { ...common, ...plain, core: span, signature: span, body: null, attributes: [] };
  }
  const core = { start: entry.body, end: entry.end };
  const value = tree.source.slice(core.start, core.end).search(/=\s*\(|!\s*\(/);
  const body = value === -1 ? null : { start: core.start + value + 1, end: core.end };
  return {
    ...common,
    kind: table.entryKind,
    name: entry.key,
    path: `${table.name}::${entry.key}`,
    key: `${table.entryKind}|${entry.key}`,
    core,
    signature: { start: core.start, end: body?.start ?? core.end },
    body,
    attributes: entry.start < entry.body ? [{ start: entry.start, end: entry.body }] : [],
  };
}
