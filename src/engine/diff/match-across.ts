/** Items that are gone from one place and new in another: moved or renamed, if they are alike enough. */
import { withDescendants, type Item } from '../syntax/item.ts';
import { best, type Pair } from './match-scope.ts';
import { familyOf } from './remnant-names.ts';
import type { Side } from './side.ts';
import { similarity } from './similarity.ts';

/** Same name elsewhere; another name: less alike is another item. */
const MOVED = 0.6;
const RENAMED = 0.7;
/** With fewer tokens than this, being alike says nothing. */
const TELLING = 16;

const CONTAINERS = new Set<Item['kind']>(['module', 'struct', 'enum', 'union', 'trait', 'impl']);
const LEAVES = new Set<Item['kind']>([
  'function',
  'method',
  'const',
  'static',
  'macro',
  'macro call',
  'type alias',
]);

/** Containers first: their members then have a place to be looked for. */
export function matchContainers(
  before: Side,
  after: Side,
  olds: readonly Item[],
  news: readonly Item[],
): Pair[] {
  return alike(before, after, olds.filter(isContainer), news.filter(isContainer));
}

/** Functions, constants and the like, those inside unmatched containers too. */
export function matchLeaves(
  before: Side,
  after: Side,
  olds: readonly Item[],
  news: readonly Item[],
): Pair[] {
  return alike(before, after, leavesBelow(olds), leavesBelow(news));
}

function isContainer({ kind }: Item): boolean {
  return CONTAINERS.has(kind);
}

function leavesBelow(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [...withDescendants(item)]).filter(({ kind }) => LEAVES.has(kind));
}

function alike(before: Side, after: Side, olds: readonly Item[], news: readonly Item[]): Pair[] {
  // What has no counterpart of its family need not be read.
  const [oldFamilies, newFamilies] = [new Set(olds.map(familyOf)), new Set(news.map(familyOf))];
  const from = olds.filter(
    (item) => newFamilies.has(familyOf(item)) && before.profileOf(item).size >= TELLING,
  );
  const to = news.filter(
    (item) => oldFamilies.has(familyOf(item)) && after.profileOf(item).size >= TELLING,
  );
  const candidates: Pair[] = [];
  for (const old of from) {
    for (const item of to) {
      if (familyOf(old) !== familyOf(item)) continue;
      const confidence = similarity(before.profileOf(old), after.profileOf(item));
      if (confidence >= (old.name === item.name ? MOVED : RENAMED)) {
        candidates.push({ before: old, after: item, confidence });
      }
    }
  }
  return best(candidates);
}

/**
 * Fields and variants renamed where they stand: all but the name is equal, and so are both neighbours.
 * @param matched the pairs of the same scope
 */
export function renamedInPlace(
  before: Side,
  after: Side,
  olds: readonly Item[],
  news: readonly Item[],
  matched: readonly Pair[],
): Pair[] {
  const pairOf = new Map(matched.map((pair) => [pair.before, pair.after]));
  const counterpart = (item: Item | undefined): Item | null | undefined =>
    item === undefined ? null : pairOf.get(item);
  const isNew = new Set(news);
  for (const pair of matched) isNew.delete(pair.after);
  const pairs: Pair[] = [];
  for (const [at, old] of olds.entries()) {
    if (pairOf.has(old) || (old.kind !== 'field' && old.kind !== 'variant')) continue;
    const left = counterpart(olds[at - 1]);
    const right = counterpart(olds[at + 1]);
    for (const [place, item] of news.entries()) {
      if (!isNew.has(item) || item.kind !== old.kind) continue;
      if ((news[place - 1] ?? null) !== left || (news[place + 1] ?? null) !== right) continue;
      if (withoutName(before, old) !== withoutName(after, item)) continue;
      pairs.push({ before: old, after: item, confidence: RENAMED });
    }
  }
  return pairs;
}

/** `null` never equals `null`: a unit variant has nothing but its name to be known by. */
function withoutName(side: Side, item: Item): string | number {
  const core = side.tree.source.slice(item.core.start, item.core.end);
  const rest = core.replace(item.name, '').replaceAll(/\s+/g, ' ').trim();
  return /\w/.test(rest) ? rest : Number.NaN;
}
