/** The structural merge of one file's texts, with what has to hold before it is believed. */
import { parsesWorse } from '../accept.ts';
import type { Texts } from '../factor.ts';
import { type Chunk, cleanText } from '../lines.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { chunksOf } from './piece.ts';
import { importedTwice } from './imported-twice.ts';
import { narrowed } from './narrow.ts';
import { firstLoss } from '../survival/survival.ts';
import { mergeTrees } from './tree-merge.ts';

/** `null`: nothing better than the line merge came out. A result without conflicts holds every edit of both sides. */
export function mergeStructure(
  parser: RustParser,
  texts: Texts,
  lines: readonly Chunk[],
): readonly Chunk[] | null {
  const { base, ours, theirs } = texts;
  const trees = {
    base: parser.parse(base),
    ours: parser.parse(ours),
    theirs: parser.parse(theirs),
  };
  const chunks = narrowed(chunksOf(mergeTrees(trees), ours));
  const clean = cleanText(chunks);
  if (clean !== null) {
    const proven =
      firstLoss(base, ours, theirs, clean) === null &&
      !parsesWorse(parser, texts, clean) &&
      importedTwice(parser.parse(clean), [trees.base, trees.ours, trees.theirs]) === null;
    return proven ? chunks : null;
  }
  const byLines = narrowed(lines);
  return conflictLines(chunks) < conflictLines(byLines) ? chunks : byLines;
}

export function conflictLines(chunks: readonly Chunk[]): number {
  return chunks.reduce(
    (sum, chunk) => (chunk.kind === 'ok' ? sum : sum + chunk.ours.length + chunk.theirs.length),
    0,
  );
}
