/** The structural merge of one file's texts: what may be its result, for the checks to choose from. */
import type { Texts } from '../factor.ts';
import type { Watch } from '../limit.ts';
import { type Chunk, cleanText, splitLines } from '../lines.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import { lineMerge } from './line-merge.ts';
import type { Sides } from './merger.ts';
import { narrowed } from './narrow.ts';
import { chunksOf } from './piece.ts';
import { Side } from './side.ts';
import { mergeTrees } from './tree-merge.ts';

/**
 * Best first: without conflicts, then with ever more lines in conflicts. Which of them is right is for the checks to say.
 * @param lines the line merge
 */
export function structuralMerges(
  parser: RustParser,
  texts: Texts,
  lines: readonly Chunk[],
  watch: Watch,
): readonly (readonly Chunk[])[] {
  const sides = {
    base: new Side(parser.parse(texts.base)),
    ours: new Side(parser.parse(texts.ours)),
    theirs: new Side(parser.parse(texts.theirs)),
  };
  const chunks = chunksOf(mergeTrees(sides, watch), texts.ours);
  const clean = cleanText(chunks);
  const whole = clean === null ? [] : bothWays(sides, texts, clean, watch);
  return [
    ...whole.map((text): Chunk[] => [{ kind: 'ok', lines: splitLines(text) }]),
    ...openMerges(clean === null ? narrowed(chunks) : null, texts, lines),
  ];
}

/** With conflicts, the smallest first. */
function openMerges(
  structural: readonly Chunk[] | null,
  { base, ours, theirs }: Texts,
  lines: readonly Chunk[],
): readonly (readonly Chunk[])[] {
  const enough = structural === null ? Infinity : conflictLines(structural);
  const byLines = hasConflict(lines)
    ? [lineMerge(base, ours, theirs, enough), narrowed(lines)]
    : [];
  return [...(structural === null ? [] : [structural]), ...byLines]
    .filter(hasConflict)
    .sort((a, b) => conflictLines(a) - conflictLines(b));
}

/** The merge, and the same with the sides swapped; nothing where they do not say the same: one of them has guessed. */
function bothWays(
  { base, ours, theirs }: Sides<Side>,
  texts: Texts,
  clean: string,
  watch: Watch,
): string[] {
  const pieces = mergeTrees({ base, ours: theirs, theirs: ours }, watch);
  const mirror = cleanText(chunksOf(pieces, texts.theirs));
  if (mirror === clean) return [clean];
  return mirror === null || words(mirror) !== words(clean) ? [] : [clean, mirror];
}

/** Words and signs, in no order: the sides' insertions at one point may stand either way. */
function words(text: string): string {
  return (text.match(/\w+|[^\s\w,]/g) ?? []).sort().join(' ');
}
