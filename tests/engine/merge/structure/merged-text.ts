import { type FileMerge, mergeFile } from '../../../../src/engine/merge/file.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

export function merged(base: string, ours: string, theirs: string): FileMerge {
  return mergeFile(parser, [], { path: 'src/lib.rs', base, ours, theirs });
}

/** The merged text, or `null` where a person has to look. */
export function mergedText(base: string, ours: string, theirs: string): string | null {
  const { kind, text } = merged(base, ours, theirs);
  return kind === 'clean' ? text : null;
}
