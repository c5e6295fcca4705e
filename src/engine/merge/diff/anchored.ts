/** How the lines of one text became those of another: lines that stand once in both are the same, then a diff between. */
import { sharedEnds } from '../../../base/shared-ends.ts';
import type { Watch } from '../limit.ts';
import { anchorsIn } from './anchors.ts';
import { type Hunk, hunksOf } from './hunks.ts';

/** In order; two hunks never touch. */
export function anchoredHunks(
  base: readonly string[],
  side: readonly string[],
  watch?: Watch,
): Hunk[] {
  watch?.();
  const hunks: Hunk[] = [];
  for (const hunk of gaps(base, side, watch)) {
    const last = hunks.at(-1);
    if (last !== undefined && last.end === hunk.at && last.toEnd === hunk.to) {
      last.end = hunk.end;
      last.toEnd = hunk.toEnd;
    } else hunks.push(hunk);
  }
  return hunks;
}

function gaps(base: readonly string[], side: readonly string[], watch?: Watch): Hunk[] {
  const { first, last } = sharedEnds(base, side);
  const olds = base.slice(first, base.length - last);
  const news = side.slice(first, side.length - last);
  if (isOneHunk(olds, news))
    return [{ at: first, end: first + olds.length, to: first, toEnd: first + news.length }];
  const anchors = anchorsIn(olds, news);
  const found: Hunk[] = [];
  const between = (at: number, end: number, to: number, toEnd: number): void => {
    if (at === end && to === toEnd) return;
    const inner =
      anchors.length === 0
        ? hunksOf(olds, news, watch)
        : gaps(olds.slice(at, end), news.slice(to, toEnd), watch);
    for (const hunk of inner) found.push(moved(hunk, first + at, first + to));
  };
  let [at, to] = [0, 0];
  for (const [end, toEnd] of anchors) {
    between(at, end, to, toEnd);
    [at, to] = [end + 1, toEnd + 1];
  }
  between(at, olds.length, to, news.length);
  return found;
}

/** Is there nothing to pair, of lists that neither begin nor end alike? */
function isOneHunk(olds: readonly string[], news: readonly string[]): boolean {
  if (olds.length === 0 || news.length === 0) return olds.length + news.length > 0;
  return olds.length === 1 && news.length === 1;
}

function moved({ at, end, to, toEnd }: Hunk, by: number, toBy: number): Hunk {
  return { at: at + by, end: end + by, to: to + toBy, toEnd: toEnd + toBy };
}
