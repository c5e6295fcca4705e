/** The three versions of anything. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** The one that changed, or the one both changed to; `null` when they differ. */
export function changed<T>({ base, ours, theirs }: Sides<T>): T | null {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : null;
}

export function sidesOf<T, U>({ base, ours, theirs }: Sides<T>, of: (one: T) => U): Sides<U> {
  return { base: of(base), ours: of(ours), theirs: of(theirs) };
}
