/** Which members of one container are which members of the same container in the other version. */
import type { Item } from '../syntax/item.ts';
import type { Side } from './side.ts';
import { similarity } from './similarity.ts';

export interface Pair {
  readonly before: Item;
  readonly after: Item;
  readonly confidence: number;
}

/** How alike two items must be to be taken for one when the identity does not say so. */
const ALIKE = 0.5;

/** Kinds whose key says little: they are told apart by what they hold. */
const NAMELESS = new Set<Item['kind']>(['comment', 'unparsed']);

export function matchScope(
  before: Side,
  after: Side,
  olds: readonly Item[],
  news: readonly Item[],
): Pair[] {
  const open = { olds: new Set(olds), news: new Set(news) };
  const pairs: Pair[] = [];
  const take = (pair: Pair): void => {
    pairs.push(pair);
    open.olds.delete(pair.before);
    open.news.delete(pair.after);
  };
  const groups = (keyOf: (item: Item) => string | null): [Item[], Item[]][] => {
    const byKey = new Map<string, [Item[], Item[]]>();
    const add = (item: Item, side: 0 | 1): void => {
      const key = keyOf(item);
      if (key === null) return;
      const group = byKey.get(key) ?? [[], []];
      group[side].push(item);
      byKey.set(key, group);
    };
    for (const item of open.olds) add(item, 0);
    for (const item of open.news) add(item, 1);
    return [...byKey.values()].filter(([a, b]) => a.length > 0 && b.length > 0);
  };

  for (const [a, b] of groups((item) => item.key)) {
    const [old, ...olderRest] = a;
    const [now, ...newerRest] = b;
    const only = olderRest.length + newerRest.length === 0;
    if (only && old !== undefined && now !== undefined && !NAMELESS.has(old.kind)) {
      take({ before: old, after: now, confidence: 1 });
    } else matchEquals(before, after, a, b).forEach(take);
  }
  for (const [a, b] of groups(looseKey)) {
    const sameCfg = a.length === 1 && b.length === 1 && a[0]?.cfg.join() === b[0]?.cfg.join();
    for (const pair of mostAlike(before, after, a, b, sameCfg ? 0 : ALIKE)) take(pair);
  }
  return pairs;
}

/** Items that only their order tells apart: first those with equal text, then the most alike, then by order. */
function matchEquals(before: Side, after: Side, a: readonly Item[], b: readonly Item[]): Pair[] {
  const pairs: Pair[] = [];
  const byText = new Map<string, Item[]>();
  // From the end, so that the first of equals is the last of its list.
  for (const item of b.toReversed()) {
    const text = after.textOf(item);
    const same = byText.get(text);
    if (same === undefined) byText.set(text, [item]);
    else same.push(item);
  }
  const restOld: Item[] = [];
  const taken = new Set<Item>();
  for (const item of a) {
    const same = byText.get(before.textOf(item))?.pop();
    if (same === undefined) restOld.push(item);
    else {
      taken.add(same);
      pairs.push({ before: item, after: same, confidence: 1 });
    }
  }
  const restNew = b.filter((item) => !taken.has(item));
  const alike = mostAlike(before, after, restOld, restNew, ALIKE);
  pairs.push(...alike);
  if (a.some(({ kind }) => NAMELESS.has(kind))) return pairs;
  const matched = new Set(alike.flatMap((pair) => [pair.before, pair.after]));
  const lastOld = restOld.filter((item) => !matched.has(item));
  const lastNew = restNew.filter((item) => !matched.has(item));
  for (const [at, item] of lastOld.entries()) {
    const next = lastNew[at];
    if (next !== undefined) pairs.push({ before: item, after: next, confidence: ALIKE });
  }
  return pairs;
}

/** The name alone, where cfg, generics or the kind of definition changed. */
function looseKey({ kind, name, key }: Item): string | null {
  if (kind === 'comment' || kind === 'unparsed' || kind === 'use') return null;
  if (kind === 'macro call') return `call|${name.replace(/\(.*$/, '')}`;
  if (kind === 'impl') return name.replaceAll(/<.*?>+|\s|&|'\w+/g, '');
  return key.split('|', 2).join('|');
}

/** Pairs at or above `least`, the most alike first; of equals, those in order. */
export function mostAlike(
  before: Side,
  after: Side,
  olds: readonly Item[],
  news: readonly Item[],
  least: number,
): Pair[] {
  const candidates = olds.flatMap((old) =>
    news.map((item) => ({
      before: old,
      after: item,
      confidence: similarity(before.profileOf(old), after.profileOf(item)),
    })),
  );
  return best(candidates.filter((pair) => pair.confidence >= least));
}

/** Greedy choice: every item at most once. */
export function best(candidates: readonly Pair[]): Pair[] {
  const olds = new Set<Item>();
  const news = new Set<Item>();
  return [...candidates]
    .sort((a, b) => b.confidence - a.confidence)
    .filter((pair) => {
      if (olds.has(pair.before) || news.has(pair.after)) return false;
      olds.add(pair.before);
      news.add(pair.after);
      return true;
    });
}
