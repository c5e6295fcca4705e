/** Another true account of a side's edits: what both sides made in the same way is cut in the same way. */
import { gaps, linesApart, MOST_EDITS, MOST_STEPS, once } from './align.ts';
import type { Hunk, Placed } from './hunk.ts';
import type { Reading, Readings } from './readings.ts';
import { settled } from './slide.ts';

interface Texts {
  readonly before: Reading;
  readonly between: Reading;
  readonly after: Reading;
}

/**
 * `before` to `after`, by way of `between`: what all three have is the same, the rest is compared as ever. A line that is
 * still there as it was is no edit, unless it is brackets alone.
 * @param hunks `before` to `between`, and from there to `after`
 * @param brought is what both brought never taken for what was there, nor a line that both changed for a copy of it?
 */
export function alignThrough(
  readings: Readings,
  texts: Texts,
  hunks: { readonly first: readonly Hunk[]; readonly onward: readonly Hunk[] },
  brought: boolean,
): Hunk[] {
  const { before, between, after } = texts;
  const [a, b] = [before.numbers, after.numbers];
  const budget = { steps: MOST_STEPS };
  const found: Hunk[] = [];
  const onward = placesAfter(hunks.onward, between.tokens.length);
  const middles = placesAfter(hunks.first, before.tokens.length);
  const shared = brought ? broughtByBoth(middles, onward, b.length) : null;
  const olds = brought ? readings.of(withoutChanged(texts, middles)) : before;
  for (const stretch of widened(before.tokens, linesApart(olds, after, budget))) {
    let at = { from: stretch.from, start: stretch.start };
    const close = (to: number, end: number): void => {
      const whole = { ...at, to, end };
      if (shared !== null && end > at.start && shared.slice(at.start, end).every(Boolean)) {
        found.push(whole);
        return;
      }
      const many = to - at.from + end - at.start > MOST_EDITS;
      for (const one of gaps(a, b, whole, many, budget)) found.push(one);
    };
    for (let from = stretch.from; from < stretch.to; from++) {
      const start = onward[middles[from] ?? -1] ?? -1;
      if (start < at.start || start >= stretch.end) continue;
      if (from > at.from || start > at.start) close(from, start);
      at = { from: from + 1, start: start + 1 };
    }
    close(stretch.to, stretch.end);
  }
  return settled(before.tokens, after.tokens, found);
}

/** Of each token of `after` whether `between` has it too, and it was not there. */
function broughtByBoth(middles: Int32Array, onward: Int32Array, size: number): boolean[] {
  const kept = new Set(middles);
  const shared = Array.from({ length: size }, () => false);
  for (const [middle, at] of onward.entries())
    if (at !== -1 && !kept.has(middle)) shared[at] = true;
  return shared;
}

/** Lines that became another one which both others have, and each once, are marked as that. */
function withoutChanged({ before, between, after }: Texts, middles: Int32Array): Placed[] {
  const [olds, own, others] = [before.lines, between.lines, after.lines];
  const [ours, theirs] = [
    once(own.numbers, 0, own.at.length),
    once(others.numbers, 0, others.at.length),
  ];
  const lineAt = new Map([...own.at].map((at, line) => [at, line]));
  const marked = [...before.tokens];
  for (const [line, at] of olds.at.entries()) {
    const now = own.numbers[lineAt.get(middles[at] ?? -1) ?? -1] ?? -1;
    const changed =
      now !== olds.numbers[line] && (ours.get(now) ?? -1) !== -1 && (theirs.get(now) ?? -1) !== -1;
    const token = before.tokens[at];
    if (changed && token !== undefined) marked[at] = { ...token, text: `${token.text}\0` };
  }
  return marked;
}

/** With the lines around each that have no word; where nothing but lines came or went, as they are. */
function widened(tokens: readonly Placed[], stretches: readonly Hunk[]): Hunk[] {
  const wide: Hunk[] = [];
  for (const [at, { from, to, start, end }] of stretches.entries()) {
    const last = wide.at(-1);
    const next = stretches[at + 1];
    let [before, after] = [0, 0];
    if (from === to || start === end) {
      wide.push({ from, to, start, end });
      continue;
    }
    while (from - before > (last?.to ?? 0) && !/\w/.test(tokens[from - before - 1]?.text ?? ''))
      before++;
    while (to + after < (next?.from ?? tokens.length) && !/\w/.test(tokens[to + after]?.text ?? ''))
      after++;
    wide.push({ from: from - before, to: to + after, start: start - before, end: end + after });
  }
  return wide;
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
