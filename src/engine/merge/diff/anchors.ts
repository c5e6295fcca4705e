/** Where long lists are cut before they are compared: comparing takes the square of the length. */
import { firstWhere } from '../../../base/search.ts';

/** Index in each of the lists. */
export type Anchor = readonly number[];

/**
 * What stands once in each of the lists, as a row that rises in all of them.
 * @param lists two or more
 */
export function anchorsIn(lists: readonly (readonly string[])[]): Anchor[] {
  const [first = new Map<string, number>(), ...others] = lists.map(once);
  let anchors: Anchor[] = [...first].flatMap(([text, at]) => {
    const all = [at, ...others.map((places) => places.get(text) ?? SEVERAL)];
    return all.includes(SEVERAL) ? [] : [all];
  });
  for (const [list] of lists.entries()) if (list > 0) anchors = longestRising(anchors, list);
  return anchors;
}

const SEVERAL = -1;

function once(list: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, text] of list.entries()) places.set(text, places.has(text) ? SEVERAL : at);
  return places;
}

/** By patience sorting. */
function longestRising(anchors: readonly Anchor[], list: number): Anchor[] {
  const tops: number[] = [];
  const before: number[] = [];
  const placeOf = (anchor: number | undefined): number => anchors[anchor ?? -1]?.[list] ?? -1;
  for (const at of anchors.keys()) {
    const pile = firstWhere(tops, (top) => placeOf(top) >= placeOf(at));
    before[at] = tops[pile - 1] ?? -1;
    tops[pile] = at;
  }
  const row: Anchor[] = [];
  for (let at = tops.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const anchor = anchors[at];
    if (anchor !== undefined) row.push(anchor);
  }
  return row.toReversed();
}
