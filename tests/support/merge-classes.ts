/** Classes of merges that break a law today. Each has its case in fixtures/merge-known-failing; none may stay. */
import { isConflict } from './merge-case.ts';
import { entriesIn } from './rust-model.ts';
import type { Sides } from './rust-model-edits.ts';

/**
 * One side reorders members, the other touches one of them: what was deleted comes back, and a comment in front of what
 * moved is glued to the line before.
 */
export function reordersWhatTheOtherEdits({ base, ours, theirs }: Sides): boolean {
  const meets = (some: Sides['ours'], others: Sides['ours']): boolean =>
    some.some((edit) => {
      if (edit.op !== 'turn') return false;
      const list = entriesIn(base).find(({ id }) => id === edit.parent);
      const within = new Set(list === undefined ? [] : entriesIn(list).map(({ id }) => id));
      return others.some((other) => within.has('parent' in other ? other.parent : other.id));
    });
  return meets(ours, theirs) || meets(theirs, ours);
}

/** A comment that stood on a line of its own follows a token: the first member of a list lost the line end before it. */
export function gluesAComment(result: string): boolean {
  return /[^\s([{/]\/\//.test(result);
}

/** What both sides inserted alike into an ordered list, beside an edit of one of them, stands once more than in either. */
export function repeatsAnInsertion(base: string, side: string, result: string): boolean {
  const old = countsOf(base);
  const wanted = countsOf(side);
  return [...countsOf(result)].some(
    ([word, count]) => !old.has(word) && count > (wanted.get(word) ?? 0),
  );
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/\w+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Clean in one order of the sides, left to a person in the other: nothing is lost, but the law says both or none. */
export function asksInOneOrderOnly(one: string, other: string): boolean {
  return isConflict(one) !== isConflict(other);
}
