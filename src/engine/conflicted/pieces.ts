/** A text with conflict markers, taken apart. Lines keep their ends; the last one of a text may lack it. */
import { splitLines } from '../merge/lines.ts';

export interface TextPiece {
  readonly kind: 'text';
  readonly lines: readonly string[];
}

export interface ConflictPiece {
  readonly kind: 'conflict';
  /** 1-based line of the opening marker in the text it was read from. */
  readonly line: number;
  readonly ours: readonly string[];
  /** `null`: the markers show none (merge style). */
  readonly base: readonly string[] | null;
  readonly theirs: readonly string[];
  /** What stands behind the markers; empty when nothing does. */
  readonly labels: ConflictLabels;
}

export interface ConflictLabels {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

export type Piece = TextPiece | ConflictPiece;
export type Side = 'base' | 'ours' | 'theirs';

export function conflictsIn(pieces: readonly Piece[]): ConflictPiece[] {
  return pieces.filter((piece) => piece.kind === 'conflict');
}

/** The text of one side: what lies outside of the conflicts, and that side of each. A missing base counts as empty. */
export function sideOf(pieces: readonly Piece[], side: Side): string {
  return pieces.flatMap((piece) => linesOf(piece, side)).join('');
}

export function linesOf(piece: Piece, side: Side): readonly string[] {
  return piece.kind === 'text' ? piece.lines : (piece[side] ?? []);
}

/** Neighbouring texts as one, empty ones left out. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      out[out.length - 1] = { kind: 'text', lines: [...last.lines, ...piece.lines] };
    } else if (piece.kind === 'conflict' || piece.lines.length > 0) out.push(piece);
  }
  return out;
}

/** Conflict mass: how many words and marks of the two sides stand in conflicts. */
export function massOf(pieces: readonly Piece[]): number {
  let mass = 0;
  for (const { ours, theirs } of conflictsIn(pieces)) {
    for (const line of [...ours, ...theirs]) mass += line.match(/\w+|[^\s\w]/g)?.length ?? 0;
  }
  return mass;
}

/** The same with some conflicts taken for plain text. @param text where they were read from */
export function asText(
  pieces: readonly Piece[],
  plain: readonly ConflictPiece[],
  text: string,
): Piece[] {
  const lines = splitLines(text);
  return joined(
    pieces.map((piece) =>
      piece.kind === 'conflict' && plain.includes(piece)
        ? { kind: 'text', lines: lines.slice(piece.line - 1, piece.line - 1 + heightOf(piece)) }
        : piece,
    ),
  );
}

/** Lines of a conflict with its markers. */
export function heightOf({ ours, base, theirs }: ConflictPiece): number {
  return ours.length + (base === null ? 0 : base.length + 1) + theirs.length + 3;
}
