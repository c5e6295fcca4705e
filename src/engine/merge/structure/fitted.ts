/** A diff cut so that conflicts lie beside of what differs, not across it, where equal lines leave the choice. */
import { anchoredHunks } from '../diff/anchored.ts';
import type { Hunk } from '../diff/hunks.ts';
import type { Watch } from '../limit.ts';

/**
 * How a result became a text.
 * @param open lines of the result that are conflicts
 */
export function fitted(
  result: readonly string[],
  text: readonly string[],
  open: readonly { readonly from: number; readonly to: number }[],
  watch: Watch,
): readonly Hunk[] {
  const hunks = anchoredHunks(result, text, watch);
  const crosses = ({ at, end }: Hunk, by: number): boolean =>
    open.some(({ from, to }) =>
      at === end ? from < at + by && at + by < to : at + by < to && from < end + by,
    );
  for (const [index, hunk] of hunks.entries()) {
    const { at, end, to, toEnd } = hunk;
    if ((at !== end && to !== toEnd) || !crosses(hunk, 0)) continue;
    const [list, first, past] = at === end ? [text, to, toEnd] : [result, at, end];
    const up = at - (hunks[index - 1]?.end ?? -1) - 1;
    const down = (hunks[index + 1]?.at ?? result.length + 1) - end - 1;
    const slides: number[] = [];
    for (let by = 1; by <= up && list[first - by] === list[past - by]; by++) slides.push(-by);
    for (let by = 0; by < down && list[first + by] === list[past + by]; by++) slides.push(by + 1);
    const by = slides
      .filter((slide) => !crosses(hunk, slide))
      .sort((a, b) => Math.abs(a) - Math.abs(b))[0];
    if (by === undefined) continue;
    hunk.at += by;
    hunk.end += by;
    hunk.to += by;
    hunk.toEnd += by;
  }
  return hunks;
}
