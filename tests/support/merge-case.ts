import { timeLimit, type TimeLimit, UNLIMITED } from '../../src/engine/merge/limit.ts';
import { SIDES } from '../../src/engine/merge/markers.ts';
import { mergeOneFile } from '../../src/engine/merge/moves/merge-files.ts';
import { rustParser } from './rust-parser.ts';

const parser = await rustParser();

/** The merge of one Rust file, with markers in diff3 form where a person has to look. */
export function mergeCase(
  base: string,
  ours: string,
  theirs: string,
  limit: TimeLimit = UNLIMITED,
): string {
  const versions = { path: 'src/case.rs', base, ours, theirs };
  return mergeOneFile(parser, [], versions, SIDES, limit()).text ?? '';
}

/** As a sync does it. */
export const TEN_SECONDS = timeLimit(() => performance.now(), 10);

/** Is a text what `mergeCase` leaves to a person? */
export function isConflict(text: string): boolean {
  return /^\u{feff}?<{7,} ours\b/mu.test(text);
}
