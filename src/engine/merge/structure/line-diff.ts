/** How the lines of one text became those of another: lines that stand once in both are the same, then a diff between. */
import { diffArrays } from 'diff';

/** Lines `base.slice(at, end)` became `side.slice(to, toEnd)`. */
export interface Hunk {
  at: number;
  end: number;
  to: number;
  toEnd: number;
}

/** Stretches with more edits than this count as replaced: the time grows with the square of it. */
const MOST_EDITS = 400;

/** In order; two hunks never touch. */
export function anchoredHunks(base: readonly string[], side: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const hunk of gaps(base, side, { at: 0, end: base.length, to: 0, toEnd: side.length })) {
    const last = hunks.at(-1);
    if (last !== undefined && last.end === hunk.at && last.toEnd === hunk.to) {
      last.end = hunk.end;
      last.toEnd = hunk.toEnd;
    } else hunks.push(hunk);
  }
  return hunks;
}

function gaps(base: readonly string[], side: readonly string[], whole: Hunk): Hunk[] {
  let { at, end, to, toEnd } = whole;
  while (at < end && to < toEnd && base[at] === side[to]) [at, to] = [at + 1, to + 1];
  while (at < end && to < toEnd && base[end - 1] === side[toEnd - 1])
    [end, toEnd] = [end - 1, toEnd - 1];
  if (at === end && to === toEnd) return [];
  const rest = { at, end, to, toEnd };
  if (at === end || to === toEnd) return [rest];
  const found: Hunk[] = [];
  for (const anchor of anchors(base, side, rest)) {
    found.push(...gaps(base, side, { at, end: anchor.at, to, toEnd: anchor.to }));
    [at, to] = [anchor.at + 1, anchor.to + 1];
  }
  return at === rest.at && to === rest.to
    ? compared(base, side, rest)
    : [...found, ...gaps(base, side, { at, end, to, toEnd })];
}

interface Anchor {
  readonly at: number;
  readonly to: number;
}

/** The longest row, in order on both sides, of lines that stand once on each. */
function anchors(base: readonly string[], side: readonly string[], hunk: Hunk): Anchor[] {
  const olds = once(base, hunk.at, hunk.end);
  const pairs = [...once(side, hunk.to, hunk.toEnd)].flatMap(([line, to]): Anchor[] => {
    const at = olds.get(line);
    return at === undefined ? [] : [{ at, to }];
  });
  const tops: number[] = [];
  const behind: number[] = [];
  for (const [index, { at }] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    behind[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const found: Anchor[] = [];
  for (let index = tops.at(-1) ?? -1; index !== -1; index = behind[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) found.push(pair);
  }
  return found.toReversed();
}

/** Index of each line that stands once, in order. */
function once(lines: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  const often = new Set<string>();
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    if (often.has(line)) continue;
    if (found.delete(line)) often.add(line);
    else found.set(line, at);
  }
  return found;
}

function compared(base: readonly string[], side: readonly string[], whole: Hunk): Hunk[] {
  const olds = base.slice(whole.at, whole.end);
  const news = side.slice(whole.to, whole.toEnd);
  const parts = diffArrays(olds, news, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [whole];
  const hunks: Hunk[] = [];
  let { at, to } = whole;
  let open: Hunk | null = null;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      open = null;
      at += count;
      to += count;
      continue;
    }
    if (open === null) {
      open = { at, end: at, to, toEnd: to };
      hunks.push(open);
    }
    if (removed) open.end = at += count;
    else open.toEnd = to += count;
  }
  return hunks;
}
