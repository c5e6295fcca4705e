/** What a structural merge is made of before it is text: merged text, and places where the sides collide. */
import type { Span } from '../../../base/span.ts';
import { firstWhere } from '../../../base/search.ts';
import { type Chunk, type ConflictChunk, splitLines } from '../lines.ts';
import type { Texts } from '../factor.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'conflict';
      readonly base: string;
      readonly ours: string;
      readonly theirs: string;
      /** Offset in our side's text. */
      readonly oursAt: number;
      /** Where the texts stand in their sides, where that is known. */
      readonly spans: Each<Span | null>;
      readonly reason: string | null;
    };

type Each<T> = Readonly<Record<keyof Texts, T>>;

export const NOWHERE: Each<null> = { base: null, ours: null, theirs: null };

/** A conflict with the lines of each side that it is about, where they are known: from, up to. */
export interface PlacedConflict extends ConflictChunk {
  readonly places: Each<Places>;
}

export interface Places {
  readonly from: number | null;
  readonly to: number | null;
}

type Collision = Extract<Piece, { kind: 'conflict' }>;

export function text(value: string): Piece {
  return { kind: 'text', text: value };
}

/** A conflict whose last line is not yet whole. */
interface Open {
  readonly piece: Collision;
  /** What stands in front of it on its first line. */
  readonly before: string;
  readonly from: Collision['spans'];
}

/** The pieces as lines: a conflict grows to the whole lines it stands on, and takes in others on the same lines. */
export function chunksOf(pieces: readonly Piece[], texts: Texts): (Chunk | PlacedConflict)[] {
  const chunks: (Chunk | PlacedConflict)[] = [];
  let pending = '';
  let open = null as Open | null;
  const sides = {
    base: new LineNumbers(texts.base),
    ours: new LineNumbers(texts.ours),
    theirs: new LineNumbers(texts.theirs),
  };
  const close = (after: string): void => {
    if (open === null) return;
    const { before, from, piece } = open;
    const whole = (side: string): string[] => splitLines(before + side + after);
    const places = (side: keyof Texts): Places => ({
      from: lineFrom(sides[side], from[side]?.start, before),
      to: lineTo(sides[side], piece.spans[side]?.end, after),
    });
    chunks.push({
      kind: 'conflict',
      base: whole(piece.base),
      ours: whole(piece.ours),
      theirs: whole(piece.theirs),
      places: { base: places('base'), ours: places('ours'), theirs: places('theirs') },
      oursAt: sides.ours.at(Math.max(0, piece.oursAt - before.length)),
      reason: piece.reason,
    });
    open = null;
  };
  for (const piece of fromLineStarts(pieces, texts)) {
    if (piece.kind === 'conflict') {
      if (open !== null) {
        open = { ...open, piece: joined(open.piece, piece) };
        continue;
      }
      const cut = pending.lastIndexOf('\n') + 1;
      if (cut > 0) pushText(chunks, pending.slice(0, cut));
      open = { piece, before: pending.slice(cut), from: piece.spans };
      pending = '';
    } else if (open === null) pending += piece.text;
    else {
      const cut = piece.text.indexOf('\n') + 1;
      if (cut === 0) {
        open = { ...open, piece: appended(open.piece, piece.text) };
        continue;
      }
      close(piece.text.slice(0, cut));
      pending = piece.text.slice(cut);
    }
  }
  close('');
  pushText(chunks, pending);
  return chunks;
}

/** The first word or sign. */
function first(source: string): string {
  return /\w+|\S/.exec(source)?.[0] ?? '';
}

/** The last word or sign. */
function last(source: string): string {
  return /(?:\w+|\S)(?=\s*$)/.exec(source)?.[0] ?? '';
}

/** Line of an offset, where the line begins as the merged one does. */
function lineFrom(lines: LineNumbers, offset: number | undefined, before: string): number | null {
  if (offset === undefined) return null;
  const { source } = lines;
  const begin = source.lastIndexOf('\n', offset - 1) + 1;
  return first(source.slice(begin, offset)) === first(before) ? lines.at(offset) : null;
}

/** Line behind the one that an offset ends, where that line ends as the merged one does. */
function lineTo(lines: LineNumbers, offset: number | undefined, after: string): number | null {
  if (offset === undefined) return null;
  const { source } = lines;
  if (after === '' && source[offset - 1] === '\n') return lines.at(offset);
  const end = source.indexOf('\n', offset);
  const past = end === -1 ? source.length : end + 1;
  const ends = last(source.slice(offset, past)) === last(after);
  const unended = past > 0 && source[past - 1] !== '\n';
  return ends ? lines.at(past) + (unended ? 1 : 0) : null;
}

/** What begins with the end of the line in front of it, and has a line end behind it, is cut one line end later. */
function fromLineStarts(pieces: readonly Piece[], texts: Texts): Piece[] {
  const made: Piece[] = [];
  let next = '';
  const push = (): void => {
    if (next !== '') made.push(text(next));
    next = '';
  };
  for (const piece of pieces.toReversed()) {
    if (piece.kind === 'text') {
      next = piece.text + next;
      continue;
    }
    const sides = [piece.base, piece.ours, piece.theirs];
    const shifts = next.startsWith('\n') && sides.every((one) => /^(\n|$)/.test(one));
    if (!shifts) {
      push();
      made.push(piece);
      continue;
    }
    next = next.slice(1);
    push();
    const [base, ours, theirs] = [later(piece.base), later(piece.ours), later(piece.theirs)];
    const spans = {
      base: laterIn(texts.base, piece.spans.base),
      ours: laterIn(texts.ours, piece.spans.ours),
      theirs: laterIn(texts.theirs, piece.spans.theirs),
    };
    made.push({ ...piece, base, ours, theirs, spans });
    next = '\n';
  }
  push();
  return made.toReversed();
}

function later(one: string): string {
  return one === '' ? '' : `${one.slice(1)}\n`;
}

function laterIn(source: string, span: Span | null): Span | null {
  if (span === null || source[span.start] !== '\n' || source[span.end] !== '\n') return null;
  return { start: span.start + 1, end: span.end + 1 };
}

function appended(piece: Collision, after: string): Collision {
  return {
    ...piece,
    spans: NOWHERE,
    base: piece.base + after,
    ours: piece.ours + after,
    theirs: piece.theirs + after,
  };
}

function joined(one: Collision, other: Collision): Collision {
  return {
    ...one,
    spans: other.spans,
    base: one.base + other.base,
    ours: one.ours + other.ours,
    theirs: one.theirs + other.theirs,
    reason: one.reason ?? other.reason,
  };
}

function pushText(chunks: (Chunk | PlacedConflict)[], value: string): void {
  if (value !== '') chunks.push({ kind: 'ok', lines: splitLines(value) });
}

class LineNumbers {
  readonly source: string;
  /** Offsets behind line ends; a text may hold thousands of conflicts. */
  private behind: readonly number[] | null = null;

  constructor(source: string) {
    this.source = source;
  }

  /** Line (from 0) of an offset. */
  at(offset: number): number {
    this.behind ??= [...this.source.matchAll(/\n/g)].map(({ index }) => index + 1);
    return firstWhere(this.behind, (place) => place > offset);
  }
}
