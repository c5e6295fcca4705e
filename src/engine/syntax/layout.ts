/** Which comments, attributes and separators belong to which member of a container. */
import type { Span } from '../../base/span.ts';

export type Role =
  /** Attribute or doc comment of the container itself. */
  | 'inner'
  | 'attribute'
  | 'doc'
  | 'comment'
  | 'separator'
  | 'item'
  /** Anything else: ERROR nodes, code where items should be. */
  | 'other';

export interface Piece<T> extends Span {
  readonly role: Role;
  readonly value: T;
}

/** One member with all that belongs to it. Without a main piece it is a free comment. */
export interface Element<T> extends Span {
  readonly lead: readonly Piece<T>[];
  readonly main: readonly Piece<T>[];
  /** Comments that end its last line. */
  readonly trail: readonly Piece<T>[];
}

export interface Layout<T> {
  readonly elements: readonly Element<T>[];
  /** Pieces of the container itself. */
  readonly own: readonly Piece<T>[];
}

interface Draft<T> {
  lead: Piece<T>[];
  main: Piece<T>[];
  trail: Piece<T>[];
  end: number;
}

/**
 * Attributes, docs and comments go to the item that follows; a comment on the line on which a member ends goes to that
 * member; comments set apart by a blank line, or followed by nothing, stand alone.
 * @param pieces in source order
 * @param open offset after the container's opening brace, or `null` for a file
 */
export function layOut<T>(
  source: string,
  pieces: readonly Piece<T>[],
  open: number | null,
): Layout<T> {
  const page: Page<T> = { source, open, drafts: [], own: [], pending: [], last: null };
  for (const [at, piece] of pieces.entries()) {
    const before = page.pending.at(-1)?.end;
    const free = page.pending.every((one) => one.role === 'comment');
    if (before !== undefined && free && newlines(source, before, piece.start) > 1) flush(page);
    place(page, piece, pieces[at + 1]);
  }
  flush(page);
  const elements = page.drafts.map(({ lead, main, trail, end }) => {
    const start = (lead[0] ?? main[0])?.start ?? end;
    return { lead, main, trail, start, end };
  });
  return { elements, own: page.own };
}

interface Page<T> {
  readonly source: string;
  readonly open: number | null;
  readonly drafts: Draft<T>[];
  readonly own: Piece<T>[];
  /** What waits for the item it belongs to. */
  pending: Piece<T>[];
  /** The member that a separator or trailing comment would belong to. */
  last: Draft<T> | null;
}

function place<T>(page: Page<T>, piece: Piece<T>, next: Piece<T> | undefined): void {
  switch (piece.role) {
    case 'inner':
      flush(page);
      page.own.push(piece);
      return;
    case 'separator':
      if (page.last === null || page.pending.length > 0) page.own.push(piece);
      else page.last.end = piece.end;
      return;
    case 'comment':
      if (!endsLine(page, piece, next)) page.pending.push(piece);
      else if (page.last === null) page.own.push(piece);
      else {
        page.last.trail.push(piece);
        page.last.end = piece.end;
      }
      return;
    case 'attribute':
    case 'doc':
      page.pending.push(piece);
      return;
    case 'other':
      if (continuesOther(page, piece)) {
        page.last?.main.push(piece);
        if (page.last !== null) page.last.end = piece.end;
        return;
      }
      startMain(page, piece);
      return;
    case 'item':
      startMain(page, piece);
  }
}

function flush<T>(page: Page<T>): void {
  const end = page.pending.at(-1)?.end;
  if (end === undefined) return;
  const comments = page.pending.every((piece) => piece.role === 'comment');
  page.drafts.push({
    lead: comments ? page.pending : [],
    main: comments ? [] : page.pending,
    trail: [],
    end,
  });
  page.pending = [];
  page.last = null;
}

function startMain<T>(page: Page<T>, piece: Piece<T>): void {
  page.last = { lead: page.pending, main: [piece], trail: [], end: piece.end };
  page.drafts.push(page.last);
  page.pending = [];
}

/** Does a comment stand behind something on its line, with nothing behind itself? */
function endsLine<T>(page: Page<T>, piece: Piece<T>, next: Piece<T> | undefined): boolean {
  const behind = page.last === null ? page.open : page.last.end;
  if (page.pending.length > 0 || behind === null) return false;
  if (newlines(page.source, behind, piece.start) > 0) return false;
  return next === undefined || newlines(page.source, piece.end, next.start) > 0;
}

function continuesOther<T>(page: Page<T>, piece: Piece<T>): boolean {
  if (page.last === null || page.pending.length > 0) return false;
  if (page.last.main.at(-1)?.role !== 'other') return false;
  return newlines(page.source, page.last.end, piece.start) <= 1;
}

/** Looks no further than `to`: the next line end may be megabytes away. */
function newlines(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (source.charCodeAt(at) === LINE_FEED) count++;
  return count;
}

const LINE_FEED = 10;
