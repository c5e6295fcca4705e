/** Which words of two lines differ. */
import { diffArrays } from 'diff';
import type { Span } from '../../base/span.ts';

/** Words are compared, not letters: `verify` against `verify_crate` is one word for another. */
const WORD = /[\p{L}\p{N}_]+|\s+|./gsu;

/** Blanks, or a bracket or two. */
const LITTLE = /^(?:\s*|[^\p{L}\p{N}_]{0,2})$/u;

/** Below this share of common words two lines are not versions of each other. */
export const ALIKE = 0.4;

/** Beyond this a line is data, not something a person reads word by word. */
const LONGEST = 2_000;

export function wordsOf(line: string): string[] {
  return line.length > LONGEST ? [line] : (line.match(WORD) ?? []);
}

/** Dice's coefficient over the words that are not blank, counted with multiplicity: 0 … 1. */
export function similarity(before: readonly string[], after: readonly string[]): number {
  const left = before.filter((word) => word.trim() !== '');
  const right = after.filter((word) => word.trim() !== '');
  const total = left.length + right.length;
  if (total === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const rest = counts.get(word) ?? 0;
    if (rest > 0) common++;
    counts.set(word, rest - 1);
  }
  return (2 * common) / total;
}

export interface WordMarks {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

/** What to mark on each line; nothing where the lines are not alike. Marks with nothing to read between them are one. */
export function wordMarks(before: readonly string[], after: readonly string[]): WordMarks {
  if (similarity(before, after) < ALIKE) return { before: [], after: [] };
  const marks = { before: [] as Span[], after: [] as Span[] };
  let [left, right] = [0, 0];
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    const length = value.reduce((sum, word) => sum + word.length, 0);
    if (removed) marks.before.push({ start: left, end: left + length });
    if (added) marks.after.push({ start: right, end: right + length });
    if (!added) left += length;
    if (!removed) right += length;
  }
  return {
    before: joined(marks.before, before.join('')),
    after: joined(marks.after, after.join('')),
  };
}

function joined(marks: readonly Span[], line: string): Span[] {
  const out: Span[] = [];
  for (const mark of marks) {
    const last = out.at(-1);
    if (last !== undefined && LITTLE.test(line.slice(last.end, mark.start))) {
      out[out.length - 1] = { start: last.start, end: mark.end };
    } else {
      out.push(mark);
    }
  }
  return out;
}
