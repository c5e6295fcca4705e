/** Lines that differ though no item on them did. */
import { itemAt, type Item } from '../syntax/item.ts';
import type { Gap } from './align.ts';
import { isBlank } from './lines.ts';
import type { Pair } from './match-scope.ts';
import type { Matching } from './match.ts';
import type { Side } from './side.ts';

type SideName = 'before' | 'after';

/** An item that came has no lines before, one that went none after. */
type Sided = Readonly<Record<SideName, Item | null>>;

/** What each line belongs to so far; filled in here. */
export interface Allotment<D extends Sided> {
  readonly sides: { readonly before: Side; readonly after: Side };
  readonly owned: { readonly before: (D | null)[]; readonly after: (D | null)[] };
  readonly matching: Matching;
  readonly layoutChange: (pair: Pair) => D;
}

/**
 * Three reasons there are. A line is shared, and something else on it changed: it goes to that change. Items came to
 * share a line, or no longer do: that is a change of layout of the smallest item that holds them. Blank lines, more or
 * fewer or of other white space, go to the change next to them; where there is none, to the layout of the item around
 * them.
 */
export function giveLeftovers<D extends Sided>(
  allotment: Allotment<D>,
  gaps: readonly Gap[],
): void {
  for (const gap of gaps) {
    giveShared(allotment, gap, 'before', 'after');
    giveShared(allotment, gap, 'after', 'before');
    giveRearranged(allotment, gap);
    giveBlank(allotment, gap);
  }
}

function giveShared<D extends Sided>(
  { sides, owned, matching }: Allotment<D>,
  gap: Gap,
  from: SideName,
  to: SideName,
): void {
  for (const line of gap[from]) {
    const owners = itemsOn(sides[from], line)
      .map((item) => pairOf(matching, from, item)?.[to])
      .flatMap((item) => (item === undefined ? [] : sides[to].ownLinesOf(item)))
      .map((other) => owned[to][other] ?? null);
    owned[from][line] = owners.find((draft) => draft !== null) ?? null;
  }
}

function giveRearranged<D extends Sided>(
  { sides, owned, matching, layoutChange }: Allotment<D>,
  gap: Gap,
): void {
  const rest = (name: SideName): number[] => gap[name].filter((line) => owned[name][line] === null);
  const name = rest('before').length > 0 ? 'before' : 'after';
  if (rest(name).length === 0) return;
  const items = rest(name).flatMap((line) => itemsOn(sides[name], line));
  const start = Math.min(...items.map((item) => item.start));
  const end = Math.max(...items.map((item) => item.end));
  const draft = layoutChange(pairAround(sides[name], matching, name, start, end));
  for (const side of ['before', 'after'] as const) {
    for (const line of rest(side)) owned[side][line] = draft;
  }
}

function giveBlank<D extends Sided>(
  { sides, owned, matching, layoutChange }: Allotment<D>,
  gap: Gap,
): void {
  const excess = gap.blankBefore.length - gap.blankAfter.length;
  const [near, far] = excess > 0 ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const ownedIn = (name: SideName): Owned<D>[] =>
    owned[name]
      .slice(gap.from[name], gap.to[name])
      .flatMap((draft, at) => (draft === null ? [] : [{ draft, line: gap.from[name] + at }]));
  const neighbours = ownedIn(near);
  const blanks = [...(excess > 0 ? gap.blankBefore : gap.blankAfter)];
  const byDistance = blanks.sort(
    (a, b) => distance(neighbours, a) - distance(neighbours, b) || a - b,
  );
  const given = byDistance.slice(0, Math.abs(excess));
  const across = ownedIn(far).find(({ draft }) => draft[near] !== null)?.draft ?? null;
  const ownerOf = (line: number): D => nearest(neighbours, line)?.draft ?? across ?? layoutAt(line);
  for (const line of given) owned[near][line] = ownerOf(line);
  const others = excess > 0 ? gap.blankAfter : gap.blankBefore;
  const kept = byDistance.slice(given.length).sort((a, b) => a - b);
  for (const [at, line] of kept.entries()) {
    const other = others[at] ?? -1;
    if (sides[near].lines.textOf(line) === sides[far].lines.textOf(other)) continue;
    const owner = ownerOf(line);
    owned[near][line] = owner;
    // Each line goes to what stands around it: what only went has no line on the other side.
    const around = ownedIn(far).filter(({ draft }) => draft[far] !== null);
    owned[far][other] = nearest(around, other)?.draft ?? owner;
  }

  function layoutAt(line: number): D {
    const offset = sides[near].lines.startOf(line);
    return layoutChange(pairAround(sides[near], matching, near, offset, offset));
  }
}

interface Owned<D> {
  readonly draft: D;
  readonly line: number;
}

function nearest<D>(neighbours: readonly Owned<D>[], line: number): Owned<D> | null {
  return neighbours.reduce<Owned<D> | null>(
    (best, one) =>
      best === null || Math.abs(one.line - line) < Math.abs(best.line - line) ? one : best,
    null,
  );
}

function distance<D>(neighbours: readonly Owned<D>[], line: number): number {
  const found = nearest(neighbours, line);
  return found === null ? 0 : Math.abs(found.line - line);
}

/** The items that have something on a line, the file left out. */
function itemsOn(side: Side, line: number): Item[] {
  const start = side.lines.startOf(line);
  const text = side.lines.textOf(line);
  if (isBlank(text)) return [];
  const found = new Set<Item>();
  for (const { index } of text.matchAll(/\S/g)) found.add(itemAt(side.file, start + index));
  found.delete(side.file);
  return [...found];
}

function pairOf({ ofBefore, ofAfter }: Matching, name: SideName, item: Item): Pair | undefined {
  return name === 'before' ? ofBefore.get(item) : ofAfter.get(item);
}

/** The smallest item from `start` to `end` that both versions have. */
function pairAround(
  side: Side,
  matching: Matching,
  name: SideName,
  start: number,
  end: number,
): Pair {
  for (let item: Item | null = itemAt(side.file, start); item !== null;) {
    const pair = pairOf(matching, name, item);
    if (pair !== undefined && item.end >= end) return pair;
    item = side.parentOf(item);
  }
  throw new TypeError('the file itself has no counterpart');
}
