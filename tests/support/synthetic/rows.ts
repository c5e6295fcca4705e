/** The entries of a list in both releases, from the facts of how it grew. */
import type { Arrival, ListFacts, Spot } from '../../../src/engine/distil/facts.ts';
import { Contradiction, type Draw } from './draw.ts';

/** One entry; `null`: that release has it not. */
export interface Row {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Side = 'before' | 'after';

interface Slot {
  key: string | null;
  before: string | null;
  after: string | null;
}

/**
 * In order; entries of which the facts tell no name are called by what stands above them.
 * @param most so many nameless ones are enough; each kind of change stays
 */
export function rowsOf(facts: ListFacts, draw: Draw, most: number): Row[] {
  const { entries, added, removed, kept } = facts;
  const stayed = entries.before - removed.length;
  const told = kept.reduce((sum, one) => sum + one.entries, 0);
  if (stayed !== entries.after - added.length || stayed !== told)
    throw new Contradiction(`${entries.before} entries do not become ${entries.after} that way`);
  const both: Slot[] = Array.from({ length: stayed }, () => ({
    key: null,
    before: null,
    after: null,
  }));
  const before = sideOf(both, removed, entries.before, 'before');
  const after = sideOf(both, added, entries.after, 'after');
  for (const arrival of removed) neighbours(before, arrival.at, arrival);
  for (const arrival of added) neighbours(after, arrival.at, arrival);
  for (const place of facts.places) {
    spotted(before, place.before, 'before');
    spotted(after, place.after, 'after');
  }
  distinct(before);
  distinct(after);
  give(both, draw.shuffled(kept.flatMap((one) => Array.from({ length: one.entries }, () => one))));
  return named(thinned(interleaved(both, before, after), draw, most), draw);
}

function distinct(slots: readonly Slot[]): void {
  const keys = slots.flatMap(({ key }) => key ?? []);
  const again = keys.find((key, at) => keys.indexOf(key) !== at);
  if (again !== undefined) throw new Contradiction(`${again} is there twice`);
}

/** First those of which a shape is told, then the rest, in the order drawn. */
function give(slots: readonly Slot[], shapes: ListFacts['kept'][number][]): void {
  const isTold = ({ before, after }: Slot): boolean => before !== null || after !== null;
  for (const slot of [...slots.filter(isTold), ...slots.filter((one) => !isTold(one))]) {
    const at = shapes.findIndex(
      ({ before, after }) => (slot.before ?? before) === before && (slot.after ?? after) === after,
    );
    const [found] = at === -1 ? [] : shapes.splice(at, 1);
    if (found === undefined) throw new Contradiction(`${slot.key ?? ''} has no such shape`);
    slot.before = found.before;
    slot.after = found.after;
  }
}

/** One release's entries: its own at their places, the others in between. */
function sideOf(both: readonly Slot[], own: readonly Arrival[], count: number, side: Side): Slot[] {
  const slots: (Slot | undefined)[] = Array.from({ length: count });
  for (const { at, key, shape } of own) {
    if (at >= count || slots[at] !== undefined) throw new Contradiction(`two entries at ${at}`);
    slots[at] = { key, before: null, after: null, [side]: shape };
  }
  let next = 0;
  return slots.map((slot) => slot ?? both[next++] ?? { key: null, before: null, after: null });
}

function neighbours(slots: readonly Slot[], at: number, { above, below }: Arrival): void {
  call(slots, at - 1, above);
  call(slots, at + 1, below);
}

function spotted(slots: readonly Slot[], { at, above, below }: Spot, side: Side): void {
  for (const [place, neighbour] of [
    [at - 1, above],
    [at, below],
  ] as const) {
    call(slots, place, neighbour?.key ?? null);
    const slot = slots[place];
    if (slot === undefined || neighbour === null) continue;
    if ((slot[side] ?? neighbour.shape) !== neighbour.shape)
      throw new Contradiction(`${neighbour.key} has two shapes`);
    slot[side] = neighbour.shape;
  }
}

function call(slots: readonly Slot[], at: number, key: string | null): void {
  const slot = slots[at];
  if ((slot === undefined) !== (key === null))
    throw new Contradiction(`the entry at ${at} is ${key ?? 'none'}`);
  if (slot === undefined) return;
  if (slot.key !== null && slot.key !== key)
    throw new Contradiction(`the entry at ${at} is ${slot.key} and ${key}`);
  slot.key = key;
}

function interleaved(
  both: readonly Slot[],
  before: readonly Slot[],
  after: readonly Slot[],
): Slot[] {
  const isBoth = new Set(both);
  const rows: Slot[] = [];
  let [was, is] = [0, 0];
  for (const slot of [...both, null]) {
    for (; was < before.length && before[was] !== slot; was++) push(before[was]);
    for (; is < after.length && after[is] !== slot; is++) push(after[is]);
    if (slot !== null) rows.push(slot);
    was++;
    is++;
  }
  return rows;
  function push(slot: Slot | undefined): void {
    if (slot !== undefined && !isBoth.has(slot)) rows.push(slot);
  }
}

function thinned(rows: readonly Slot[], draw: Draw, most: number): Slot[] {
  const nameless = draw.shuffled(rows.filter(({ key }) => key === null));
  const seen = new Set<string>();
  const kinds = nameless.filter((slot) => {
    const kind = JSON.stringify([slot.before, slot.after]);
    return !seen.has(kind) && seen.add(kind);
  });
  const chosen = new Set([...kinds, ...nameless.slice(0, Math.max(0, most - kinds.length))]);
  return rows.filter((slot) => slot.key !== null || chosen.has(slot));
}

/** A name behind the one above and before the one below, in any alphabet. */
function named(rows: readonly Slot[], draw: Draw): Row[] {
  let above = 'a';
  let count = 0;
  return rows.map(({ key, before, after }) => {
    if (key !== null) {
      above = key;
      count = 0;
    }
    const filler = `${above}_${String(count++).padStart(3, '0')}`;
    return { key: key ?? filler + draw.oneOf(['', '_of', '_by_crate']), before, after };
  });
}
