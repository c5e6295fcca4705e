/**
 * Bases for conflicts that show none, or only part of their sides: from a line merge of the same sides whose conflicts
 * have one. Markers in merge style take common lines out of a conflict and cut it in several; in zdiff3 style they take
 * them off its ends. What fits a known conflict line by line, with those lines put back, is that conflict.
 */
import {
  type ConflictPiece,
  conflictsIn,
  joined,
  linesOf,
  type Piece,
  type Side,
} from './pieces.ts';

export interface Based {
  /** With every known conflict that is found in them; what is not found stays as it is. */
  readonly pieces: readonly Piece[];
  /** The known ones, those in one where git wrote one of several that are close together. */
  readonly known: readonly Piece[];
}

/** So many known conflicts git may have written as one. */
const MOST = 4;

export function withBases(pieces: readonly Piece[], known: readonly Piece[]): Based {
  const all = joined(known);
  const done = new Set<Piece>();
  const out: Piece[] = [];
  let found = joined(pieces);
  for (let at = 0; at < all.length; at++) {
    const piece = all[at];
    if (piece === undefined) continue;
    const run = piece.kind === 'text' ? null : longestFound(all, at, found, done);
    out.push(run?.conflict ?? piece);
    if (run === null) continue;
    found = run.pieces;
    at += run.length - 1;
  }
  return { pieces: found, known: joined(out) };
}

/** The first of the conflicts from `at` on, alone or with the next ones, that is found in `pieces`. */
function longestFound(
  all: readonly Piece[],
  at: number,
  pieces: readonly Piece[],
  done: Set<Piece>,
): { conflict: ConflictPiece; pieces: Piece[]; length: number } | null {
  for (let length = 1; length < 2 * MOST; length += 2) {
    const conflict = asOne(all.slice(at, at + length));
    if (conflict === null || at + length > all.length) return null;
    const found = isClear(conflict, all) ? withBase(pieces, conflict, done) : null;
    if (found !== null) return { conflict, pieces: found, length };
  }
  return null;
}

function asOne(run: readonly Piece[]): ConflictPiece | null {
  const [first] = run;
  if (first?.kind !== 'conflict') return null;
  const side = (of: Side): string[] => run.flatMap((piece) => [...linesOf(piece, of)]);
  return { ...first, ours: side('ours'), base: side('base'), theirs: side('theirs') };
}

/** Of two with the same sides and another base, nobody could say which one it is. */
function isClear(one: ConflictPiece, all: readonly Piece[]): boolean {
  return conflictsIn(all)
    .filter((other) => same(other.ours, one.ours) && same(other.theirs, one.theirs))
    .every(({ base }) => same(base ?? [], one.base ?? []));
}

/** Are these the same texts and conflicts, whatever their labels are? */
export function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every((piece, at) => {
      const other = b[at];
      if (other?.kind !== piece.kind) return false;
      return (['base', 'ours', 'theirs'] as const).every((side) =>
        same(linesOf(piece, side), linesOf(other, side)),
      );
    })
  );
}

function withBase(
  pieces: readonly Piece[],
  known: ConflictPiece,
  done: Set<Piece>,
): Piece[] | null {
  for (const [from, piece] of pieces.entries()) {
    if (piece.kind === 'text' || done.has(piece)) continue;
    for (let to = from; to < pieces.length; to++) {
      const last = pieces[to];
      if (last === undefined || done.has(last)) break;
      const run = pieces.slice(from, to + 1);
      const ours = run.flatMap((one) => linesOf(one, 'ours'));
      const theirs = run.flatMap((one) => linesOf(one, 'theirs'));
      if (ours.length > known.ours.length || theirs.length > known.theirs.length) break;
      if (last.kind === 'text') continue;
      const ends = endsAround(pieces[from - 1], pieces[to + 1], { ours, theirs }, known);
      if (ends === null) continue;
      const whole: ConflictPiece = {
        ...piece,
        ours: known.ours,
        base: known.base,
        theirs: known.theirs,
      };
      done.add(whole);
      const before = textOf(pieces[from - 1]);
      return joined([
        ...pieces.slice(0, Math.max(0, from - (before === null ? 0 : 1))),
        { kind: 'text', lines: (before ?? []).slice(0, (before ?? []).length - ends.first) },
        whole,
        { kind: 'text', lines: (textOf(pieces[to + 1]) ?? []).slice(ends.last) },
        ...pieces.slice(to + (textOf(pieces[to + 1]) === null ? 1 : 2)),
      ]);
    }
  }
  return null;
}

/** How many common lines of the known conflict stand in the texts before and behind; `null`: it is another one. */
function endsAround(
  before: Piece | undefined,
  behind: Piece | undefined,
  { ours, theirs }: Pick<ConflictPiece, 'ours' | 'theirs'>,
  known: ConflictPiece,
): { first: number; last: number } | null {
  const room = known.ours.length - ours.length;
  if (room !== known.theirs.length - theirs.length) return null;
  const head = textOf(before) ?? [];
  const tail = textOf(behind) ?? [];
  for (let first = 0; first <= Math.min(room, head.length); first++) {
    const last = room - first;
    if (last > tail.length) continue;
    const lead = head.slice(head.length - first);
    const trail = tail.slice(0, last);
    if (
      same([...lead, ...ours, ...trail], known.ours) &&
      same([...lead, ...theirs, ...trail], known.theirs)
    )
      return { first, last };
  }
  return null;
}

function textOf(piece: Piece | undefined): readonly string[] | null {
  return piece?.kind === 'text' ? piece.lines : null;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
