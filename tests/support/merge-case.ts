import { mergeFile } from '../../src/engine/merge/file.ts';
import { rustParser } from './rust-parser.ts';

const parser = await rustParser();

/** The merge of one Rust file, with markers in diff3 form where a person has to look. */
export function mergeCase(base: string, ours: string, theirs: string): string {
  return mergeFile(parser, [], { path: 'src/case.rs', base, ours, theirs }).text ?? '';
}

/** Is a text what `mergeCase` leaves to a person? */
export function isConflict(text: string): boolean {
  return /^<{7,} ours\b/m.test(text);
}
