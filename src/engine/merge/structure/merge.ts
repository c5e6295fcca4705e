/** The structural merge of one file's texts, with what has to hold before it is believed. */
import { parsesWorse } from '../accept.ts';
import type { Texts } from '../factor.ts';
import { type Chunk, cleanText, splitLines } from '../lines.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import { chunksOf } from './piece.ts';
import { importedTwice } from './imported-twice.ts';
import { lineMerge } from './line-merge.ts';
import { narrowed } from './narrow.ts';
import type { Sides } from './merger.ts';
import { Side } from './side.ts';
import { firstLoss } from '../survival/survival.ts';
import { mergeTrees } from './tree-merge.ts';

export { conflictLines } from './conflict-lines.ts';

/**
 * `null`: nothing better than the line merge came out. A result without conflicts holds every edit of both sides, and
 * the same stands in it whichever side is called ours.
 */
export function mergeStructure(
  parser: RustParser,
  texts: Texts,
  lines: readonly Chunk[],
): readonly Chunk[] | null {
  const sides = {
    base: new Side(parser.parse(texts.base)),
    ours: new Side(parser.parse(texts.ours)),
    theirs: new Side(parser.parse(texts.theirs)),
  };
  const chunks = chunksOf(mergeTrees(sides), texts.ours);
  const clean = cleanText(chunks);
  const proven = clean === null ? null : provenOf(parser, texts, sides, clean);
  if (proven !== null) return [{ kind: 'ok', lines: splitLines(proven) }];
  if (!hasConflict(lines)) return null;
  const small = clean === null ? narrowed(chunks) : null;
  const open = small === null ? Infinity : conflictLines(small);
  const byLines = lineMerge(texts.base, texts.ours, texts.theirs, open);
  return small !== null && open <= conflictLines(byLines) ? small : byLines;
}

/**
 * The merge, or the same with the sides swapped, whichever holds up; `null` when neither does, or when they do not say
 * the same: such a merge has guessed.
 */
function provenOf(
  parser: RustParser,
  texts: Texts,
  { base, ours, theirs }: Sides<Side>,
  clean: string,
): string | null {
  const swapped = { base: texts.base, ours: texts.theirs, theirs: texts.ours };
  const mirror = cleanText(
    chunksOf(mergeTrees({ base, ours: theirs, theirs: ours }), texts.theirs),
  );
  if (mirror === null || (mirror !== clean && words(mirror) !== words(clean))) return null;
  const inputs = [base, ours, theirs].map(({ tree }) => tree);
  const holds = (result: string): boolean =>
    [texts, swapped].some(
      (order) => firstLoss(order.base, order.ours, order.theirs, result) === null,
    ) &&
    !parsesWorse(parser, texts, result) &&
    importedTwice(parser.parse(result), inputs) === null;
  return (mirror === clean ? [clean] : [clean, mirror]).find(holds) ?? null;
}

/** Words and signs, in no order: the sides' insertions at one point may stand either way. */
function words(text: string): string {
  return (text.match(/\w+|[^\s\w,]/g) ?? []).sort().join(' ');
}
