/** What the structure leaves open of one node, settled by lines where they leave less open. */
import type { Watch } from '../limit.ts';
import { mergeLines, splitLines } from '../lines.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import type { Sides } from './merger.ts';
import { lineMerge, LineMerges } from './line-merge.ts';
import { narrowed } from './narrow.ts';
import { chunksOf, NOWHERE, type Piece, text } from './piece.ts';

/** Longer nodes are merged by lines in one way alone. */
const MOST_TEXT = 20_000;

/**
 * @param pieces the node merged by structure
 * @param texts the node's text in each version
 * @param oursAt offset of the node in our side's text
 */
export function smaller(
  pieces: readonly Piece[],
  texts: Sides<string>,
  oursAt: number,
  watch: Watch,
): readonly Piece[] {
  const open = narrowed(chunksOf(pieces, texts), watch);
  if (!hasConflict(open)) return pieces;
  const lines =
    texts.base.length < MOST_TEXT
      ? lineMerge(new LineMerges(texts, watch), conflictLines(open))
      : narrowed(mergeLines(texts.base, texts.ours, texts.theirs, watch), watch);
  // The structure says that the sides collide: lines that do not see it are not believed.
  if (!hasConflict(lines) || conflictLines(lines) >= conflictLines(open)) return pieces;
  const ours = splitLines(texts.ours);
  return lines.map((chunk): Piece => {
    if (chunk.kind === 'ok') return text(chunk.lines.join(''));
    return {
      kind: 'conflict',
      base: chunk.base.join(''),
      ours: chunk.ours.join(''),
      theirs: chunk.theirs.join(''),
      oursAt: oursAt + ours.slice(0, chunk.oursAt).join('').length,
      spans: NOWHERE,
      reason: chunk.reason,
    };
  });
}
