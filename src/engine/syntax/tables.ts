/** Tables that rustc keeps as text: lists of macro entries (`BUILTIN_ATTRIBUTES`) and `options! { … }`. */
import type { Span } from '../../base/span.ts';
import { headerLength, type EntryForm, type Segment, segments } from './segments.ts';
import { childInField, descendants, type SyntaxNode, type SyntaxTree, textOf } from './tree.ts';

export interface TableEntry extends Span {
  /** Attribute name of `gated!(name, …)`, `BuiltinAttribute { name: sym::name … }`; option name of `name: T = (…)`. */
  readonly key: string;
  /** Where the entry itself begins, behind its attributes and doc comments; `start` is where these begin. */
  readonly body: number;
  /** `end` is before the separator; this is behind it, `null` when the last entry has none. */
  readonly separatorEnd: number | null;
  /** Behind separator and the comments that end its line. */
  readonly tail: number;
  /** The entry's expression in a list; `null` in `options!`. */
  readonly node: SyntaxNode | null;
}

export interface Table {
  readonly kind: 'list' | 'options';
  /** `BUILTIN_ATTRIBUTES`; of `options!` the first of its names: `UnstableOptions`. */
  readonly name: string;
  /** Behind the opening bracket (of `options!`: behind its header) and at the closing one. */
  readonly open: number;
  readonly close: number;
  readonly entries: readonly TableEntry[];
}

/** All tables of a file, in source order. */
export function findTables(tree: SyntaxTree): Table[] {
  return descendants(tree.root, ({ type }) => TABLE_TYPES.has(type))
    .map((node) =>
      node.type === 'macro_invocation' ? optionsTable(tree, node) : listTable(tree, node),
    )
    .filter((table) => table !== null);
}

const TABLE_TYPES = new Set(['const_item', 'static_item', 'macro_invocation']);

function listTable(tree: SyntaxTree, item: SyntaxNode): Table | null {
  const name = childInField(item, 'name');
  let value = childInField(item, 'value');
  while (value?.type === 'reference_expression') value = childInField(value, 'value');
  const open = value?.children[0];
  const close = value?.children.at(-1);
  if (
    value?.type !== 'array_expression' ||
    name === null ||
    open === undefined ||
    close === undefined
  )
    return null;
  if (value.children.some((child) => child.type === ';')) return null;
  const entries = segments(tree, value.children.slice(1, -1), LIST).map((segment) => ({
    ...placesOf(segment),
    node: segment.body,
    key: listKey(tree, segment.body),
  }));
  return { kind: 'list', name: textOf(tree, name), open: open.end, close: close.start, entries };
}

function optionsTable(tree: SyntaxTree, macro: SyntaxNode): Table | null {
  const name = childInField(macro, 'macro');
  const body = macro.children.find((child) => child.type === 'token_tree');
  if (name === null || textOf(tree, name) !== 'options' || body === undefined) return null;
  const tokens = body.children.slice(1, -1);
  const header = headerLength(tokens);
  const first = tokens[0];
  const close = body.children.at(-1);
  if (header === 0 || first === undefined || close === undefined) return null;
  const entries = segments(tree, tokens.slice(header), OPTION).map((segment) => ({
    ...placesOf(segment),
    node: null,
    key: textOf(tree, segment.body),
  }));
  const open = tokens[header - 1]?.end ?? first.start;
  return { kind: 'options', name: textOf(tree, first), open, close: close.start, entries };
}

/** An option's type may hold commas (`Map<A, B>`): only one behind `= (…)` ends the entry. */
const OPTION: EntryForm = {
  separator: ',',
  isEnd: (before) => before.at(-1)?.type === 'token_tree' && before.at(-2)?.type === '=',
};

const LIST: EntryForm = { separator: ',', isEnd: () => true };

function placesOf(segment: Segment): Omit<TableEntry, 'key' | 'node'> {
  const { start, end, body, separatorEnd, tail } = segment;
  return { start, end, body: body.start, separatorEnd, tail };
}

function listKey(tree: SyntaxTree, entry: SyntaxNode): string {
  if (entry.type === 'macro_invocation') {
    const tokens = entry.children.find((child) => child.type === 'token_tree')?.children ?? [];
    const names = tokens.filter(
      (token) => token.type === 'identifier' && textOf(tree, token) !== 'TEST',
    );
    if (names[0] !== undefined) return textOf(tree, names[0]);
  }
  const text = textOf(tree, entry);
  return /\bsym::(\w+)/.exec(text)?.[1] ?? text.replace(/\s+/g, ' ');
}
