/**
 * Bases for conflicts that show none, or only part of their sides: from a line merge of the same sides whose conflicts
 * have one. Markers in merge style take common lines out of a conflict and cut it in several; in zdiff3 style they take
 * them off its ends. What fits a known conflict line by line, with those lines put back, is that conflict.
 */
import { type ConflictPiece, conflictsIn, joined, linesOf, type Piece } from './pieces.ts';

/** `pieces` with every conflict of `known` that is found in them; what is not found stays as it is. */
export function withBases(pieces: readonly Piece[], known: readonly Piece[]): Piece[] {
  const all = conflictsIn(known).filter(({ base }) => base !== null);
  const done = new Set<Piece>();
  let out = joined(pieces);
  for (const one of all) {
    const alike = all.filter(
      (other) => same(other.ours, one.ours) && same(other.theirs, one.theirs),
    );
    if (!alike.every(({ base }) => same(base ?? [], one.base ?? []))) continue;
    out = withBase(out, one, done) ?? out;
  }
  return out;
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
