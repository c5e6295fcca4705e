import { cleanText, mergeLines } from '../../../../src/engine/merge/lines.ts';
import { mergeStructure } from '../../../../src/engine/merge/structure/merge.ts';
import { rustParser } from '../../../support/rust-parser.ts';

/** The text merged by structure, or `null` where a person has to look. */
export async function mergedText(
  base: string,
  ours: string,
  theirs: string,
): Promise<string | null> {
  const lines = mergeLines(base, ours, theirs);
  const chunks = mergeStructure(await rustParser(), { base, ours, theirs }, lines);
  return chunks === null ? null : cleanText(chunks);
}
