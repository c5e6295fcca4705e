/** The check that item changes account for every changed line; it knows texts and line numbers only. */
import { diffArrays } from 'diff';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';

export interface UnaccountedLine {
  readonly side: 'before' | 'after';
  /** 1-based. */
  readonly line: number;
  readonly why: 'belongs to no change' | 'belongs to two changes' | 'is not in the file';
}

/**
 * With the lines of the changes taken out, both versions must be the same, line for line: then there is a line diff all
 * of whose changed lines belong to a change. Which of several equal lines (`}`, blank) a diff tool shows as changed is
 * its own choice and does not matter here.
 */
export function unaccountedLines(
  before: SyntaxTree,
  after: SyntaxTree,
  changes: readonly ItemChange[],
): UnaccountedLine[] {
  const found: UnaccountedLine[] = [];
  const rest = (side: 'before' | 'after', source: string): { line: number; text: string }[] => {
    const texts = source.split('\n');
    const owned = new Set<number>();
    for (const change of changes) {
      for (const { start, end } of change.lines[side]) {
        for (let line = start; line <= end; line++) {
          if (owned.has(line)) found.push({ side, line, why: 'belongs to two changes' });
          if (line > texts.length) found.push({ side, line, why: 'is not in the file' });
          owned.add(line);
        }
      }
    }
    return texts.map((text, at) => ({ line: at + 1, text })).filter(({ line }) => !owned.has(line));
  };
  const old = rest('before', before.source);
  const now = rest('after', after.source);
  const equal = diffArrays(old, now, { comparator: (a, b) => a.text === b.text });
  for (const { value, added, removed } of equal) {
    if (!added && !removed) continue;
    for (const { line } of value) {
      found.push({ side: added ? 'after' : 'before', line, why: 'belongs to no change' });
    }
  }
  return found;
}
