/** Members that only the fork has, as hooks between the neighbours they stand between. */
import { ancestorsOf, type Item, type ItemKind } from '../../syntax/item.ts';
import { fileItem } from '../../syntax/items.ts';
import type { Declared } from '../declared.ts';
import { designatorOf, pathOf } from '../designator.ts';
import { listsIn } from '../members.ts';
import { bodyMembers } from './bodies.ts';
import { codeOf, type Found, type Pair, paired } from './found.ts';

/** In the order of the fork's file. */
export function memberHooks(pair: Pair): Found[] {
  const base = fileItem(pair.base);
  return inContainer(pair, base, base, fileItem(pair.ours));
}

function keysOf(item: Item): string[] {
  return item.children.map(({ kind, key, order }) => `${kind} ${key} ${order}`);
}

function inContainer(pair: Pair, file: Item, base: Item, ours: Item): Found[] {
  const upstream = listsIn(pair.base, base, 'member')[0]?.members ?? [];
  const own = listsIn(pair.ours, ours, 'member')[0]?.members ?? [];
  const pairs = paired(keysOf(base), keysOf(ours));
  const found: Found[] = [];
  for (const [at, member] of own.entries()) {
    const match = pairs.get(at);
    const theirs = match === undefined ? undefined : base.children[match];
    if (theirs !== undefined && member.item !== null)
      found.push(...inPair(pair, file, theirs, member.item));
    if (match !== undefined || member.item === null) continue;
    const above = [...pairs].findLast(([index]) => index < at)?.[1] ?? -1;
    const name = (index: number): string | undefined => {
      const item = upstream[index]?.item;
      return item == null || item.name === '' ? undefined : designatorOf(item, base.children);
    };
    const neighbours = { after: name(above), before: name(above + 1) };
    const code = codeOf(pair.ours, member);
    if (code === null || (neighbours.after ?? neighbours.before) === undefined) continue;
    found.push({
      file: pair.file,
      action: actionFor(member.item, base),
      in: pathOf([...ancestorsOf(file, base), base]),
      ...(above === upstream.length - 1 && TABLES.has(member.item.kind)
        ? { place: 'last' as const }
        : neighbours),
      ...(member.item.name === '' ? {} : { name: member.item.name }),
      ...code,
    });
  }
  return found;
}

function inPair(pair: Pair, file: Item, base: Item, ours: Item): Found[] {
  const [before, after] = [
    pair.base.source.slice(base.start, base.end),
    pair.ours.source.slice(ours.start, ours.end),
  ];
  if (before === after) return [];
  if (base.children.length > 0) return inContainer(pair, file, base, ours);
  return bodyMembers(pair, pathOf([...ancestorsOf(file, base), base]), base.core, ours.core);
}

function actionFor({ kind }: Item, container: Item): Declared['action'] {
  const own = ACTIONS[kind];
  if (own !== undefined) return own;
  return TABLES.has(kind) || container.kind === 'macro call' ? 'add_entry' : 'add_item';
}

const ACTIONS: Partial<Record<ItemKind, Declared['action']>> = {
  use: 'add_use',
  module: 'add_module',
  field: 'add_field',
  variant: 'add_variant',
};

const TABLES = new Set<string>(['attribute entry', 'option', 'feature', 'symbol', 'query']);
