/** What stands around a hook's place in one release. */
import { blanksBefore } from '../intents/lines.ts';
import type { Anchor, Site } from '../intents/action.ts';
import type { Hook } from '../intents/hooks.ts';
import { statementsOf, tailExpression } from '../intents/statements.ts';
import { fileItem } from '../syntax/items.ts';
import { ancestorsOf, itemAt, type Item } from '../syntax/item.ts';
import { findTables, type Table } from '../syntax/tables.ts';
import { childInField, descendants, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';
import type { EndingFacts, ListFacts, Spot } from './facts.ts';
import { shapeOfCallEntry, shapeOfOption, shapeOfSpan, shapeOfStatement } from './shape.ts';

export interface ListEntry {
  readonly key: string;
  readonly shape: string;
}

interface Common {
  readonly opening: string;
  /** The item that holds it, at the top of the file or of a module. */
  readonly item: Item;
}

export interface ListAround extends Common {
  readonly form: 'list';
  readonly entries: readonly ListEntry[];
  readonly around: ListFacts['around']['before'];
  readonly spot: Spot;
}

export interface EndingAround extends Common {
  readonly form: 'ending';
  readonly body: EndingFacts['body']['before'];
}

export type Around = ListAround | EndingAround;
type Place = Extract<Anchor, { kind: 'place' }>;

/** `null` for a place in no list, table, run of calls or function's end. */
export function aroundPlace({ tree }: Site, hook: Hook, { line }: Place): Around | null {
  const table = findTables(tree).find(({ open, close }) => open <= line && line <= close);
  if (table !== undefined) return aroundTable(tree, table, line);
  const blocks = descendants(
    tree.root,
    ({ type, start, end }) => type === 'block' && start < line && line < end,
  );
  const block = blocks.at(-1);
  if (block === undefined) return null;
  const fn = block.parent?.type === 'function_item' ? block.parent : null;
  if (hook.action === 'insert_guarded_call' && fn !== null) return aroundEnding(tree, fn, block);
  return hook.action === 'insert_after_pattern' ? aroundRun(tree, hook, block, line) : null;
}

function aroundTable(tree: SyntaxTree, table: Table, line: number): ListAround {
  const entries = table.entries.map(({ key, body, start, end }) => ({
    key,
    start,
    shape:
      table.kind === 'options'
        ? shapeOfOption(tree, { start, end }, key)
        : shapeOfCallEntry(tree, { start: body, end }, key),
  }));
  const at = entries.filter(({ start }) => start < line).length;
  return {
    form: 'list',
    ...opened(tree, table.open),
    entries: entries.map(({ key, shape }) => ({ key, shape })),
    around: { above: [], below: [] },
    spot: spotAt(entries, at),
  };
}

/** The calls of the block that are called as the hook's is. */
function aroundRun(tree: SyntaxTree, hook: Hook, block: SyntaxNode, line: number): ListAround {
  const name = hook.key.split('::').at(-1) ?? hook.key;
  const statements = statementsOf(block).map((node) => ({ node, entry: callIn(tree, node, name) }));
  const calls = statements.flatMap(({ node: { start }, entry }) =>
    entry === null ? [] : [{ start, ...entry }],
  );
  const first = statements.findIndex(({ entry }) => entry !== null);
  const others = statements.map(({ node, entry }, at) => ({ node, at, other: entry === null }));
  const shapes = (wanted: (at: number) => boolean): string[] =>
    others
      .filter(({ at, other }) => other && wanted(at))
      .map(({ node }) => shapeOfStatement(tree, node));
  return {
    form: 'list',
    ...opened(tree, block.start + 1),
    entries: calls.map(({ key, shape }) => ({ key, shape })),
    around: { above: shapes((at) => at < first), below: shapes((at) => at > first) },
    spot: spotAt(calls, calls.filter(({ start }) => start < line).length),
  };
}

function callIn(tree: SyntaxTree, statement: SyntaxNode, name: string): ListEntry | null {
  const call = statement.children[0];
  const callee = call?.type === 'call_expression' ? childInField(call, 'function') : null;
  const path = callee === null ? '' : shapeOfSpan(tree, callee);
  const key = path.slice(0, -`::${name}`.length);
  if (!path.endsWith(`::${name}`) || !/^[\w:]+$/.test(key)) return null;
  return { key, shape: shapeOfSpan(tree, statement).replace(path, `$name::${name}`) };
}

function aroundEnding(tree: SyntaxTree, fn: SyntaxNode, block: SyntaxNode): EndingAround {
  const tail = tailExpression(tree, fn);
  const statements = statementsOf(block).filter((statement) => statement !== tail);
  const last = statements.at(-1);
  const end = tail === null ? block.end - 1 : tail.start;
  const line = tree.source.lastIndexOf('\n', end) + 1;
  return {
    form: 'ending',
    ...opened(tree, block.start + 1),
    body: {
      statements: statements.length,
      last: last === undefined ? null : shapeOfStatement(tree, last),
      tail: tail === null ? null : shapeOfStatement(tree, tail),
      blanks: blanksBefore(tree.source, line),
    },
  };
}

function opened(tree: SyntaxTree, open: number): Common {
  const file = fileItem(tree);
  const inner = itemAt(file, open);
  const chain = [...ancestorsOf(file, inner), inner];
  const item = chain.find(({ kind }) => kind !== 'file' && kind !== 'module') ?? inner;
  return { item, opening: shapeOfSpan(tree, { start: item.core.start, end: open }) };
}

function spotAt(entries: readonly ListEntry[], at: number): Spot {
  const neighbour = (entry: ListEntry | undefined): ListEntry | null =>
    entry === undefined ? null : { key: entry.key, shape: entry.shape };
  return { at, above: neighbour(entries[at - 1]), below: neighbour(entries[at]) };
}
