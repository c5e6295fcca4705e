/** What git can tell of the sides, and what is text of a side rather than a conflict. */
import {
  type ConflictPiece,
  conflictsIn,
  heightOf,
  type Piece,
} from '../engine/conflicted/pieces.ts';
import { splitLines } from '../engine/merge/lines.ts';
import type { SideTexts } from '../ports/conflict-source.ts';
import type { Offer } from './sides.ts';

/** Line merges of three texts, with the base of every conflict: as git makes them, by each of its ways. */
export type LinePieces = (texts: SideTexts) => Promise<readonly (readonly Piece[])[]>;

/** Conflicts that a side of the index holds, marker for marker: they are text. */
export function contentOf(
  pieces: readonly Piece[],
  text: string,
  stages: SideTexts | null,
): ConflictPiece[] {
  if (stages === null) return [];
  const lines = splitLines(text);
  const held = [stages.ours, stages.theirs].map((side) => side.replaceAll('\r\n', '\n'));
  return conflictsIn(pieces).filter((piece) => {
    const block = lines.slice(piece.line - 1, piece.line - 1 + heightOf(piece)).join('');
    return held.some((side) => side.includes(block.replaceAll('\r\n', '\n')));
  });
}

/** The commits are asked for when the index has no answer. */
export async function offersFor(
  text: string,
  stages: SideTexts | null,
  commits: () => Promise<SideTexts | null>,
  linePieces: LinePieces,
): Promise<Offer[]> {
  const found = stages ?? (await commits());
  if (found === null) return [];
  const texts = withLineEndsOf(text, found);
  const origin = stages === null ? 'commits' : 'index';
  return [{ origin, texts, merges: await linePieces(texts) }];
}

/** The working tree may hold Windows line ends where git stores none. */
function withLineEndsOf(text: string, texts: SideTexts): SideTexts {
  const windows = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const { base, ours, theirs } = texts;
  if (!windows || [base ?? '', ours, theirs].some((one) => one.includes('\r'))) return texts;
  return {
    base: base === null ? null : toWindows(base),
    ours: toWindows(ours),
    theirs: toWindows(theirs),
  };
}

function toWindows(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
