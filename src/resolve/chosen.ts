/** What a conflict became: where, and whose text it is. */
import { diffArrays } from 'diff';
import { heightOf, type ConflictPiece } from '../engine/conflicted/pieces.ts';
import { splitLines } from '../engine/merge/lines.ts';
import type { Outcome } from './outcome.ts';

export type Choice = 'ours' | 'theirs' | 'both' | 'base' | 'merged';

export interface Chosen {
  readonly conflict: ConflictPiece;
  /** In the text after: 0-based, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly choice: Choice;
  /** Why that is right, in words. */
  readonly why: string;
}

/** The conflicts of which nothing is left to a person. */
export function chosenIn({ before, after, conflicts, left }: Outcome): Chosen[] {
  if (before === after) return [];
  const at = positions(splitLines(before), splitLines(after));
  const lines = splitLines(after);
  return conflicts.flatMap((conflict): Chosen[] => {
    const start = at[conflict.line - 1] ?? 0;
    const end = at[conflict.line - 1 + heightOf(conflict)] ?? lines.length;
    const open = left.some(
      ({ line, ...one }) => line - 1 < end && line - 1 + heightOf({ line, ...one }) > start,
    );
    if (open) return [];
    const choice = choiceOf(conflict, lines.slice(start, end));
    return [{ conflict, start, end, choice, why: whyOf(conflict, choice) }];
  });
}

/** Of each line (and of the end) of `before`, the line of `after` at which it stands or would stand. */
function positions(before: readonly string[], after: readonly string[]): number[] {
  const at: number[] = [];
  let there = 0;
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (added) there += value.length;
    else for (const _ of value) at.push(removed ? there : there++);
  }
  at.push(there);
  // Lines put in place of removed ones belong to these, whichever the comparison lists first.
  for (let line = 1; line < at.length; line++)
    at[line] = Math.max(at[line] ?? 0, at[line - 1] ?? 0);
  return at;
}

function choiceOf({ ours, base, theirs }: ConflictPiece, result: readonly string[]): Choice {
  if (same(ours, result)) return 'ours';
  if (same(theirs, result)) return 'theirs';
  if (base !== null && same(base, result)) return 'base';
  const both = [...ours, ...theirs].every((line) => result.includes(line));
  return both ? 'both' : 'merged';
}

function whyOf({ ours, base, theirs }: ConflictPiece, choice: Choice): string {
  if (same(ours, theirs)) return 'both sides have the same';
  if (base !== null && same(base, ours)) return 'only theirs changed it';
  if (base !== null && same(base, theirs)) return 'only ours changed it';
  if (choice === 'both') return 'the lines of both sides fit together';
  return choice === 'merged'
    ? 'the edits of both sides fit together'
    : `merged from all three versions it is what ${choice} has`;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join('') === b.join('');
}
