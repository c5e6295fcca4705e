/** What a merge tool made of a case, against what people committed. */
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import { unformatted, unordered } from './canonical.ts';

/** Equal to the people's text; equal but for formatting; but for the order of order-free members; not; left open. */
export type Verdict = 'exact' | 'format' | 'order' | 'differs' | 'conflict';

export interface Score {
  readonly case: string;
  readonly repository: string;
  readonly verdict: Verdict;
  /** Of the answer, so that a reading of it is known to be of this one. */
  readonly hash: string;
  /** Lines of ours and theirs inside conflicts. */
  readonly lines: number;
  readonly milliseconds: number;
}

/** @param text the tool's answer; with markers where it is a conflict */
export function verdictOf(
  parser: RustParser,
  { text, conflict }: { readonly text: string; readonly conflict: boolean },
  merged: string,
): Verdict {
  if (conflict) return 'conflict';
  if (text === merged) return 'exact';
  if (unformatted(text) === unformatted(merged)) return 'format';
  return unordered(parser.parse(text)) === unordered(parser.parse(merged)) ? 'order' : 'differs';
}

const MARKER = /^(<{7,}|\|{7,}|={7,}|>{7,})(?: |$)/;

/** Lines of ours and theirs inside the conflicts of a text, in merge or diff3 style. */
export function openLines(text: string): number {
  let count = 0;
  let inside: 'ours' | 'base' | 'theirs' | null = null;
  for (const line of text.split('\n')) {
    const marker = MARKER.exec(line)?.[1]?.[0];
    if (marker === '<') inside = 'ours';
    else if (inside === null) continue;
    else if (marker === '|') inside = 'base';
    else if (marker === '=') inside = 'theirs';
    else if (marker === '>') inside = null;
    else if (inside !== 'base') count++;
  }
  return count;
}
