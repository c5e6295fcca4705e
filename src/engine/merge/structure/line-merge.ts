/** The smallest of several line merges: which lines a diff takes for the same decides what is left open. */
import { diffArrays } from 'diff';
import { type Chunk, mergeLines, splitLines } from '../lines.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import { anchoredHunks, type Hunk } from './line-diff.ts';
import { narrowed } from './narrow.ts';

/** Sides with more edits than this are compared in one way alone: the time grows with the square of it. */
const MOST_EDITS = 500;

/**
 * Without conflicts when one of the merges has none.
 * @param enough conflict lines below which no other merge is tried
 */
export function lineMerge(base: string, ours: string, theirs: string, enough: number): Chunk[] {
  let best = narrowed(mergeLines(base, ours, theirs));
  if (!hasConflict(best) || enough < conflictLines(best) * ALIKE) return best;
  const [b, o, t] = [splitLines(base), splitLines(ours), splitLines(theirs)];
  const found = (side: readonly string[]): Hunk[][] =>
    VARIANTS.flatMap((variant) => {
      const hunks = variant(b, side);
      return hunks === null ? [] : [hunks];
    });
  const others = found(t);
  for (const mine of found(o)) {
    for (const other of others) {
      const chunks = narrowed(threeWay(b, o, t, mine, other));
      if (hasConflict(chunks) && conflictLines(chunks) < conflictLines(best)) best = chunks;
    }
  }
  return best;
}

/** Each conflict as small as a line merge of it can make it; one that lines do not see stays as it is. */
export function smallest(chunks: readonly Chunk[]): Chunk[] {
  return chunks.flatMap((chunk) => {
    if (chunk.kind === 'ok') return [chunk];
    const { base, ours, theirs, oursAt, reason } = chunk;
    const own = narrowed([chunk]);
    const lines = lineMerge(base.join(''), ours.join(''), theirs.join(''), conflictLines(own));
    if (!hasConflict(lines) || conflictLines(lines) >= conflictLines(own)) return own;
    return lines.map((part) =>
      part.kind === 'ok' ? part : { ...part, oursAt: part.oursAt + oursAt, reason },
    );
  });
}

/** Line merges of one file leave about as much open: no less than this part of each other. */
const ALIKE = 0.6;

type Diff = (base: readonly string[], side: readonly string[]) => Hunk[] | null;

const forward: Diff = (base, side) => {
  const parts = diffArrays([...base], [...side], { maxEditLength: MOST_EDITS });
  if (parts === undefined) return null;
  const hunks: Hunk[] = [];
  let [at, to] = [0, 0];
  let open: Hunk | null = null;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      open = null;
      at += value.length;
      to += value.length;
      continue;
    }
    if (open === null) {
      open = { at, end: at, to, toEnd: to };
      hunks.push(open);
    }
    if (removed) open.end = at += value.length;
    else open.toEnd = to += value.length;
  }
  return hunks;
};

/** Of equal insertions (or deletions) the last: as git has them. */
const slid: Diff = (base, side) => {
  const hunks = forward(base, side);
  for (const [index, hunk] of (hunks ?? []).entries()) {
    const next = hunks?.[index + 1];
    const inserted = hunk.at === hunk.end;
    if (!inserted && hunk.to !== hunk.toEnd) continue;
    const [lines, from, past] = inserted ? [side, hunk.to, hunk.toEnd] : [base, hunk.at, hunk.end];
    const room = (next?.at ?? base.length) - hunk.end;
    let by = 0;
    while (by < room && lines[from + by] === lines[past + by]) by++;
    hunk.at += by;
    hunk.end += by;
    hunk.to += by;
    hunk.toEnd += by;
  }
  return hunks;
};

const backward: Diff = (base, side) =>
  forward(base.toReversed(), side.toReversed())
    ?.map(({ at, end, to, toEnd }) => ({
      at: base.length - end,
      end: base.length - at,
      to: side.length - toEnd,
      toEnd: side.length - to,
    }))
    .toReversed() ?? null;

const VARIANTS: readonly Diff[] = [anchoredHunks, forward, slid, backward];

function threeWay(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  mine: readonly Hunk[],
  others: readonly Hunk[],
): Chunk[] {
  const chunks: Chunk[] = [];
  let [m, o] = [0, 0];
  let at = 0;
  let [mineBy, othersBy] = [0, 0];
  for (;;) {
    const first = Math.min(mine[m]?.at ?? Infinity, others[o]?.at ?? Infinity);
    const same = base.slice(at, Math.min(first, base.length));
    if (same.length > 0) chunks.push({ kind: 'ok', lines: same });
    if (first === Infinity) return chunks;
    let end = first;
    const before = { mine: mineBy, others: othersBy };
    // Edits that touch each other are one, as in git.
    for (;;) {
      const [next, other] = [mine[m], others[o]];
      if (next !== undefined && next.at <= end) {
        end = Math.max(end, next.end);
        mineBy = next.toEnd - next.end;
        m++;
      } else if (other !== undefined && other.at <= end) {
        end = Math.max(end, other.end);
        othersBy = other.toEnd - other.end;
        o++;
      } else break;
    }
    const region = {
      base: base.slice(first, end),
      ours: ours.slice(first + before.mine, end + mineBy),
      theirs: theirs.slice(first + before.others, end + othersBy),
    };
    chunks.push(settled(region, first + before.mine));
    at = end;
  }
}

function settled(
  { base, ours, theirs }: { base: string[]; ours: string[]; theirs: string[] },
  oursAt: number,
): Chunk {
  const [b, o, t] = [base, ours, theirs].map((lines) => lines.join(''));
  if (o === t || o === b) return { kind: 'ok', lines: theirs };
  if (t === b) return { kind: 'ok', lines: ours };
  return { kind: 'conflict', base, ours, theirs, oursAt, reason: null };
}
