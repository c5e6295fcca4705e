/** How alike two pieces of code are. */

/** Counts of neighbouring token pairs. */
export interface Profile {
  readonly pairs: ReadonlyMap<string, number>;
  /** Number of tokens. */
  readonly size: number;
}

export function profileOf(tokens: readonly string[]): Profile {
  const pairs = new Map<string, number>();
  for (let at = 0; at <= tokens.length; at++) {
    const pair = `${tokens[at - 1] ?? ''}\0${tokens[at] ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, size: tokens.length };
}

/**
 * Dice's coefficient of the token pairs: 0 nothing in common, 1 the same pairs.
 * @param least what cannot come to it is 0
 */
export function similarity(a: Profile, b: Profile, least = 0): number {
  const total = a.size + b.size + 2;
  if (Math.min(a.size, b.size) * 4 < Math.max(a.size, b.size)) return 0;
  const [few, many] = a.pairs.size < b.pairs.size ? [a, b] : [b, a];
  let common = 0;
  let left = few.size + 1;
  for (const [pair, count] of few.pairs) {
    if (2 * (common + Math.min(left, many.size + 1)) < least * total) return 0;
    common += Math.min(count, many.pairs.get(pair) ?? 0);
    left -= count;
  }
  return (2 * common) / total;
}
