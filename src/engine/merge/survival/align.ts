/** Which tokens of two texts are the same: by lines that stand once in both, then by tokens between them. */
import { diffArrays } from 'diff';
import type { Hunk, Placed } from './hunk.ts';
import { settled } from './slide.ts';

/** Steps that npm's `diff` may take in all; stretches beyond count as replaced, which proves less and never more. */
export const MOST_STEPS = 4_000_000;
export const MOST_EDITS = 800;

export function align(before: readonly Placed[], after: readonly Placed[]): Hunk[] {
  return settled(before, after, unsettled(before, after));
}

function unsettled(before: readonly Placed[], after: readonly Placed[]): Hunk[] {
  const budget = { steps: MOST_STEPS };
  const [a, b] = [before.map(({ text }) => text), after.map(({ text }) => text)];
  return linesApart(before, after, budget).flatMap((hunk) =>
    gaps(a, b, hunk, hunk.to - hunk.from + hunk.end - hunk.start > MOST_EDITS, budget),
  );
}

/** Stretches between whole lines that both have; the comma that ends a line is compared by itself. */
export function linesApart(
  before: readonly Placed[],
  after: readonly Placed[],
  budget: { steps: number },
): Hunk[] {
  const [olds, news] = [byLine(before), byLine(after)];
  const lines = gaps(olds.texts, news.texts, whole(olds.texts, news.texts), true, budget);
  const found: Hunk[] = [];
  let [old, now] = [0, 0];
  const keep = (to: number): void => {
    for (; old < to; [old, now] = [old + 1, now + 1]) {
      const [from, start] = [olds.ends[old] ?? 0, news.ends[now] ?? 0];
      const [end, other] = [news.at[now + 1] ?? after.length, olds.at[old + 1] ?? before.length];
      if (other - from !== end - start) found.push({ from, to: other, start, end });
    }
  };
  for (const { from, to, start, end } of lines) {
    keep(from);
    [old, now] = [to, end];
    found.push({
      from: olds.at[from] ?? before.length,
      to: olds.at[to] ?? before.length,
      start: news.at[start] ?? after.length,
      end: news.at[end] ?? after.length,
    });
  }
  keep(olds.at.length);
  return found;
}

function whole(a: readonly unknown[], b: readonly unknown[]): Hunk {
  return { from: 0, to: a.length, start: 0, end: b.length };
}

export interface Lines {
  /** Without the comma that ends one. */
  readonly texts: string[];
  /** Index of each one's first token. */
  readonly at: number[];
  /** Index behind the tokens of its text. */
  readonly ends: number[];
}

export function byLine(tokens: readonly Placed[]): Lines {
  const lines: Lines = { texts: [], at: [], ends: [] };
  let line = -1;
  for (const [index, token] of tokens.entries()) {
    const last = lines.at.length - 1;
    if (token.line !== line || token.alone === true) {
      lines.texts.push(token.text);
      lines.at.push(index);
      lines.ends.push(index + 1);
      line = token.alone === true ? -1 : token.line;
    } else if (token.text !== ',' || tokens[index + 1]?.line === line) {
      lines.texts[last] += `\0${token.text}`;
      lines.ends[last] = index + 1;
    }
  }
  return lines;
}

/** The parts of a stretch in which the two differ. */
export function gaps(
  a: readonly string[],
  b: readonly string[],
  hunk: Hunk,
  anchored: boolean,
  budget: { steps: number },
): Hunk[] {
  let { from, to, start, end } = hunk;
  while (from < to && start < end && a[from] === b[start]) [from, start] = [from + 1, start + 1];
  while (from < to && start < end && a[to - 1] === b[end - 1]) [to, end] = [to - 1, end - 1];
  const rest = { from, to, start, end };
  if (from === to && start === end) return [];
  if (from === to || start === end) return [rest];
  const anchors = anchored ? uniqueIn(a, b, rest) : [];
  if (anchors.length === 0) return byDiff(a, b, rest, budget);
  const found: Hunk[] = [];
  let at = { from, start };
  for (const { old, now } of anchors) {
    if (old < at.from || now < at.start) continue;
    found.push(...gaps(a, b, { ...at, to: old, end: now }, true, budget));
    at = { from: old + 1, start: now + 1 };
  }
  found.push(...gaps(a, b, { ...at, to, end }, true, budget));
  return found;
}

interface Pair {
  readonly old: number;
  readonly now: number;
}

/** The longest row of pairs, in order on both sides, of what stands once on each. */
function uniqueIn(
  a: readonly string[],
  b: readonly string[],
  { from, to, start, end }: Hunk,
): Pair[] {
  const olds = once(a, from, to);
  const pairs: Pair[] = [];
  for (const [text, now] of once(b, start, end)) {
    const old = olds.get(text) ?? -1;
    if (now !== -1 && old !== -1) pairs.push({ old, now });
  }
  return longestRising(pairs);
}

/** Index of what stands once; -1 for what stands more often. */
export function once(list: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const text = list[at] ?? '';
    found.set(text, found.has(text) ? -1 : at);
  }
  return found;
}

/** By patience sorting. The pairs rise in `now`. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const behind: number[] = [];
  for (const [at, { old }] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.old ?? 0) < old) low = middle + 1;
      else high = middle;
    }
    behind[at] = tops[low - 1] ?? -1;
    tops[low] = at;
  }
  const found: Pair[] = [];
  for (let at = tops.at(-1) ?? -1; at !== -1; at = behind[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) found.push(pair);
  }
  return found.toReversed();
}

function byDiff(
  a: readonly string[],
  b: readonly string[],
  hunk: Hunk,
  budget: { steps: number },
): Hunk[] {
  const { from, to, start, end } = hunk;
  const most = Math.min(MOST_EDITS, Math.floor(Math.sqrt(Math.max(0, budget.steps))));
  if (Math.abs(to - from - (end - start)) > most) return [hunk];
  const parts = diffArrays(a.slice(from, to), b.slice(start, end), { maxEditLength: most });
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
