/** Which tokens of two texts are the same: by lines that stand once in both, then by tokens between them. */
import { diffArrays } from 'diff';
import type { Hunk } from './hunk.ts';
import type { Reading } from './readings.ts';
import { settled } from './slide.ts';

/** Steps that npm's `diff` may take in all; stretches beyond count as replaced, which proves less and never more. */
export const MOST_STEPS = 4_000_000;
export const MOST_EDITS = 800;

export function align(before: Reading, after: Reading): Hunk[] {
  return settled(before.tokens, after.tokens, unsettled(before, after));
}

function unsettled(before: Reading, after: Reading): Hunk[] {
  const budget = { steps: MOST_STEPS };
  const [a, b] = [before.numbers, after.numbers];
  return linesApart(before, after, budget).flatMap((hunk) =>
    gaps(a, b, hunk, hunk.to - hunk.from + hunk.end - hunk.start > MOST_EDITS, budget),
  );
}

/** Stretches between whole lines that both have; the comma that ends a line is compared by itself. */
export function linesApart(before: Reading, after: Reading, budget: { steps: number }): Hunk[] {
  const [olds, news] = [before.lines, after.lines];
  const [size, other] = [before.tokens.length, after.tokens.length];
  const lines = gaps(
    olds.numbers,
    news.numbers,
    { from: 0, to: olds.numbers.length, start: 0, end: news.numbers.length },
    true,
    budget,
  );
  const found: Hunk[] = [];
  let old = 0;
  let now = 0;
  const keep = (past: number): void => {
    for (; old < past; old++, now++) {
      const [from, start] = [olds.ends[old] ?? 0, news.ends[now] ?? 0];
      const [to, end] = [olds.at[old + 1] ?? size, news.at[now + 1] ?? other];
      if (to - from !== end - start) found.push({ from, to, start, end });
    }
  };
  for (const { from, to, start, end } of lines) {
    keep(from);
    old = to;
    now = end;
    found.push({
      from: olds.at[from] ?? size,
      to: olds.at[to] ?? size,
      start: news.at[start] ?? other,
      end: news.at[end] ?? other,
    });
  }
  keep(olds.at.length);
  return found;
}

/** The parts of a stretch in which the two differ. */
export function gaps(
  a: Int32Array,
  b: Int32Array,
  hunk: Hunk,
  anchored: boolean,
  budget: { steps: number },
): Hunk[] {
  const found: Hunk[] = [];
  pushGaps(found, a, b, hunk, anchored, budget);
  return found;
}

function pushGaps(
  found: Hunk[],
  a: Int32Array,
  b: Int32Array,
  hunk: Hunk,
  anchored: boolean,
  budget: { steps: number },
): void {
  const rest = trimmed(a, b, hunk);
  const { from, to, start, end } = rest;
  if (from === to && start === end) return;
  if (from === to || start === end) {
    found.push(rest);
    return;
  }
  const anchors = anchored && !isApart(a, b, rest) ? uniqueIn(a, b, rest) : [];
  if (anchors.length === 0) {
    for (const one of byDiff(a, b, rest, budget)) found.push(one);
    return;
  }
  let at = { from, start };
  for (const { old, now } of anchors) {
    if (old < at.from || now < at.start) continue;
    if (old > at.from || now > at.start)
      pushGaps(found, a, b, { ...at, to: old, end: now }, true, budget);
    at = { from: old + 1, start: now + 1 };
  }
  pushGaps(found, a, b, { ...at, to, end }, true, budget);
}

/** Without what both begin or end with. */
function trimmed(a: Int32Array, b: Int32Array, hunk: Hunk): Hunk {
  let { from, to, start, end } = hunk;
  while (from < to && start < end && a[from] === b[start]) {
    from++;
    start++;
  }
  while (from < to && start < end && a[to - 1] === b[end - 1]) {
    to--;
    end--;
  }
  return { from, to, start, end };
}

/** What is compared each with each. */
const FEW_PAIRS = 64;

/** Have they, few as they are, nothing in common? */
function isApart(a: Int32Array, b: Int32Array, { from, to, start, end }: Hunk): boolean {
  if ((to - from) * (end - start) > FEW_PAIRS) return false;
  for (let old = from; old < to; old++)
    for (let now = start; now < end; now++) if (a[old] === b[now]) return false;
  return true;
}

interface Pair {
  readonly old: number;
  readonly now: number;
}

/** The longest row of pairs, in order on both sides, of what stands once on each. */
function uniqueIn(a: Int32Array, b: Int32Array, { from, to, start, end }: Hunk): Pair[] {
  const olds = once(a, from, to);
  const pairs: Pair[] = [];
  for (const [one, now] of once(b, start, end)) {
    const old = now === -1 ? -1 : (olds.get(one) ?? -1);
    if (old !== -1) pairs.push({ old, now });
  }
  return longestRising(pairs);
}

/** Index of what stands once; -1 for what stands more often. */
export function once(list: Int32Array, from: number, to: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const one = list[at] ?? 0;
    found.set(one, found.has(one) ? -1 : at);
  }
  return found;
}

/** By patience sorting. The pairs rise in `now`. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const behind: number[] = [];
  for (let at = 0; at < pairs.length; at++) {
    const old = pairs[at]?.old ?? 0;
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.old ?? 0) < old) low = middle + 1;
      else high = middle;
    }
    behind.push(tops[low - 1] ?? -1);
    tops[low] = at;
  }
  const found: Pair[] = [];
  for (let at = tops.at(-1) ?? -1; at !== -1; at = behind[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) found.push(pair);
  }
  return found.toReversed();
}

function byDiff(a: Int32Array, b: Int32Array, hunk: Hunk, budget: { steps: number }): Hunk[] {
  const { from, to, start, end } = hunk;
  const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(Math.max(0, budget.steps))));
  if (Math.abs(to - from - (end - start)) > most) return [hunk];
  const all = to - from + end - start;
  if (all <= most && isApart(a, b, hunk)) {
    budget.steps -= all * all;
    return [hunk];
  }
  const parts = diffArrays([...a.subarray(from, to)], [...b.subarray(start, end)], {
    maxEditLength: most,
  });
  if (parts === undefined) {
    budget.steps -= most * most;
    return [hunk];
  }
  const found: Hunk[] = [];
  let [old, now] = [from, start];
  let edits = 0;
  let open: Hunk | null = null;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      if (open !== null) found.push(open);
      open = null;
      old += count;
      now += count;
      continue;
    }
    edits += count;
    open ??= { from: old, to: old, start: now, end: now };
    if (removed) old += count;
    else now += count;
    open = { ...open, to: old, end: now };
  }
  if (open !== null) found.push(open);
  budget.steps -= edits * edits;
  return found;
}
