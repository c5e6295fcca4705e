/** Conflicts as single tokens: what is around them is proven, what a side has inside of them is left to a person. */
import type { Chunk, ConflictChunk } from '../lines.ts';
import type { Comparisons } from './comparisons.ts';
import type { Hunk } from './hunk.ts';
import { isClosing, type Token } from './lex.ts';
import { markerOf } from './marker.ts';

export interface Tokens {
  readonly base: readonly Token[];
  readonly ours: readonly Token[];
  readonly theirs: readonly Token[];
}

export interface Reduced extends Tokens {
  readonly result: readonly Token[];
}

/** Indexes of tokens. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const SIDES = ['base', 'ours', 'theirs'] as const;

/**
 * Lines of a conflict may begin or end with what the merge made of both sides: that is proven, not left open.
 * @returns index of the conflict whose lines do not stand in one of the texts, if one does not
 */
export function reduced(
  texts: Tokens,
  chunks: readonly Chunk[],
  comparisons: Comparisons,
): Reduced | number {
  const filled = {
    base: fill(chunks, 'base', comparisons),
    ours: fill(chunks, 'ours', comparisons),
    theirs: fill(chunks, 'theirs', comparisons),
  };
  const whole = reducedBy(texts, filled, comparisons);
  return typeof whole === 'number' ? reducedBy(texts, shrunk(filled), comparisons) : whole;
}

type Fills = Readonly<Record<(typeof SIDES)[number], Filled>>;

function reducedBy(texts: Tokens, filled: Fills, comparisons: Comparisons): Reduced | number {
  const { tokens, ranges } = filled.ours;
  if (ranges.length === 0) return { ...texts, result: tokens };
  const mine = located(texts.ours, filled.ours, comparisons);
  if (typeof mine === 'number') return mine;
  const others = located(texts.theirs, filled.theirs, comparisons);
  if (typeof others === 'number') return others;
  const own = located(texts.base, filled.base, comparisons);
  const sides = { ours: mine, theirs: others };
  const between =
    typeof own === 'number'
      ? derived(texts, sides, comparisons)
      : settled(texts, own, sides, comparisons);
  if (between === null) return typeof own === 'number' ? own : 0;
  const [base = [], ours = [], theirs = [], result = []] = withoutCommasInFront([
    { tokens: texts.base, ranges: between },
    { tokens: texts.ours, ranges: mine },
    { tokens: texts.theirs, ranges: others },
    { tokens, ranges },
  ]).map(replaced);
  return { base, ours, theirs, result };
}

/** A list's last comma is free, and no token: where one text ends its list before a conflict, it is none in the others. */
function withoutCommasInFront(texts: readonly Filled[]): Filled[] {
  const ends = ({ tokens, ranges }: Filled, conflict: number): boolean => {
    const { from, to } = ranges[conflict] ?? { from: 0, to: 0 };
    return from === to && isClosing(tokens[to]) && tokens[from - 1]?.text !== ',';
  };
  return texts.map(({ tokens, ranges }) => ({
    tokens,
    ranges: ranges.map(({ from, to }, conflict) => {
      const comma = tokens[from - 1]?.text === ',' && from > (ranges[conflict - 1]?.to ?? 0);
      const free = comma && texts.some((text) => ends(text, conflict));
      return { from: free ? from - 1 : from, to };
    }),
  }));
}

interface Filled {
  readonly tokens: readonly Token[];
  /** Those inside of each conflict. */
  readonly ranges: readonly Range[];
}

/** The result with each conflict decided for one of the texts. Lines are those of the text with markers left out. */
function fill(
  chunks: readonly Chunk[],
  side: (typeof SIDES)[number],
  comparisons: Comparisons,
): Filled {
  const spans: { start: number; end: number }[] = [];
  const parts: string[] = [];
  let size = 0;
  for (const chunk of chunks) {
    const text = (chunk.kind === 'ok' ? chunk.lines : chunk[side]).join('');
    if (chunk.kind === 'conflict') spans.push({ start: size, end: size + text.length });
    parts.push(text);
    size += text.length;
  }
  const tokens = comparisons.lex(parts.join(''));
  let at = 0;
  const ranges = spans.map(({ start, end }) => {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at++;
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < end) at++;
    return { from, to: at };
  });
  return { tokens, ranges };
}

/** Each conflict without the tokens that all three texts of it begin or end with. */
function shrunk(filled: Fills): Fills {
  const cuts = filled.ours.ranges.map((_, conflict) => {
    const texts = SIDES.map((side) => {
      const { from, to } = filled[side].ranges[conflict] ?? { from: 0, to: 0 };
      return filled[side].tokens.slice(from, to).map(({ text }) => text);
    });
    const shortest = Math.min(...texts.map(({ length }) => length));
    const alike = (at: number): boolean => texts.every((list) => list.at(at) === texts[0]?.at(at));
    let [first, last] = [0, 0];
    while (first < shortest && alike(first)) first++;
    while (first + last < shortest && alike(-1 - last)) last++;
    return { first, last };
  });
  const of = ({ tokens, ranges }: Filled): Filled => ({
    tokens,
    ranges: ranges.map(({ from, to }, conflict) => ({
      from: from + (cuts[conflict]?.first ?? 0),
      to: to - (cuts[conflict]?.last ?? 0),
    })),
  });
  return { base: of(filled.base), ours: of(filled.ours), theirs: of(filled.theirs) };
}

function replaced({ tokens, ranges }: Filled): Token[] {
  const made: Token[] = [];
  let at = 0;
  const keep = (to: number): void => {
    for (const token of tokens.slice(at, to)) made.push(token);
  };
  for (const [conflict, { from, to }] of ranges.entries()) {
    keep(from);
    const place = tokens[from] ?? tokens.at(-1);
    made.push({
      text: markerOf(conflict),
      start: place?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
      // -1 is no line at all.
      line: -2 - conflict,
    });
    at = to;
  }
  keep(tokens.length);
  return made;
}

/** Where each conflict's tokens stand in the text they are from, in order; else the index of one that does not. */
function located(
  tokens: readonly Token[],
  { tokens: made, ranges }: Filled,
  comparisons: Comparisons,
): Range[] | number {
  const hunks = comparisons.align(made, tokens);
  const found: Range[] = [];
  let past = 0;
  let hunk = 0;
  for (const [conflict, { from, to }] of ranges.entries()) {
    while ((hunks[hunk]?.to ?? Infinity) <= from && !touches(hunks[hunk], from)) hunk++;
    const near = Math.max(past, placeOf(hunks, hunk, from));
    const run = made.slice(from, to);
    // In front of a bracket the last comma is free, and no token; in the merge a conflict may end with it.
    const runs = run.at(-1)?.text === ',' ? [run, run.slice(0, -1)] : [run];
    const place = runs
      .map(({ length }, at) => ({ length, start: nearest(tokens, runs[at] ?? [], past, near) }))
      .find(({ start }) => start !== null);
    if (place === undefined || place.start === null) return conflict;
    past = place.start + place.length;
    found.push({ from: place.start, to: past });
  }
  return found;
}

function touches(hunk: Hunk | undefined, at: number): boolean {
  return hunk !== undefined && hunk.to === at;
}

/** Index in the text of what stands at `at` in the filled result. */
function placeOf(hunks: readonly Hunk[], from: number, at: number): number {
  const hunk = hunks[from];
  if (hunk !== undefined && hunk.from <= at && at <= hunk.to) return hunk.start;
  const before = hunks[from - 1];
  return before === undefined ? at : before.end + at - before.to;
}

function nearest(
  tokens: readonly Token[],
  run: readonly Token[],
  past: number,
  near: number,
): number | null {
  const last = tokens.length - run.length;
  const stands = (at: number): boolean =>
    at >= past && at <= last && run.every(({ text }, offset) => tokens[at + offset]?.text === text);
  for (let by = 0; near - by >= past || near + by <= last; by++) {
    if (stands(near + by)) return near + by;
    if (by > 0 && stands(near - by)) return near - by;
  }
  return null;
}

/** Base's part of each conflict, from what base has between that which stands around it on the sides. */
function derived(
  texts: Tokens,
  ranges: Sided<readonly Range[]>,
  comparisons: Comparisons,
): Range[] | null {
  const places = {
    ours: placesIn(comparisons.align(texts.base, texts.ours)),
    theirs: placesIn(comparisons.align(texts.base, texts.theirs)),
  };
  const found: Range[] = [];
  let past = 0;
  for (const [conflict, mine] of ranges.ours.entries()) {
    const other = ranges.theirs[conflict];
    if (other === undefined) return null;
    const from = Math.min(places.ours(mine.from), places.theirs(other.from));
    const to = Math.max(places.ours(mine.to), places.theirs(other.to));
    if (from < past) return null;
    past = Math.max(from, to);
    found.push({ from, to: past });
  }
  return found;
}

/** Of nothing, any place is one: where one side alone has something in a conflict, it is where that one inserted it. */
function settled(
  texts: Tokens,
  own: readonly Range[],
  sides: Sided<readonly Range[]>,
  comparisons: Comparisons,
): Range[] {
  const found: Range[] = [];
  for (const [conflict, one] of own.entries()) {
    const [past, next] = [found.at(-1)?.to ?? 0, own[conflict + 1]?.from ?? Infinity];
    const filled = (['ours', 'theirs'] as const).filter((side) => !isEmpty(sides[side][conflict]));
    const [side] = filled;
    const alone = isEmpty(one) && filled.length === 1 && side !== undefined;
    const at = alone ? insertedAt(texts, side, sides[side][conflict], comparisons) : null;
    found.push(at !== null && past <= at && at <= next ? { from: at, to: at } : one);
  }
  return found;
}

function isEmpty(range: Range | undefined): boolean {
  return range === undefined || range.from === range.to;
}

/** Index in base where a side inserted what it has there and replaced nothing; else `null`. */
function insertedAt(
  texts: Tokens,
  side: 'ours' | 'theirs',
  range: Range | undefined,
  comparisons: Comparisons,
): number | null {
  const hunk = comparisons
    .align(texts.base, texts[side])
    .find(({ end }) => end >= (range?.to ?? 0));
  if (range === undefined || hunk === undefined || hunk.start > range.from) return null;
  return hunk.from === hunk.to ? hunk.from : null;
}

type Sided<T> = Readonly<Record<'ours' | 'theirs', T>>;

/** Index in a side → index in base. */
function placesIn(hunks: readonly Hunk[]): (at: number) => number {
  return (at) => {
    let [low, high] = [0, hunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hunks[middle]?.end ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const hunk = hunks[low];
    if (hunk !== undefined && hunk.start <= at) return hunk.start === at ? hunk.from : hunk.to;
    const before = hunks[low - 1];
    return before === undefined ? at : before.to + at - before.end;
  };
}

export function isConflict(chunk: Chunk): chunk is ConflictChunk {
  return chunk.kind === 'conflict';
}
