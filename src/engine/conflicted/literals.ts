/** Markers inside of one string or comment may be its text. */
import { lex } from '../syntax/nightly/lexer.ts';
import { type ConflictPiece, linesOf, type Piece } from './pieces.ts';

/** The conflicts that lie, on both sides, wholly inside a string or a block comment of Rust. */
export function conflictsInLiterals(pieces: readonly Piece[]): ConflictPiece[] {
  const [ours, theirs] = [insideOn(pieces, 'ours'), insideOn(pieces, 'theirs')];
  return [...ours].filter((piece) => theirs.has(piece));
}

function insideOn(pieces: readonly Piece[], side: 'ours' | 'theirs'): Set<ConflictPiece> {
  const text = pieces.flatMap((piece) => linesOf(piece, side)).join('');
  const { tokens } = lex(text);
  const inside = new Set<ConflictPiece>();
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + linesOf(piece, side).join('').length;
    if (piece.kind === 'conflict') {
      while ((tokens[next]?.end ?? Infinity) <= at) next++;
      const token = tokens[next];
      const inToken = token !== undefined && token.start < at && end < token.end;
      const gap = text.slice(tokens[next - 1]?.end ?? 0, token?.start ?? text.length);
      if (inToken || inComment(gap, at - (tokens[next - 1]?.end ?? 0), end - at)) inside.add(piece);
    }
    at = end;
  }
  return inside;
}

/** Does a block comment of this text without tokens begin before `at` and end behind `at + length`? */
function inComment(gap: string, at: number, length: number): boolean {
  for (const found of gap.matchAll(/\/\/[^\n]*|\/\*[^]*?\*\//g)) {
    const end = found.index + found[0].length;
    if (found[0].startsWith('/*') && found.index < at && at + length < end) return true;
  }
  return false;
}
