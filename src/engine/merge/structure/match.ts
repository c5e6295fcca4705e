/** Which member of a side is which member of the base. */
import { similarity } from '../../diff/similarity.ts';
import { anchorsIn } from '../diff/anchors.ts';
import { isLink } from './chain.ts';
import type { Element } from './element.ts';
import { type Form, SEQUENCE } from './form.ts';
import type { Side } from './side.ts';
import { importTexts, isUse } from './use-merge.ts';

/** Index of a side's member → index of the base's. */
export type Matching = ReadonlyMap<number, number>;

/** How alike members have to be that no key names: in their order, and in none. */
const ALIKE = 0.5;
const AS_ALIKE = 0.6;
/** Types of nodes that are no words. */
const SIGN = /^\W/;
/** Windows with more pairs than this are matched by equal texts and keys alone. */
const MOST_PAIRS = 40_000;

export function matchMembers(
  base: Side,
  olds: readonly Element[],
  side: Side,
  news: readonly Element[],
  form: Form,
): Matching {
  const found = new Map<number, number>();
  const same = (a: number, b: number): boolean => {
    const [old, now] = [olds[a], news[b]];
    return old !== undefined && now !== undefined && base.text(old) === side.text(now);
  };
  let first = 0;
  while (first < Math.min(olds.length, news.length) && same(first, first))
    found.set(first, first++);
  let [oldEnd, newEnd] = [olds.length, news.length];
  while (oldEnd > first && newEnd > first && same(oldEnd - 1, newEnd - 1))
    found.set(--newEnd, --oldEnd);
  const window = { olds: range(first, oldEnd), news: range(first, newEnd) };
  if (form.orderFree) free(base, olds, side, news, window, found);
  else {
    const places = form.separator !== '' || form === SEQUENCE;
    const stayed = places ? NONE : textsThatStayed({ base, olds, side, news }, window);
    inOrder(base, olds, side, news, window, found, stayed);
    byPlace({ base, olds, side, news }, window, found, places, stayed);
  }
  return found;
}

const NONE: ReadonlySet<string> = new Set();

interface Members {
  readonly base: Side;
  readonly olds: readonly Element[];
  readonly side: Side;
  readonly news: readonly Element[];
}

/**
 * Texts that stand in both as often as before. Of statements and arms such a one may have moved; that it was edited into
 * its neighbour, and its neighbour into it, is no reading.
 */
function textsThatStayed({ base, olds, side, news }: Members, window: Window): ReadonlySet<string> {
  const now = counted(textsOf(side, news, window.news));
  const before = counted(textsOf(base, olds, window.olds));
  return new Set([...before].flatMap(([text, count]) => (now.get(text) === count ? [text] : [])));
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

interface Window {
  readonly olds: readonly number[];
  readonly news: readonly number[];
}

function free(
  base: Side,
  olds: readonly Element[],
  side: Side,
  news: readonly Element[],
  window: Window,
  found: Map<number, number>,
): void {
  const open = { olds: new Set(window.olds), news: new Set(window.news) };
  const take = (old: number, now: number): void => {
    found.set(now, old);
    open.olds.delete(old);
    open.news.delete(now);
  };
  const byKey = (keyOf: (of: Side, element: Element) => string | null): void => {
    const groups = new Map<string, { olds: number[]; news: number[] }>();
    const add = (of: Side, list: readonly Element[], at: number, into: 'olds' | 'news'): void => {
      const element = list[at];
      const key = element === undefined ? null : keyOf(of, element);
      if (key === null) return;
      const group = groups.get(key) ?? { olds: [], news: [] };
      group[into].push(at);
      groups.set(key, group);
    };
    for (const at of open.olds) add(base, olds, at, 'olds');
    for (const at of open.news) add(side, news, at, 'news');
    for (const group of groups.values()) {
      for (const [at, now] of group.news.entries()) {
        const old = group.olds[at];
        if (
          old !== undefined &&
          (group.olds.length === group.news.length || group.olds.length === 1)
        )
          take(old, now);
      }
    }
  };
  byKey((of, element) => of.text(element));
  byKey((of, element) => of.key(element));
  const pairs: { old: number; now: number; score: number }[] = [];
  if (open.olds.size * open.news.size > MOST_PAIRS) return;
  for (const old of open.olds) {
    for (const now of open.news) {
      const [a, b] = [olds[old], news[now]];
      if (a === undefined || b === undefined) continue;
      const score = likeness(base, a, side, b, AS_ALIKE);
      if (score > AS_ALIKE) pairs.push({ old, now, score });
    }
  }
  for (const { old, now } of pairs.sort((a, b) => b.score - a.score)) {
    if (open.olds.has(old) && open.news.has(now)) take(old, now);
  }
}

/** Windows with more pairs than this are cut at members that stand once on both sides; one without any is left alone. */
const MOST_CELLS = 1_000_000;

function inOrder(
  base: Side,
  olds: readonly Element[],
  side: Side,
  news: readonly Element[],
  window: Window,
  found: Map<number, number>,
  stayed: ReadonlySet<string>,
): void {
  if (window.olds.length * window.news.length <= MOST_CELLS) {
    heaviest(base, olds, side, news, window, found, stayed);
    return;
  }
  const anchors = anchorsIn(textsOf(base, olds, window.olds), textsOf(side, news, window.news));
  let [old, now] = [0, 0];
  for (const [oldTo = window.olds.length, nowTo = window.news.length] of [...anchors, []]) {
    const gap = { olds: window.olds.slice(old, oldTo), news: window.news.slice(now, nowTo) };
    if (gap.olds.length * gap.news.length <= MOST_CELLS)
      heaviest(base, olds, side, news, gap, found, stayed);
    const [anchor, place] = [window.olds[oldTo], window.news[nowTo]];
    if (anchor !== undefined && place !== undefined) found.set(place, anchor);
    [old, now] = [oldTo + 1, nowTo + 1];
  }
}

function textsOf(side: Side, members: readonly Element[], places: readonly number[]): string[] {
  return places.map((at) => side.text(members[at] ?? { start: 0, end: 0 }));
}

/** Heaviest common subsequence. */
function heaviest(
  base: Side,
  olds: readonly Element[],
  side: Side,
  news: readonly Element[],
  window: Window,
  found: Map<number, number>,
  stayed: ReadonlySet<string>,
): void {
  const [rows, columns] = [window.olds.length, window.news.length];
  if (rows === 0 || columns === 0 || isPlaced(olds, news, window)) return;
  const costly = rows * columns > MOST_PAIRS;
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const score = new Float64Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const [a, b] = [olds[window.olds[row] ?? 0], news[window.news[column] ?? 0]];
      const at = row * width + column;
      const other = a === undefined || b === undefined || isOther(base, a, side, b, stayed);
      const own = other ? 0 : weight(base, a, side, b, costly);
      score[at] = own;
      const skip = Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
      best[at] = own > 0 ? Math.max(skip, own + (best[at + width + 1] ?? 0)) : skip;
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const at = row * width + column;
    const own = score[at] ?? 0;
    if (own > 0 && best[at] === own + (best[at + width + 1] ?? 0)) {
      found.set(window.news[column++] ?? 0, window.olds[row++] ?? 0);
    } else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) row++;
    else column++;
  }
}

/**
 * Between two matched members, as many old as new ones: each is the one in its place, where they are of the same types
 * or the place alone says what they mean, as in a call.
 */
function byPlace(
  { base, olds, side, news }: Members,
  window: Window,
  found: Map<number, number>,
  places: boolean,
  stayed: ReadonlySet<string>,
): void {
  const taken = new Set(found.values());
  let [old, now]: [number[], number[]] = [[], []];
  const pair = (): void => {
    const fits = old.every((at, place) => {
      const [a, b] = [olds[at], news[now[place] ?? -1]];
      const type = typeOf(a);
      const other = typeOf(b);
      return (
        type !== null &&
        (a === undefined || b === undefined || !isOther(base, a, side, b, stayed)) &&
        (type === other || (places && other !== null && !SIGN.test(type) && !SIGN.test(other)))
      );
    });
    if (old.length === now.length && fits) {
      for (const [place, at] of now.entries()) found.set(at, old[place] ?? 0);
    }
    [old, now] = [[], []];
  };
  let row = 0;
  for (const at of window.news) {
    const matched = found.get(at);
    if (matched === undefined) {
      now.push(at);
      continue;
    }
    for (; (window.olds[row] ?? Infinity) < matched; row++) {
      const one = window.olds[row];
      if (one !== undefined && !taken.has(one)) old.push(one);
    }
    row++;
    pair();
  }
  for (const one of window.olds.slice(row)) if (!taken.has(one)) old.push(one);
  pair();
}

/** Not equal, and one of them stands elsewhere as it was. */
function isOther(
  base: Side,
  a: Element,
  side: Side,
  b: Element,
  stayed: ReadonlySet<string>,
): boolean {
  if (stayed.size === 0) return false;
  const [old, now] = [base.text(a), side.text(b)];
  return old !== now && (stayed.has(old) || stayed.has(now));
}

/** One against one of the same type: they are matched by their place, and nothing needs to be counted. */
function isPlaced(
  olds: readonly Element[],
  news: readonly Element[],
  { olds: [old = -1, ...otherOlds], news: [now = -1, ...otherNews] }: Window,
): boolean {
  const type = typeOf(olds[old]);
  return otherOlds.length + otherNews.length === 0 && type !== null && type === typeOf(news[now]);
}

function typeOf(element: Element | undefined): string | null {
  return element?.main.length === 1 ? (element.main[0]?.type ?? null) : null;
}

function weight(base: Side, a: Element, side: Side, b: Element, costly: boolean): number {
  if (base.text(a) === side.text(b)) return 2 + Math.min(2, (a.end - a.start) / 40);
  const key = base.key(a);
  // Links of one name are often many: what is equal outweighs two of them.
  if (key !== null && key === side.key(b)) return isLink(a.main) ? 0.9 : 2;
  if (costly) return 0;
  const [old] = a.main;
  const [now] = b.main;
  if (old === undefined || now === undefined) return 0;
  if (old.field !== null && old.field === now.field && a.lead.length + b.lead.length === 0)
    return 1.5;
  const alike = likeness(base, a, side, b, ALIKE);
  return alike >= ALIKE ? 2 * alike : 0;
}

/** @param least below it, how much less does not count */
function likeness(base: Side, a: Element, side: Side, b: Element, least: number): number {
  const [old] = a.main;
  const [now] = b.main;
  if (old === undefined || now === undefined || old.type !== now.type) return 0;
  if (!old.named && !(isLink(a.main) && isLink(b.main))) return 0;
  if (isUse(old) && isUse(now)) return shared(importTexts(base, old), importTexts(side, now));
  return similarity(base.profile(a), side.profile(b), least);
}

/** Declarations that import something in common are one, whatever else they import. */
function shared(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((one) => b.includes(one)).length;
  return common === 0 ? 0 : 0.7 + (0.3 * common) / Math.max(a.length, b.length);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
