/** One side moved lines, the other edited them: the edit is followed to where the lines went. */
import { firstWhere } from '../../../base/search.ts';
import type { Watch } from '../limit.ts';
import { once } from './align.ts';
import type { Comparisons } from './comparisons.ts';
import type { Reduced } from './fills.ts';
import type { Hunk } from './hunk.ts';
import { isBalanced, type Token } from './lex.ts';

/** Indexes of tokens: what stood there, and where it would stand now. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

export interface Followed {
  readonly side: 'ours' | 'theirs';
  /** Base tokens that it moved. */
  readonly runs: readonly (readonly Token[])[];
  readonly parts: Reduced;
}

/**
 * Base and `other` as if the lines that `mover` moved had stood where it put them, those that `other` edited; `null`
 * where there are none.
 */
export function followed(
  parts: Reduced,
  mover: 'ours' | 'theirs',
  comparisons: Comparisons,
  watch: Watch,
): Followed | null {
  const other = mover === 'ours' ? 'theirs' : 'ours';
  const all = movesOf(parts.base, parts[mover], comparisons, watch);
  if (all.length === 0) return null;
  const hunks = comparisons.align(parts.base, parts[other]);
  const moves = all.filter(({ from, to }) =>
    hunks.some((hunk) => hunk.from > from && hunk.to < to),
  );
  const images = moves.flatMap(({ from, to, before }): Move[] => {
    const [start, last, place] = [from, to - 1, before].map((at) => imageOf(hunks, at));
    return start === undefined || last === undefined || place === undefined
      ? []
      : [{ from: start, to: last + 1, before: place }];
  });
  if (moves.length === 0 || images.length < moves.length) return null;
  return {
    side: mover,
    runs: moves.map(({ from, to }) => parts.base.slice(from, to)),
    parts: { ...parts, base: moved(parts.base, moves), [other]: moved(parts[other], images) },
  };
}

/** Runs of lines that stand once in each text, and not where they stood. */
function movesOf(
  base: readonly Token[],
  side: readonly Token[],
  comparisons: Comparisons,
  watch: Watch,
): Move[] {
  const hunks = comparisons.align(base, side);
  const [olds, news] = [comparisons.linesOf(base), comparisons.linesOf(side)];
  const [first, second] = [
    once(olds.numbers, 0, olds.at.length),
    once(news.numbers, 0, news.at.length),
  ];
  // Hunks stand in the order of the base.
  const goneFrom = (line: number): boolean => {
    const hunk = hunks[firstWhere(hunks, ({ to }) => (olds.at[line] ?? 0) < to)];
    return hunk !== undefined && hunk.from < (olds.ends[line] ?? 0);
  };
  const moves: Move[] = [];
  for (let line = 0; line < olds.at.length; line++) {
    watch();
    const start = second.get(olds.numbers[line] ?? -1) ?? -1;
    if (first.get(olds.numbers[line] ?? -1) !== line || start === -1 || !goneFrom(line)) continue;
    let size = 1;
    while (
      olds.numbers[line + size] !== undefined &&
      olds.numbers[line + size] === news.numbers[start + size] &&
      goneFrom(line + size)
    )
      size++;
    const [from, to] = [olds.at[line] ?? 0, olds.at[line + size] ?? base.length];
    const before = keptBehind(hunks, news.at[start + size] ?? side.length);
    if (isBalanced(base.slice(from, to)) && (before < from || to < before))
      moves.push({ from, to, before });
    line += size - 1;
  }
  return moves;
}

/** Index in the base of the first token from one of the side on that both have. */
function keptBehind(hunks: readonly Hunk[], index: number): number {
  let by = 0;
  for (const { to, start, end } of hunks) {
    if (index < start) break;
    if (index < end) return to;
    by = to - end;
  }
  return index + by;
}

/** Index in the side of a token of the base; behind what was put in front of it. `undefined` where it is gone. */
function imageOf(hunks: readonly Hunk[], index: number): number | undefined {
  let by = 0;
  for (const { from, to, end } of hunks) {
    if (index < from) break;
    if (index < to) return undefined;
    by = end - to;
  }
  return index + by;
}

function moved(tokens: readonly Token[], moves: readonly Move[]): Token[] {
  const gone = new Set<number>();
  const put = new Map<number, Move[]>();
  for (const move of moves) {
    put.set(move.before, [...(put.get(move.before) ?? []), move]);
    for (let at = move.from; at < move.to; at++) gone.add(at);
  }
  const made: Token[] = [];
  for (let at = 0; at <= tokens.length; at++) {
    for (const { from, to } of put.get(at) ?? [])
      for (const token of tokens.slice(from, to)) made.push(token);
    const token = tokens[at];
    if (token !== undefined && !gone.has(at)) made.push(token);
  }
  return made;
}
