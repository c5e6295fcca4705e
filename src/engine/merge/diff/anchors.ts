/** Where long lists are cut before they are compared: comparing takes the square of the length. */
import { firstWhere } from '../../../base/search.ts';

/** Index in one list, and in the other. */
export type Anchor = readonly [number, number];

/** What stands once in each of two lists, as a row that rises in both. */
export function anchorsIn(olds: readonly string[], news: readonly string[]): Anchor[] {
  const places = once(news);
  const anchors: Anchor[] = [];
  for (const [text, at] of once(olds)) {
    const to = places.get(text) ?? SEVERAL;
    if (at !== SEVERAL && to !== SEVERAL) anchors.push([at, to]);
  }
  return longestRising(anchors);
}

const SEVERAL = -1;

function once(list: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < list.length; at++) {
    const text = list[at] ?? '';
    places.set(text, places.has(text) ? SEVERAL : at);
  }
  return places;
}

/** By patience sorting. They rise in the first list. */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const tops: number[] = [];
  const before: number[] = [];
  const placeOf = (anchor: number): number => anchors[anchor]?.[1] ?? SEVERAL;
  for (let at = 0; at < anchors.length; at++) {
    const place = placeOf(at);
    const pile = firstWhere(tops, (top) => placeOf(top) >= place);
    before.push(tops[pile - 1] ?? SEVERAL);
    tops[pile] = at;
  }
  const row: Anchor[] = [];
  for (let at = tops.at(-1) ?? SEVERAL; at !== SEVERAL; at = before[at] ?? SEVERAL) {
    const anchor = anchors[at];
    if (anchor !== undefined) row.push(anchor);
  }
  return row.toReversed();
}
