/** Tables that rustc keeps as text: lists of macro entries (`BUILTIN_ATTRIBUTES`) and `options! { … }`. */
import type { Span } from '../../base/span.ts';
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
  const entries = segments(tree, value.children.slice(1, -1)).map(({ body, ...segment }) => ({
    ...segment,
    body: body.start,
    node: body,
    key: listKey(tree, body),
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
  const entries = segments(tree, tokens.slice(header), isOptionEnd).map(
    ({ body: key, ...segment }) => ({
      ...segment,
      body: key.start,
      node: null,
      key: textOf(tree, key),
    }),
  );
  const open = tokens[header - 1]?.end ?? first.start;
  return { kind: 'options', name: textOf(tree, first), open, close: close.start, entries };
}

/** Names and strings, each with its comma: `UnstableOptions, Z_OPTIONS, dbopts, "Z", "unstable",`. */
function headerLength(tokens: readonly SyntaxNode[]): number {
  let at = 0;
  while (
    /^(identifier|string_literal)$/.test(tokens[at]?.type ?? '') &&
    tokens[at + 1]?.type === ','
  )
    at += 2;
  return at;
}

interface Segment extends Span {
  readonly body: SyntaxNode;
  readonly separatorEnd: number | null;
  readonly tail: number;
}

type IsEnd = (before: readonly SyntaxNode[]) => boolean;

/** An option's type may hold commas (`Map<A, B>`): only one behind `= (…)` ends the entry. */
const isOptionEnd: IsEnd = (before) =>
  before.at(-1)?.type === 'token_tree' && before.at(-2)?.type === '=';

function segments(
  tree: SyntaxTree,
  nodes: readonly SyntaxNode[],
  isEnd: IsEnd = () => true,
): Segment[] {
  const found: Segment[] = [];
  let own: SyntaxNode[] = [];
  const finish = (separator: SyntaxNode | null, next: number): void => {
    const segment = segmentOf(tree, own, separator, nodes.slice(next));
    if (segment !== null) found.push(segment);
    own = [];
  };
  nodes.forEach((node, at) => {
    if (node.type === ',' && isEnd(own.filter((token) => !isComment(token)))) finish(node, at + 1);
    else own.push(node);
  });
  finish(null, nodes.length);
  return found;
}

function segmentOf(
  tree: SyntaxTree,
  nodes: readonly SyntaxNode[],
  separator: SyntaxNode | null,
  following: readonly SyntaxNode[],
): Segment | null {
  const bodyAt = nodes.findIndex(
    (node, at) => !isComment(node) && !isAttribute(node, nodes[at - 1]),
  );
  const body = nodes[bodyAt];
  const last = nodes.findLast((node) => !isComment(node));
  if (body === undefined || last === undefined) return null;
  const first = nodes.find((node) => !isComment(node) || isDoc(node)) ?? body;
  const end = last.end;
  const behind = separator === null ? nodes.slice(nodes.indexOf(last) + 1) : following;
  const separatorEnd = separator?.end ?? null;
  return {
    start: first.start,
    end,
    body,
    separatorEnd,
    tail: tailOf(tree, separatorEnd ?? end, behind),
  };
}

function tailOf(tree: SyntaxTree, from: number, behind: readonly SyntaxNode[]): number {
  let tail = from;
  for (const node of behind) {
    if (!isComment(node) || tree.source.slice(tail, node.start).includes('\n')) break;
    tail = node.start + textOf(tree, node).trimEnd().length;
  }
  return tail;
}

/** In a token tree an attribute is `#` and a bracketed tree. */
function isAttribute(node: SyntaxNode, before: SyntaxNode | undefined): boolean {
  if (node.type === 'attribute_item' || node.type === '#') return true;
  return node.type === 'token_tree' && before?.type === '#';
}

export function isComment(node: SyntaxNode): boolean {
  return node.type === 'line_comment' || node.type === 'block_comment';
}

function isDoc(node: SyntaxNode): boolean {
  return isComment(node) && node.children.some((child) => child.field === 'outer');
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
