/** Imports that both sides changed: the sets count, not how and in which order they are written; but a rewriting stands. */
import type { Cut } from './blend.ts';
import { declared } from './declarations.ts';
import type { Reduced } from './fills.ts';
import { equal } from './lex.ts';
import { isRegrouped } from './written.ts';
import type { Window } from './windows.ts';

type Places = readonly (number | undefined)[];

const SIDES = ['ours', 'theirs'] as const;

/**
 * The imports around a window as one stretch, if that is proven.
 * @param place of each token of the result the import that it is part of
 * @param holds is the result what the edits make?
 */
export function ofImports(
  parts: Reduced,
  windows: readonly Window[],
  place: Places,
  at: number,
  holds: (compared: Reduced) => boolean,
): { whole: Window; last: number } | null {
  const { whole, first, last } = expanded(windows, place, ...run(windows, place, at));
  const slices = slicesOf(parts, whole);
  if (SIDES.some((side) => equal(slices.base, slices[side]))) return null;
  const compared = declaredAll(slices);
  if (sizeOf(compared) === sizeOf(slices) || !holds(compared)) return null;
  for (let one = first; one <= last; one++) {
    if (isRewritingUndone(slicesOf(parts, expanded(windows, place, one, one).whole))) return null;
  }
  return SIDES.some((side) => isRegrouped(slices, compared, side)) ? null : { whole, last };
}

function sizeOf({ base, ours, theirs, result }: Reduced): number {
  return base.length + ours.length + theirs.length + result.length;
}

export function declaredAll({ base, ours, theirs, result }: Reduced): Reduced {
  return {
    base: declared(base),
    ours: declared(ours),
    theirs: declared(theirs),
    result: declared(result),
  };
}

/** Windows with nothing but imports between them. */
function run(windows: readonly Window[], place: Places, at: number): [number, number] {
  const near = (one: number): boolean => {
    const [end, start] = [windows[one]?.end ?? 0, windows[one + 1]?.start ?? 0];
    for (let token = end; token < start; token++) if (place[token] === undefined) return false;
    return windows[one] !== undefined && windows[one + 1] !== undefined;
  };
  let [first, last] = [at, at];
  while (near(first - 1)) first--;
  while (near(last)) last++;
  return [first, last];
}

/** Windows with the whole of the declarations that they begin and end in. */
function expanded(
  windows: readonly Window[],
  place: Places,
  from: number,
  to: number,
): { whole: Window; first: number; last: number } {
  let [first, last] = [from, to];
  let [before, after] = [0, 0];
  const begins = (): number => (windows[first]?.start ?? 0) - before;
  while (inside(place, begins())) {
    if (first > 0 && begins() <= (windows[first - 1]?.end ?? 0)) [first, before] = [first - 1, 0];
    else before++;
  }
  const ends = (): number => (windows[last]?.end ?? 0) + after;
  while (inside(place, ends())) {
    const next = windows[last + 1];
    if (next !== undefined && ends() >= next.start) [last, after] = [last + 1, 0];
    else after++;
  }
  const [head, tail] = [windows[first], windows[last]];
  if (head === undefined || tail === undefined) throw new Error('no such window');
  const cuts = { from: moved(head.from, -before), to: moved(tail.to, after) };
  return { whole: { ...cuts, start: begins(), end: ends(), plain: false }, first, last };
}

/** Did one side, or both alike, write these anew, bringing in the same, and they are written as if not? */
function isRewritingUndone(slices: Reduced): boolean {
  const { base, result } = slices;
  if (!equal(base, result)) return false;
  return SIDES.some((side) => {
    const other = slices[side === 'ours' ? 'theirs' : 'ours'];
    if (equal(base, slices[side])) return false;
    if (!equal(base, other) && !equal(slices[side], other)) return false;
    return equal(declared(base), declared(slices[side]));
  });
}

function slicesOf(parts: Reduced, { from, to, start, end }: Window): Reduced {
  return {
    base: parts.base.slice(from.base, to.base),
    ours: parts.ours.slice(from.ours, to.ours),
    theirs: parts.theirs.slice(from.theirs, to.theirs),
    result: parts.result.slice(start, end),
  };
}

/** Does a declaration go on across this index? */
function inside(place: Places, at: number): boolean {
  return at > 0 && place[at] !== undefined && place[at] === place[at - 1];
}

function moved({ base, ours, theirs, blend }: Cut, by: number): Cut {
  return { base: base + by, ours: ours + by, theirs: theirs + by, blend: blend + by };
}
