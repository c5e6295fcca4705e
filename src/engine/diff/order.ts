/** Which members kept their order. */

export interface Placed {
  /** Place on the other side. */
  readonly place: number;
  /** How much it costs to call this one moved. */
  readonly weight: number;
}

/**
 * Of members in one side's order, the heaviest set whose places on the other side ascend: these stayed, the others moved.
 * @returns indexes into `members`
 */
export function stayedInOrder(members: readonly Placed[]): Set<number> {
  const isKept = ({ place, weight }: Placed, at: number): boolean =>
    weight > 0 && place > (members[at - 1]?.place ?? -Infinity);
  if (members.every(isKept)) return new Set(members.keys());
  const places = members.map(({ place }) => place).sort((a, b) => a - b);
  const ranks = new Map(places.map((place, rank) => [place, rank + 1]));
  // Fenwick tree of the best chain ending at each rank: prefix maximum in O(log n).
  const best = Array.from({ length: members.length + 1 }, () => NO_CHAIN);
  let heaviest: Chain = NO_CHAIN;
  for (const [index, { place, weight }] of members.entries()) {
    const rank = ranks.get(place) ?? 0;
    let previous: Chain = NO_CHAIN;
    for (let at = rank - 1; at > 0; at -= at & -at) {
      const candidate = best[at] ?? NO_CHAIN;
      if (candidate.weight > previous.weight) previous = candidate;
    }
    const chain = { weight: previous.weight + weight, index, previous };
    for (let at = rank; at < best.length; at += at & -at) {
      if ((best[at] ?? NO_CHAIN).weight < chain.weight) best[at] = chain;
    }
    if (chain.weight > heaviest.weight) heaviest = chain;
  }
  const stayed = new Set<number>();
  for (let at: Chain | null = heaviest; at !== null; at = at.previous) {
    if (at.index !== null) stayed.add(at.index);
  }
  return stayed;
}

interface Chain {
  readonly weight: number;
  /** Last member of the chain. */
  readonly index: number | null;
  readonly previous: Chain | null;
}

const NO_CHAIN: Chain = { weight: 0, index: null, previous: null };
