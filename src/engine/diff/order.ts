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
  const ranks = new Map(
    members
      .map(({ place }) => place)
      .sort((a, b) => a - b)
      .map((place, rank) => [place, rank + 1]),
  );
  // Fenwick tree of the best chain ending at each rank: prefix maximum in O(log n).
  const best: { weight: number; index: number }[] = Array.from(
    { length: members.length + 1 },
    () => ({ weight: 0, index: -1 }),
  );
  const previous: number[] = [];
  let heaviest = { weight: 0, index: -1 };
  for (const [index, { place, weight }] of members.entries()) {
    const rank = ranks.get(place) as number;
    let chain = { weight: 0, index: -1 };
    for (let at = rank - 1; at > 0; at -= at & -at) {
      const candidate = best[at] as { weight: number; index: number };
      if (candidate.weight > chain.weight) chain = candidate;
    }
    previous.push(chain.index);
    const own = { weight: chain.weight + weight, index };
    for (let at = rank; at < best.length; at += at & -at) {
      if ((best[at] as { weight: number }).weight < own.weight) best[at] = own;
    }
    if (own.weight > heaviest.weight) heaviest = own;
  }
  const stayed = new Set<number>();
  for (let at = heaviest.index; at !== -1; at = previous[at] as number) stayed.add(at);
  return stayed;
}
