/**
 * Proof that no edit got lost. Shares nothing with the merge: it compares texts on its own terms, by npm's `diff`, and
 * finds what was inserted by searching for it.
 */
import { diffArrays } from 'diff';

/**
 * Every line stands in `result` as often as the edits of both sides make it: an edit of one side counts in full, an
 * edit that both made at least once. Returns the first line for which that fails, or `null`.
 */
export function lostLine(
  base: string,
  ours: string,
  theirs: string,
  result: string,
): string | null {
  const here = counted(result.split('\n'));
  const before = counted(base.split('\n'));
  const mine = editsOf(base, ours);
  const others = editsOf(base, theirs);
  for (const line of new Set([
    ...before.keys(),
    ...mine.added.keys(),
    ...others.added.keys(),
    ...here.keys(),
  ])) {
    const of = (counts: ReadonlyMap<string, number>): number => counts.get(line) ?? 0;
    const [addedHere, addedThere] = [of(mine.added), of(others.added)];
    const [gone, goneThere] = [of(mine.removed), of(others.removed)];
    const fewest = of(before) + Math.max(addedHere, addedThere) - (gone + goneThere);
    const most = of(before) + addedHere + addedThere - Math.max(gone, goneThere);
    if (of(here) < fewest || of(here) > most) return line;
  }
  return null;
}

/** Is `result` the text `plain` with just these pieces put in, each once? */
export function isOnlyInserted(plain: string, result: string, pieces: readonly string[]): boolean {
  const [first, ...rest] = [...pieces].sort((a, b) => b.length - a.length);
  if (first === undefined) return plain === result;
  for (let at = result.indexOf(first); at !== -1; at = result.indexOf(first, at + 1)) {
    const without = result.slice(0, at) + result.slice(at + first.length);
    if (isOnlyInserted(plain, without, rest)) return true;
  }
  return false;
}

interface Edits {
  readonly added: ReadonlyMap<string, number>;
  readonly removed: ReadonlyMap<string, number>;
}

function editsOf(before: string, after: string): Edits {
  const added: string[] = [];
  const removed: string[] = [];
  for (const part of diffArrays(before.split('\n'), after.split('\n'))) {
    if (part.added) added.push(...part.value);
    else if (part.removed) removed.push(...part.value);
  }
  return { added: counted(added), removed: counted(removed) };
}

function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
