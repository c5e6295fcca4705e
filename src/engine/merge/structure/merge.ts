/** The structural merge of one file's texts, with what has to hold before it is believed. */
import { parsesWorse } from '../accept.ts';
import type { Texts } from '../factor.ts';
import { type Chunk, cleanText } from '../lines.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { chunksOf } from './piece.ts';
import { importedTwice } from './imported-twice.ts';
import { narrowed } from './narrow.ts';
import type { Sides } from './merger.ts';
import { Side } from './side.ts';
import { firstLoss } from '../survival/survival.ts';
import { mergeTrees } from './tree-merge.ts';

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
  if (clean !== null && isProven(parser, texts, sides, clean)) return chunks;
  const byLines = narrowed(lines);
  if (cleanText(byLines) !== null) return null;
  if (clean !== null) return byLines;
  const small = narrowed(chunks);
  return conflictLines(small) < conflictLines(byLines) ? small : byLines;
}

/** A merge that says something else with the sides swapped has guessed. */
function isProven(
  parser: RustParser,
  texts: Texts,
  { base, ours, theirs }: Sides<Side>,
  clean: string,
): boolean {
  const swapped = { base: texts.base, ours: texts.theirs, theirs: texts.ours };
  const mirror = cleanText(
    chunksOf(mergeTrees({ base, ours: theirs, theirs: ours }), texts.theirs),
  );
  if (mirror === null || (mirror !== clean && words(mirror) !== words(clean))) return false;
  const inputs = [base, ours, theirs].map(({ tree }) => tree);
  return (mirror === clean ? [clean] : [clean, mirror]).every(
    (result) =>
      [texts, swapped].some(
        (order) => firstLoss(order.base, order.ours, order.theirs, result) === null,
      ) &&
      !parsesWorse(parser, texts, result) &&
      importedTwice(parser.parse(result), inputs) === null,
  );
}

/** Words and signs, in no order: the sides' insertions at one point may stand either way. */
function words(text: string): string {
  return (text.match(/\w+|[^\s\w,]/g) ?? []).sort().join(' ');
}

export function conflictLines(chunks: readonly Chunk[]): number {
  return chunks.reduce(
    (sum, chunk) => (chunk.kind === 'ok' ? sum : sum + chunk.ours.length + chunk.theirs.length),
    0,
  );
}
