/** Whether every comment of both sides is in the merged file as often as both sides want it. */
import type { Sources } from './agree.ts';

export function commentsAgree({ base, ours, theirs }: Sources, merged: string): boolean {
  const counts = [base, ours, theirs, merged].map(commentLines);
  const [before, mine, other, now] = counts;
  const all = new Set(counts.flatMap((count) => [...count.keys()]));
  return [...all].every((comment) => {
    const [b, o, t, m] = [before, mine, other, now].map((count) => count?.get(comment) ?? 0);
    return isBetween(b ?? 0, o ?? 0, t ?? 0, m ?? 0);
  });
}

/** Both may have made the same edit once (one comment), or each its own (two). */
function isBetween(base: number, ours: number, theirs: number, merged: number): boolean {
  const both = ours + theirs - base;
  const wanted = base === ours ? [theirs] : base === theirs ? [ours] : [ours, theirs, both];
  return merged >= Math.min(...wanted) && merged <= Math.max(...wanted);
}

function commentLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const comment = line.trim();
    if (comment.startsWith('#')) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  }
  return counts;
}
