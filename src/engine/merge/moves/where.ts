/** Where one side of a merge put the items that are no longer where the base has them. */
import { isRenamed } from '../../diff/compare.ts';
import type { Pair } from '../../diff/match-scope.ts';
import { relocations } from '../../diff/relocations.ts';
import { type Remnant, remnantOf } from '../../diff/remnant.ts';
import { familyOf } from '../../diff/remnant-names.ts';
import type { Side } from '../../diff/side.ts';
import { similarity } from '../../diff/similarity.ts';
import type { Item } from '../../syntax/item.ts';
import { type Compared, gainedItems, isFollowed, lostItems } from './compared.ts';

export interface Place {
  readonly path: string;
  readonly source: string;
  readonly item: Item;
}

export interface Move {
  /** In the base. */
  readonly from: Place;
  readonly to: Place;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Moved or renamed items, each with the one place that is clearly the best; silent where two are nearly as good. */
export function movesIn(compared: readonly Compared[]): Move[] {
  return [...withinFiles(compared), ...acrossFiles(compared)];
}

function acrossFiles(compared: readonly Compared[]): Move[] {
  const places = new Map<Remnant, Place>();
  const remnants = (one: Compared, side: Side, items: readonly Item[]): Remnant[] =>
    items.map((item) => {
      const remnant = remnantOf(side.tree, one.path, item);
      places.set(remnant, { path: one.path, source: side.tree.source, item });
      return remnant;
    });
  const lost = compared.flatMap((one) => remnants(one, one.before, lostItems(one)));
  const gained = compared.flatMap((one) => remnants(one, one.after, gainedItems(one)));
  return relocations({ lost, gained, shrunk: [], grown: [] }).flatMap((relocation): Move[] => {
    const [before, after] = [relocation.from[0], relocation.to[0]];
    const from = before && places.get(before);
    const to = after && places.get(after);
    const whole = relocation.kind === 'moved' || relocation.kind === 'moved and renamed';
    if (!whole || from === undefined || to === undefined) return [];
    return [{ from, to, confidence: relocation.confidence }];
  });
}

interface Standing {
  readonly side: Side;
  readonly item: Item;
}

function withinFiles(compared: readonly Compared[]): Move[] {
  const olds = compared.flatMap((one) => {
    const moved = elsewhere(one).map((pair) => pair.before);
    return [...lostItems(one), ...moved].map((item) => ({ side: one.before, item }));
  });
  const news = compared.flatMap((one) => {
    const moved = elsewhere(one).map((pair) => pair.after);
    return [...gainedItems(one), ...moved].map((item) => ({ side: one.after, item }));
  });
  return compared.flatMap((one) => {
    const { path, before, after, matching } = one;
    const reordered = matching.pairs.filter((pair) => isReordered(one, pair));
    const sure = elsewhere(one).filter((pair) => !hasRival(one, pair, olds, news));
    return [...reordered, ...sure].map((pair): Move => {
      return {
        from: { path, source: before.tree.source, item: pair.before },
        to: { path, source: after.tree.source, item: pair.after },
        confidence: pair.confidence,
      };
    });
  });
}

function elsewhere(one: Compared): Pair[] {
  return one.matching.pairs.filter((pair) => isFollowed(pair.before) && isElsewhere(one, pair));
}

/** In another container, or under another name. */
function isElsewhere({ matching }: Compared, pair: Pair): boolean {
  return matching.displaced.get(pair) === 'container' || isRenamed(pair);
}

/** Among the same siblings, told by its own name. */
function isReordered({ matching }: Compared, pair: Pair): boolean {
  if (!isFollowed(pair.before)) return false;
  return matching.displaced.get(pair) === 'place' && !isRenamed(pair);
}

/** What the same name adds when candidates are ranked, and how near another makes the choice a guess. */
const SAME_NAME = 0.15;
const MARGIN = 0.08;

function hasRival(
  { before, after }: Compared,
  pair: Pair,
  olds: readonly Standing[],
  news: readonly Standing[],
): boolean {
  const old = { side: before, item: pair.before };
  const now = { side: after, item: pair.after };
  const least = score(old, now) - MARGIN;
  return (
    news.some((one) => one.item !== pair.after && score(old, one) > least) ||
    olds.some((one) => one.item !== pair.before && score(one, now) > least)
  );
}

function score(old: Standing, now: Standing): number {
  if (familyOf(old.item) !== familyOf(now.item)) return 0;
  const alike = similarity(old.side.profileOf(old.item), now.side.profileOf(now.item));
  return alike + (old.item.name === now.item.name ? SAME_NAME : 0);
}
