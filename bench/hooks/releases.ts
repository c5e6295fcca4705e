/** The real releases that the hooks are carried between. */
export const RELEASES: readonly string[] = [
  ...Array.from({ length: 26 }, (_, index) => 48 + index),
  85,
  90,
  95,
].map((minor) => `1.${minor}.0`);

/** An older release and a newer one. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Each release with every later one: 406. */
export const PAIRS: readonly Pair[] = RELEASES.flatMap((from, at) =>
  RELEASES.slice(at + 1).map((to) => ({ from, to })),
);

/** Each release with the next: 28. */
export const STEPS: readonly Pair[] = RELEASES.slice(1).map((to, at) => ({
  from: RELEASES[at] ?? to,
  to,
}));

/** @param text `1.63.0-1.64.0`; `null`: no pair of these releases, the older first */
export function pairFrom(text: string): Pair | null {
  return PAIRS.find((pair) => text === `${pair.from}-${pair.to}`) ?? null;
}
