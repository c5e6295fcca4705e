import { parsesWorse } from '../../src/engine/merge/accept.ts';
import { REASON } from '../../src/engine/merge/conflict.ts';
import type { Texts } from '../../src/engine/merge/factor.ts';
import { sharedLineEnds } from '../../src/engine/merge/line-ends.ts';
import { type Chunk, cleanText, mergeLines } from '../../src/engine/merge/lines.ts';
import { SIDES, withMarkers } from '../../src/engine/merge/markers.ts';
import type { FileMerge } from '../../src/engine/merge/outcome.ts';
import { importedTwice } from '../../src/engine/merge/structure/imported-twice.ts';
import { mergeStructure } from '../../src/engine/merge/structure/merge.ts';
import { firstLoss } from '../../src/engine/merge/survival/survival.ts';
import { rustParser } from './rust-parser.ts';

const parser = await rustParser();

/** The merge of one Rust file, with markers in diff3 form where a person has to look. */
export function mergeCase(base: string, ours: string, theirs: string): string {
  const { texts, restored } = sharedLineEnds({ base, ours, theirs });
  return restored(cascade(texts)).text ?? '';
}

/** Is a text what `mergeCase` leaves to a person? */
export function isConflict(text: string): boolean {
  return /^<{7,} ours\b/m.test(text);
}

function cascade(texts: Texts): FileMerge {
  const { base, ours, theirs } = texts;
  if (ours === theirs || base === theirs) return clean(ours);
  if (base === ours) return clean(theirs);
  const lines = mergeLines(base, ours, theirs);
  const byLines = cleanText(lines);
  if (byLines !== null && proven(texts, byLines)) return clean(byLines);
  const open: readonly Chunk[] = byLines === null ? lines : [wholeOf(texts)];
  const chunks = mergeStructure(parser, texts, open) ?? open;
  const merged = cleanText(chunks);
  if (merged !== null) return clean(merged);
  const marked = withMarkers('case.rs', chunks, SIDES, () => null);
  return { kind: 'conflict', ...marked, decisions: [], lineConflicts: [] };
}

function proven(texts: Texts, result: string): boolean {
  const { base, ours, theirs } = texts;
  const inputs = [base, ours, theirs].map((text) => parser.parse(text));
  return (
    firstLoss(base, ours, theirs, result) === null &&
    !parsesWorse(parser, texts, result) &&
    importedTwice(parser.parse(result), inputs) === null
  );
}

function clean(text: string): FileMerge {
  return { kind: 'clean', text, decisions: [], lineConflicts: [] };
}

function wholeOf({ base, ours, theirs }: Texts): Chunk {
  const sides = { base: [base], ours: [ours], theirs: [theirs] };
  return { kind: 'conflict', ...sides, oursAt: 0, reason: REASON.editLost };
}
