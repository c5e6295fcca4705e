/** The structural merge of one file's texts: what may be its result, for the checks to choose from. */
import type { Texts } from '../factor.ts';
import type { Watch } from '../limit.ts';
import { type Chunk, cleanText, splitLines } from '../lines.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import { anchoredHunks } from '../diff/anchored.ts';
import { lineMerge, LineMerges, smallest } from './line-merge.ts';
import type { Sides } from './merger.ts';
import { inOwnLines, Rows } from './own-lines.ts';
import type { Sources } from './source.ts';
import { chunksOf, type PlacedConflict } from './piece.ts';
import { Side } from './side.ts';
import { mergeTrees } from './tree-merge.ts';

/**
 * Best first: without conflicts, then with ever more lines in conflicts. Which of them is right is for the checks to say.
 * @param lines the line merge
 */
export function structuralMerges(
  parser: RustParser,
  texts: Texts,
  sources: Sources,
  lines: readonly Chunk[],
): readonly (readonly Chunk[])[] {
  const sides = {
    base: new Side(parser.parse(texts.base)),
    ours: new Side(parser.parse(texts.ours)),
    theirs: new Side(parser.parse(texts.theirs)),
  };
  const merged = merge(sides, texts, sources.watch);
  const clean = cleanText(merged);
  if (clean === null) return openMerges(ownLines(sources, merged), texts, sources, lines);
  const mirror = cleanText(
    merge(
      { ...sides, ours: sides.theirs, theirs: sides.ours },
      { ...texts, ours: texts.theirs, theirs: texts.ours },
      sources.watch,
    ),
  );
  if (mirror === clean) return [whole(clean), ...openMerges([], texts, sources, lines)];
  // Where they do not say the same, one of them has guessed.
  if (mirror === null || words(mirror) !== words(clean))
    return openMerges(
      mirror === null ? [] : ownLines(sources, merged, mirror),
      texts,
      sources,
      lines,
    );
  return [whole(clean), whole(mirror), ...openMerges([], texts, sources, lines)];
}

function merge(sides: Sides<Side>, texts: Texts, watch: Watch): (Chunk | PlacedConflict)[] {
  return chunksOf(mergeTrees(sides, watch), texts);
}

function whole(text: string): Chunk[] {
  return [{ kind: 'ok', lines: splitLines(text) }];
}

/** With its conflicts in the sides' own lines, also where another text differs from it. */
function ownLines(
  sources: Sources,
  chunks: readonly (Chunk | PlacedConflict)[],
  other?: string,
): Chunk[][] {
  const rows = Rows.of(sources, chunks);
  const differs =
    other === undefined
      ? []
      : anchoredHunks(
          chunks.flatMap((chunk) => (chunk.kind === 'ok' ? chunk.lines : [])),
          splitLines(other),
          sources.watch,
        );
  const open = rows.withConflicts(differs.map(({ at, end }) => ({ from: at, to: end })));
  return [open, inOwnLines(sources, smallest(open, sources))];
}

/** With conflicts, the smallest first. */
function openMerges(
  structural: readonly (readonly Chunk[])[],
  texts: Texts,
  sources: Sources,
  lines: readonly Chunk[],
): readonly (readonly Chunk[])[] {
  sources.watch();
  const enough = Math.min(Infinity, ...structural.filter(hasConflict).map(conflictLines));
  const merges = new LineMerges(texts, sources.watch, lines);
  const byLines = hasConflict(lines)
    ? [lineMerge(merges, enough), merges.asGit(), merges.asDiff3()].flatMap((one) => [
        one,
        inOwnLines(sources, one),
      ])
    : [];
  return [...structural, ...byLines]
    .filter(hasConflict)
    .sort((a, b) => conflictLines(a) - conflictLines(b));
}

/** Words and signs, in no order: the sides' insertions at one point may stand either way. */
function words(text: string): string {
  return (text.match(/\w+|[^\s\w,]/g) ?? []).sort().join(' ');
}
