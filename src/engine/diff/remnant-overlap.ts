/** How much code remnants share, rare code counting more than common code. */
import type { Remnant } from './remnant.ts';

export interface Overlap {
  /** Dice's coefficient: 0 nothing in common, 1 the same pairs. */
  readonly alike: number;
  /** Share of the first that is in the second, and of the second that is in the first. */
  readonly inSecond: number;
  readonly inFirst: number;
}

/** What pairs weigh, by how many remnants have them. */
export interface Rarity {
  holdersOf(pair: number): number;
  overlap(a: Remnant, b: Remnant): Overlap;
}

export function rarityIn(remnants: readonly Remnant[]): Rarity {
  const holdersOf = countHolders(remnants);
  const known = new Map<Remnant, Weighed>();
  const weigh = (remnant: Remnant): Weighed => {
    let weighed = known.get(remnant);
    if (weighed === undefined) {
      const most = Math.log2(remnants.length + 2);
      const weights = Float32Array.from(
        remnant.profile,
        (pair) => most - Math.log2(holdersOf(pair)),
      );
      weighed = { weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
      known.set(remnant, weighed);
    }
    return weighed;
  };
  return {
    holdersOf,
    overlap(a, b) {
      const [first, second] = [weigh(a), weigh(b)];
      let common = 0;
      for (let i = 0, j = 0; i < a.profile.length && j < b.profile.length;) {
        const [left, right] = [a.profile[i] ?? 0, b.profile[j] ?? 0];
        if (left === right) common += first.weights[i] ?? 0;
        if (left <= right) i++;
        if (left >= right) j++;
      }
      return {
        alike: (2 * common) / (first.total + second.total),
        inSecond: common / first.total,
        inFirst: common / second.total,
      };
    },
  };
}

/** A hash table of typed arrays: there are millions of pairs. */
function countHolders(remnants: readonly Remnant[]): (pair: number) => number {
  const total = remnants.reduce((sum, { profile }) => sum + profile.length, 1);
  const mask = 2 ** Math.ceil(Math.log2(2 * total)) - 1;
  const pairs = new Uint32Array(mask + 1);
  const counts = new Uint32Array(mask + 1);
  const slotOf = (pair: number): number => {
    let slot = pair & mask;
    while (counts[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & mask;
    return slot;
  };
  for (const { profile } of remnants) {
    for (let at = 0; at < profile.length; at++) {
      const pair = profile[at] ?? 0;
      if (at > 0 && pair === profile[at - 1]) continue;
      const slot = slotOf(pair);
      pairs[slot] = pair;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
  return (pair) => counts[slotOf(pair)] ?? 0;
}

interface Weighed {
  readonly weights: Float32Array;
  readonly total: number;
}

/** Finds the remnants that share rare pairs with another, without comparing all with all. */
export interface RemnantIndex {
  /** Those that share the most, at most `most` of them. */
  near(remnant: Remnant, most: number): Remnant[];
}

/** Pairs that more remnants hold say little and are not indexed. */
const RARE = 40;

export function indexRemnants(remnants: readonly Remnant[], rarity: Rarity): RemnantIndex {
  const holding = new Map<number, number[]>();
  for (const [place, { profile }] of remnants.entries()) {
    for (let at = 0; at < profile.length; at++) {
      const pair = profile[at] ?? 0;
      const holders = rarity.holdersOf(pair);
      // What only one holds is shared with none.
      if ((at > 0 && pair === profile[at - 1]) || holders < 2 || holders > RARE) continue;
      const list = holding.get(pair);
      if (list === undefined) holding.set(pair, [place]);
      else list.push(place);
    }
  }
  return {
    near({ profile }, most) {
      const shared = new Map<number, number>();
      for (let at = 0; at < profile.length; at++) {
        const pair = profile[at] ?? 0;
        if (at > 0 && pair === profile[at - 1]) continue;
        const places = holding.get(pair);
        if (places === undefined) continue;
        const weight = 1 / rarity.holdersOf(pair);
        for (const place of places) {
          shared.set(place, (shared.get(place) ?? 0) + weight);
        }
      }
      const best = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
      return best.flatMap(([place]) => remnants[place] ?? []);
    },
  };
}
