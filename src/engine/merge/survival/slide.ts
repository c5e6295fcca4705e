/** An insertion between equals can be cut in several ways: `} fn a() {` or `fn a() { }`. All take the same one here. */
import type { Hunk, Placed } from './hunk.ts';

/** Insertions and deletions as far down as they still begin a line; as they are where they never do. */
export function settled(
  before: readonly Placed[],
  after: readonly Placed[],
  hunks: readonly Hunk[],
): Hunk[] {
  return hunks.map((hunk, at) => {
    const { from, to, start, end } = hunk;
    if (from < to && start < end) return hunk;
    const [list, first, last] = start < end ? [after, start, end] : [before, from, to];
    const [previous, next] = [hunks[at - 1], hunks[at + 1]];
    const [top, bottom] =
      start < end
        ? [previous?.end ?? 0, next?.start ?? after.length]
        : [previous?.to ?? 0, next?.from ?? before.length];
    let by = 0;
    while (last + by < bottom - 1 && list[first + by]?.text === list[last + by]?.text) by++;
    while (!begins(list, first + by)) {
      if (first + by - 1 <= top || list[first + by - 1]?.text !== list[last + by - 1]?.text)
        return hunk;
      by--;
    }
    return { from: from + by, to: to + by, start: start + by, end: end + by };
  });
}

function begins(list: readonly Placed[], at: number): boolean {
  return list[at]?.line !== list[at - 1]?.line;
}
