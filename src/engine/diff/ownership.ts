/** Which change each changed line belongs to. */
import { itemAt, type Item } from '../syntax/item.ts';
import { alignLines, type Gap } from './align.ts';
import { fragmentsOf, isBlank } from './lines.ts';
import type { Pair } from './match-scope.ts';
import type { Matching } from './match.ts';
import type { Side } from './side.ts';

/** A change before its lines are known. `whole`: all of the item is new, gone, or elsewhere, its unreported children too. */
export interface Draft {
  readonly before: Item | null;
  readonly after: Item | null;
  readonly whole: boolean;
}

/** For each line of each side the draft it belongs to, `null` where nothing changed. */
export interface Ownership<D extends Draft> {
  readonly before: readonly (D | null)[];
  readonly after: readonly (D | null)[];
}

/**
 * The smallest changed item on a line owns it. Two things are left then. Lines that items share: where one of them
 * changed, the line of the unchanged other differs too, and goes to that change. Blank lines between items: they go to
 * the change next to them, and where there is none, `onBlank` makes one for their container.
 */
export function ownLines<D extends Draft>(
  before: Side,
  after: Side,
  drafts: readonly D[],
  matching: Matching,
  onBlank: (container: Item, counterpart: Item) => D,
): Ownership<D> {
  const owned = {
    before: claimed(before, new Map(drafts.map((draft) => [draft.before, draft]))),
    after: claimed(after, new Map(drafts.map((draft) => [draft.after, draft]))),
  };
  for (const gap of alignLines(before.lines, owned.before, after.lines, owned.after)) {
    giveShared(gap, { before, after }, owned, matching);
    giveBlank(gap, before, owned, matching, onBlank);
  }
  return owned;
}

function claimed<D extends Draft>(side: Side, drafts: ReadonlyMap<Item | null, D>): (D | null)[] {
  const owners: (D | null)[] = Array.from({ length: side.lines.count }, () => null);
  const stack: { item: Item; inherited: D | null }[] = [{ item: side.file, inherited: null }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, inherited } = next;
    const own = drafts.get(item) ?? null;
    const owner = own ?? inherited;
    if (owner !== null) {
      for (const line of linesOf(side, item)) owners[line] = owner;
    }
    const passed = own?.whole === true ? own : inherited;
    if (passed === null && item.children.length === 0) continue;
    for (const child of item.children.toReversed()) stack.push({ item: child, inherited: passed });
  }
  return owners;
}

/** Lines on which something of the item itself stands. */
function linesOf(side: Side, item: Item): number[] {
  const lines: number[] = [];
  for (const { start, end } of fragmentsOf(side.tree.source, item, item.children)) {
    const last = side.lines.lineOf(end - 1);
    for (let line = side.lines.lineOf(start); line <= last; line++) lines.push(line);
  }
  return lines;
}

type Sides = { readonly before: Side; readonly after: Side };
type Owners<D> = { readonly before: (D | null)[]; readonly after: (D | null)[] };

function giveShared<D extends Draft>(
  gap: Gap,
  sides: Sides,
  owned: Owners<D>,
  { ofBefore, ofAfter }: Matching,
): void {
  const give = (
    from: 'before' | 'after',
    to: 'before' | 'after',
    counterpart: (item: Item) => Item | undefined,
  ): void => {
    for (const line of gap[from]) {
      if (isBlank(sides[from].lines.textOf(line))) continue;
      const owner = itemsOn(sides[from], line)
        .map(counterpart)
        .flatMap((item) => (item === undefined ? [] : linesOf(sides[to], item)))
        .map((other) => owned[to][other])
        .find((draft) => draft !== null && draft !== undefined);
      owned[from][line] ??= owner ?? null;
    }
  };
  give('before', 'after', (item) => ofBefore.get(item)?.after);
  give('after', 'before', (item) => ofAfter.get(item)?.before);
}

/** The items that have something on a line, the file left out. */
function itemsOn(side: Side, line: number): Item[] {
  const start = side.lines.startOf(line);
  const text = side.lines.textOf(line);
  const found = new Set<Item>();
  for (const { index } of text.matchAll(/\S/g)) found.add(itemAt(side.file, start + index));
  found.delete(side.file);
  return [...found];
}

function giveBlank<D extends Draft>(
  gap: Gap,
  before: Side,
  owned: Owners<D>,
  { ofBefore }: Matching,
  onBlank: (container: Item, counterpart: Item) => D,
): void {
  const excess = gap.blankBefore.length - gap.blankAfter.length;
  if (excess === 0) return;
  const lines = excess > 0 ? gap.blankBefore.slice(-excess) : gap.blankAfter.slice(excess);
  const [near, far] = excess > 0 ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const inGap = (side: 'before' | 'after'): { draft: D; line: number }[] =>
    owned[side]
      .slice(gap.from[side], gap.to[side])
      .flatMap((draft, at) => (draft === null ? [] : [{ draft, line: gap.from[side] + at }]));
  const neighbours = inGap(near);
  let other: D | null = neighbours.length > 0 ? null : (inGap(far)[0]?.draft ?? null);
  if (neighbours.length === 0 && other === null) {
    const pair = containerAt(before, before.lines.startOf(gap.from.before), ofBefore);
    other = onBlank(pair.before, pair.after);
  }
  for (const line of lines) owned[near][line] = other ?? nearest(neighbours, line);
}

/** The smallest item at `offset` that both versions have. */
function containerAt(side: Side, offset: number, ofBefore: Matching['ofBefore']): Pair {
  for (let item: Item | null = itemAt(side.file, offset); item !== null;) {
    const pair = ofBefore.get(item);
    if (pair !== undefined) return pair;
    item = side.parentOf(item);
  }
  throw new TypeError('the file itself has no counterpart');
}

function nearest<D>(neighbours: readonly { draft: D; line: number }[], line: number): D | null {
  const away = (one: { line: number }): number => Math.abs(one.line - line);
  return (
    neighbours.reduce<{ draft: D; line: number } | null>(
      (best, one) => (best === null || away(one) < away(best) ? one : best),
      null,
    )?.draft ?? null
  );
}
