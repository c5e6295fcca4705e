/** Another true account of a side's edits: what both sides made in the same way is cut in the same way. */
import { align, gaps, MOST_EDITS, MOST_STEPS } from './align.ts';
import type { Hunk, Placed } from './hunk.ts';
import { settled } from './slide.ts';

/**
 * `before` to `after`, by way of `between`: what all three have is the same, the rest is compared as ever.
 * @param first `before` to `between`
 */
export function alignThrough(
  before: readonly Placed[],
  between: readonly Placed[],
  after: readonly Placed[],
  first: readonly Hunk[],
): Hunk[] {
  const [a, b] = [before.map(({ text }) => text), after.map(({ text }) => text)];
  const budget = { steps: MOST_STEPS };
  const found: Hunk[] = [];
  const onward = placesAfter(align(between, after), between.length);
  let at = { from: 0, start: 0 };
  const close = (to: number, end: number): void => {
    if (to === at.from && end === at.start) return;
    const many = to - at.from + end - at.start > MOST_EDITS;
    for (const one of gaps(a, b, { ...at, to, end }, many, budget)) found.push(one);
  };
  for (const [from, middle] of placesAfter(first, before.length).entries()) {
    const start = onward[middle] ?? -1;
    if (start === -1) continue;
    close(from, start);
    at = { from: from + 1, start: start + 1 };
  }
  close(a.length, b.length);
  return settled(before, after, found);
}

/** Of each index the one behind the hunks; -1 inside of them. */
function placesAfter(hunks: readonly Hunk[], size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  let [from, start] = [0, 0];
  for (const hunk of [...hunks, { from: size, to: size, start: 0, end: 0 }]) {
    while (from < hunk.from) places[from++] = start++;
    [from, start] = [hunk.to, hunk.end];
  }
  return places;
}
