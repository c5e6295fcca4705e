/** Which element of a list is which of the same list in the other version. */
import { diffArrays } from 'diff';
import type { Span } from '../../base/span.ts';
import { headOf, type Element, type ElementKind, type ElementList } from './body-lists.ts';
import { alikeness, type BodyTokens } from './body-tokens.ts';

export interface ElementPair {
  readonly before: Element;
  readonly after: Element;
  readonly confidence: number;
}

export interface Alignment {
  readonly pairs: readonly ElementPair[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/** Longer lists, and ones with more differences than this, are not taken apart. */
const LONGEST = 20_000;
const MOST_DIFFERENCES = 800;
/** Runs of unequal elements are compared each with each up to this many pairs. */
const MOST_COMPARED = 1_600;
const ALIKE = 0.4;
/** What an equal name, pattern or field is worth at least. */
const SAME_HEAD = 0.6;
const SAME_PLACE = 0.5;
/** Elements known by their place: runs of equal length up to this are paired in order. */
const BY_PLACE: Partial<Record<ElementKind, number>> = {
  argument: Infinity,
  parameter: Infinity,
  element: 1,
};

/** Equal elements first, then the most alike in order. `null`: too long to say. */
export function alignElements(
  old: { readonly list: ElementList; readonly tokens: BodyTokens },
  now: { readonly list: ElementList; readonly tokens: BodyTokens },
): Alignment | null {
  const [from, to] = [old.list.elements, now.list.elements];
  if (from.length + to.length > LONGEST) return null;
  const stretches = stretchesOf(
    from.map((element) => old.tokens.keyOf(element)),
    to.map((element) => now.tokens.keyOf(element)),
  );
  if (stretches === null) return null;
  const pairs: ElementPair[] = [];
  const removed: Element[] = [];
  const added: Element[] = [];
  let run: { olds: Element[]; news: Element[] } = { olds: [], news: [] };
  const { kind } = old.list;
  const likenessOf = (before: Element, after: Element): number =>
    likeness(old.tokens, before, now.tokens, after);
  const close = (): void => {
    const matched = alignRun(run.olds, run.news, BY_PLACE[kind] ?? 0, likenessOf);
    pairs.push(...matched);
    const known = new Set<Element>(matched.flatMap(({ before, after }) => [before, after]));
    removed.push(...run.olds.filter((element) => !known.has(element)));
    added.push(...run.news.filter((element) => !known.has(element)));
    run = { olds: [], news: [] };
  };
  let a = 0;
  let b = 0;
  for (const { count, is } of stretches) {
    if (is === 'removed') run.olds.push(...from.slice(a, (a += count)));
    else if (is === 'added') run.news.push(...to.slice(b, (b += count)));
    else {
      close();
      for (let at = 0; at < count; at++) {
        const [before, after] = [from[a++], to[b++]];
        if (before !== undefined && after !== undefined)
          pairs.push({ before, after, confidence: 1 });
      }
    }
  }
  close();
  return { pairs, removed, added };
}

interface Stretch {
  readonly count: number;
  readonly is: 'equal' | 'added' | 'removed';
}

/** Equal beginnings and ends stay equal, whatever a shortest diff would choose. */
function stretchesOf(olds: readonly string[], news: readonly string[]): Stretch[] | null {
  const most = Math.min(olds.length, news.length);
  let head = 0;
  while (head < most && olds[head] === news[head]) head++;
  let tail = 0;
  while (tail < most - head && olds.at(-1 - tail) === news.at(-1 - tail)) tail++;
  const middle = diffArrays(
    olds.slice(head, olds.length - tail),
    news.slice(head, news.length - tail),
    { maxEditLength: MOST_DIFFERENCES },
  );
  if (middle === undefined) return null;
  return [
    { count: head, is: 'equal' },
    ...middle.map(({ count, added, removed }): Stretch => {
      return { count, is: added ? 'added' : removed ? 'removed' : 'equal' };
    }),
    { count: tail, is: 'equal' },
  ];
}

function likeness(a: BodyTokens, before: Element, b: BodyTokens, after: Element): number {
  const alike = alikeness(a, before, b, after);
  const [head, other] = [headOf(before), headOf(after)];
  if (head === null || other === null || !sameHead(a, head, b, other)) return alike;
  return Math.max(alike, SAME_HEAD);
}

function sameHead(a: BodyTokens, head: Span, b: BodyTokens, other: Span): boolean {
  return a.keyOf(head) === b.keyOf(other);
}

/** Pairs in order with the greatest sum of likeness. */
function alignRun(
  olds: readonly Element[],
  news: readonly Element[],
  byPlace: number,
  likenessOf: (before: Element, after: Element) => number,
): ElementPair[] {
  const width = news.length + 1;
  if (olds.length === 0 || news.length === 0) return [];
  if (olds.length === news.length && olds.length <= byPlace) {
    return olds.flatMap((before, at) => {
      const after = news[at];
      if (after === undefined) return [];
      return [{ before, after, confidence: Math.max(likenessOf(before, after), SAME_PLACE) }];
    });
  }
  if (olds.length * news.length > MOST_COMPARED) return [];
  const likenesses = olds.map((before) => news.map((after) => likenessOf(before, after)));
  const best = Array.from({ length: (olds.length + 1) * width }, () => 0);
  const sum = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const here = likenesses[i]?.[j] ?? 0;
      const both = here < ALIKE ? 0 : here + sum(i + 1, j + 1);
      best[i * width + j] = Math.max(both, sum(i + 1, j), sum(i, j + 1));
    }
  }
  const pairs: ElementPair[] = [];
  for (let i = 0, j = 0; i < olds.length && j < news.length;) {
    const [before, after, confidence] = [olds[i], news[j], likenesses[i]?.[j] ?? 0];
    if (sum(i, j) === sum(i + 1, j)) i++;
    else if (sum(i, j) === sum(i, j + 1)) j++;
    else {
      if (before !== undefined && after !== undefined) pairs.push({ before, after, confidence });
      i++;
      j++;
    }
  }
  return pairs;
}
