/** Where a side changed something, or the result is not what the edits of both make in their places. */
import type { Hunk } from './hunk.ts';
import type { Blend, Cut } from './blend.ts';

/** A stretch of all texts, between tokens that all have. */
export interface Window {
  readonly from: Cut;
  readonly to: Cut;
  /** Indexes of tokens of the result. */
  readonly start: number;
  readonly end: number;
  /** Is the result there, token by token, what one side's edits or equal edits make? */
  readonly plain: boolean;
}

/** @param against how the result differs from the blend */
export function windowsOf(blend: Blend<unknown>, against: readonly Hunk[]): Window[] {
  const found: Window[] = [];
  let [r, h] = [0, 0];
  const { regions } = blend;
  /** Where an index of the blend stands in the other texts and in the result, behind regions and hunks so far. */
  let cut: Cut = { base: 0, ours: 0, theirs: 0, blend: 0 };
  let result = { blend: 0, at: 0 };
  const cutAt = (index: number): Cut => {
    const by = index - cut.blend;
    return { base: cut.base + by, ours: cut.ours + by, theirs: cut.theirs + by, blend: index };
  };
  for (;;) {
    const [region, hunk] = [regions[r], against[h]];
    if (region === undefined && hunk === undefined) break;
    const first = Math.min(region?.from.blend ?? Infinity, hunk?.from ?? Infinity);
    let to = first;
    let open = false;
    const from = region?.from.blend === first ? region.from : cutAt(first);
    const start = result.at + first - result.blend;
    for (;;) {
      const [next, other] = [regions[r], against[h]];
      if (next !== undefined && next.from.blend <= to) {
        open ||= next.met;
        cut = next.to;
        to = Math.max(to, next.to.blend);
        r++;
      } else if (other !== undefined && other.from <= to) {
        open = true;
        result = { blend: other.to, at: other.end };
        to = Math.max(to, other.to);
        h++;
      } else break;
    }
    const end = result.at + to - result.blend;
    found.push({ from, to: cutAt(to), start, end, plain: !open });
  }
  return found;
}
