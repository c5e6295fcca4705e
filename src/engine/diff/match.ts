/** Which item of one version is which item of the other. */
import type { Item } from '../syntax/item.ts';
import { matchContainers, matchLeaves, renamedInPlace } from './match-across.ts';
import { matchScope, type Pair } from './match-scope.ts';
import { stayedInOrder } from './order.ts';
import type { Side } from './side.ts';

export interface Matching {
  readonly pairs: readonly Pair[];
  /** Both items of pairs of equal text: their members are not matched one by one. */
  readonly equal: ReadonlySet<Item>;
  readonly ofBefore: ReadonlyMap<Item, Pair>;
  readonly ofAfter: ReadonlyMap<Item, Pair>;
  /** Pairs that left their container, or their place among its members. */
  readonly displaced: ReadonlyMap<Pair, 'container' | 'place'>;
}

export function matchItems(before: Side, after: Side): Matching {
  const ofBefore = new Map<Item, Pair>();
  const ofAfter = new Map<Item, Pair>();
  const equal = new Set<Item>();
  const leftOld = new Set<Item>();
  const leftNew = new Set<Item>();
  const take = (pairs: readonly Pair[]): void => {
    const queue = [...pairs];
    for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
      ofBefore.set(pair.before, pair);
      ofAfter.set(pair.after, pair);
      leftOld.delete(pair.before);
      leftNew.delete(pair.after);
      // What stands in it letter for letter needs no matching.
      if (before.textOf(pair.before) === after.textOf(pair.after)) {
        equal.add(pair.before).add(pair.after);
        continue;
      }
      const olds = pair.before.children;
      const news = pair.after.children;
      const known = matchScope(before, after, olds, news);
      const members = [...known, ...renamedInPlace(before, after, olds, news, known)];
      for (const old of olds) leftOld.add(old);
      for (const item of news) leftNew.add(item);
      queue.push(...members);
    }
  };
  take([{ before: before.file, after: after.file, confidence: 1 }]);
  take(matchContainers(before, after, [...leftOld], [...leftNew]));
  take(matchLeaves(before, after, [...leftOld], [...leftNew]));
  const pairs = [...ofBefore.values()];
  return { pairs, equal, ofBefore, ofAfter, displaced: displacedOf(before, after, ofBefore) };
}

function displacedOf(
  before: Side,
  after: Side,
  ofBefore: ReadonlyMap<Item, Pair>,
): Map<Pair, 'container' | 'place'> {
  const displaced = new Map<Pair, 'container' | 'place'>();
  for (const pair of ofBefore.values()) {
    const places = new Map(pair.after.children.map((item, place) => [item, place]));
    const here: { pair: Pair; place: number; weight: number }[] = [];
    for (const child of pair.before.children) {
      const member = ofBefore.get(child);
      const place = member === undefined ? undefined : places.get(member.after);
      if (member === undefined || place === undefined) continue;
      here.push({ pair: member, place, weight: child.end - child.start });
    }
    const stayed = stayedInOrder(here);
    for (const [at, member] of here.entries())
      if (!stayed.has(at)) displaced.set(member.pair, 'place');
    const parent = before.parentOf(pair.before);
    const home = after.parentOf(pair.after);
    const stays = parent === null ? home === null : ofBefore.get(parent)?.after === home;
    if (!stays) displaced.set(pair, 'container');
  }
  return displaced;
}
