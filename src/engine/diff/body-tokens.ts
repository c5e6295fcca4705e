/** A body as numbered tokens, so that stretches of two versions are compared without walking their trees. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';
import { lex } from '../syntax/nightly/lexer.ts';
import { compactText } from '../syntax/tokens.ts';

/** Code tokens of one version: no white space, no comments. Equal text has equal ids in both versions. */
export interface BodyTokens {
  /** Indexes of the first token that starts in the span and of the first behind it. */
  rangeOf(span: Span): readonly [number, number];
  idAt(index: number): number;
  /** Ids in the span without those that start in `holes` (sorted, disjoint). */
  idsOf(span: Span, holes?: readonly Span[]): number[];
  /** Equal for spans that differ only in commas at their ends or before a closing delimiter. */
  keyOf(span: Span): string;
  /** One line of at most `most` tokens. */
  textOf(span: Span, most: number): string;
  hasBrace(span: Span): boolean;
}

export type Interned = Map<string, number>;

/** @param interned token texts to ids, shared by both versions */
export function bodyTokens(source: string, body: Span, interned: Interned): BodyTokens {
  const text = source.slice(body.start, body.end);
  const starts: number[] = [];
  const texts: string[] = [];
  const ids: number[] = [];
  const braces: number[] = [];
  for (const { start, end } of lex(text).tokens) {
    const token = text.slice(start, end).replaceAll('\r\n', '\n');
    let id = interned.get(token);
    if (id === undefined) interned.set(token, (id = interned.size));
    starts.push(body.start + start);
    texts.push(token);
    ids.push(id);
    if (token === '{') braces.push(body.start + start);
  }
  const rangeOf = ({ start, end }: Span): readonly [number, number] => [
    firstFrom(starts, start),
    firstFrom(starts, end),
  ];
  return {
    rangeOf,
    idAt: (index) => ids[index] ?? -1,
    idsOf(span, holes = []) {
      const found: number[] = [];
      let [at, end] = rangeOf(span);
      for (const hole of holes) {
        const [from, to] = rangeOf(hole);
        while (at < Math.min(from, end)) found.push(ids[at++] ?? -1);
        at = Math.max(at, to);
      }
      while (at < end) found.push(ids[at++] ?? -1);
      return found;
    },
    keyOf(span) {
      const [from, to] = rangeOf(span);
      let key = '';
      for (let at = from; at < to; at++) {
        const next = at + 1 < to ? texts[at + 1] : ')';
        if (texts[at] === ',' && (key === '' || ')]}'.includes(next ?? ')'))) continue;
        key += `${ids[at]} `;
      }
      return key;
    },
    textOf(span, most) {
      const [from, to] = rangeOf(span);
      const line = compactText(texts.slice(from, Math.min(to, from + most)));
      return to - from > most ? `${line} …` : line;
    },
    hasBrace(span) {
      const next = braces[firstFrom(braces, span.start)];
      return next !== undefined && next < span.end;
    },
  };
}

/** Index of the first offset at or behind `offset` in ascending `starts`. */
function firstFrom(starts: readonly number[], offset: number): number {
  return firstWhere(starts, (start) => start >= offset);
}

export function sameTokens(a: BodyTokens, from: Span, b: BodyTokens, to: Span): boolean {
  const [start, end] = a.rangeOf(from);
  const [other, last] = b.rangeOf(to);
  if (end - start !== last - other) return false;
  for (let at = 0; at < end - start; at++) {
    if (a.idAt(start + at) !== b.idAt(other + at)) return false;
  }
  return true;
}

/** Dice's coefficient of neighbouring token pairs: 0 nothing in common, 1 the same pairs. */
export function alikeness(a: BodyTokens, from: Span, b: BodyTokens, to: Span): number {
  const [old, now] = [a.idsOf(from), b.idsOf(to)];
  if (Math.min(old.length, now.length) * 8 < Math.max(old.length, now.length)) return 0;
  const pairs = new Map<number, number>();
  for (const pair of neighbours(old)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of neighbours(now)) {
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    common++;
  }
  return (2 * common) / (old.length + now.length + 2);
}

function neighbours(ids: readonly number[]): number[] {
  return Array.from({ length: ids.length + 1 }, (_, at) => {
    return ((ids[at - 1] ?? -1) + 1) * 0x100_0000 + (ids[at] ?? -1) + 1;
  });
}
