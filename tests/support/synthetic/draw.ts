/** Choices that one number decides, so that a failing example is told by it. */
export interface Draw {
  /** 0 … `end` - 1. */
  below(end: number): number;
  oneOf<T>(list: readonly [T, ...T[]]): T;
  /** In another order. */
  shuffled<T>(list: readonly T[]): T[];
}

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    oneOf: (list) => list[below(list.length)] ?? list[0],
    shuffled: (list) =>
      list
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
  };
}

/** Facts from which no file can be made: they say two things of one place, or too little. */
export class Contradiction extends Error {}
