/** Which removed line became which added line, within one changed block. */
import { ALIKE, similarity, wordsOf } from './words.ts';

/** Comparing every line with every other grows with the product; beyond this, lines stand apart. */
const LARGEST = 10_000;

/** A pair of indices; `null` where a line has no counterpart. In order on both sides. */
export type Pair = readonly [before: number | null, after: number | null];

/** The pairing, in order, with the greatest sum of similarities; one line against one is a pair in any case. */
export function alignLines(before: readonly string[], after: readonly string[]): Pair[] {
  if (before.length === 1 && after.length === 1) return [[0, 0]];
  const pairs: Pair[] = [];
  const best = before.length * after.length > LARGEST ? null : bestSums(before, after);
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const here = best?.at(row, column) ?? 0;
    if (row < before.length && here === (best?.at(row + 1, column) ?? 0)) pairs.push([row++, null]);
    else if (column < after.length && here === (best?.at(row, column + 1) ?? 0))
      pairs.push([null, column++]);
    else pairs.push([row++, column++]);
  }
  return pairs;
}

interface Sums {
  /** Best sum reachable from here to the end of both sides. */
  at(row: number, column: number): number;
}

function bestSums(before: readonly string[], after: readonly string[]): Sums {
  const left = before.map(wordsOf);
  const right = after.map(wordsOf);
  const width = after.length + 1;
  const sums = new Float64Array((before.length + 1) * width);
  const at = (row: number, column: number): number => sums[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const alike = similarity(left[row] ?? [], right[column] ?? []);
      const paired = alike >= ALIKE ? alike + at(row + 1, column + 1) : 0;
      sums[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  return { at };
}
