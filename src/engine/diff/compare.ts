/** What changed between two versions of one item. */
import type { Span } from '../../base/span.ts';
import type { Item } from '../syntax/item.ts';
import { tokensIn } from '../syntax/tokens.ts';
import { itemChangeKinds, type ItemChangeKind } from './change.ts';
import type { Pair } from './match-scope.ts';
import type { Side } from './side.ts';

/** The item's own tokens, by the part they stand in. */
interface Parts {
  readonly signature: readonly string[];
  readonly body: readonly string[];
  readonly attributes: readonly string[];
  readonly comments: readonly string[];
}

/**
 * All that happened to the item itself, weightiest first; what happened to its children is theirs. Empty when even its
 * white space is the same.
 * @param displacement where the pair left its container, or only its place among the members
 */
export function compareItem(
  before: Side,
  after: Side,
  pair: Pair,
  displacement: 'container' | 'place' | null,
): ItemChangeKind[] {
  const found = new Set<ItemChangeKind>();
  const renamed = isRenamed(pair);
  if (renamed) found.add('renamed');
  if (displacement === 'container') found.add('moved');
  if (before.ownTextOf(pair.before) !== after.ownTextOf(pair.after)) {
    const old = partsOf(before, pair.before, renamed);
    const now = partsOf(after, pair.after, renamed);
    for (const part of ['signature', 'body', 'attributes', 'comments'] as const) {
      if (!sameList(old[part], now[part])) found.add(part);
    }
    if (found.size === 0) found.add('formatting');
  }
  const ordered = itemChangeKinds.filter((kind) => found.has(kind));
  if (displacement !== 'place') return ordered;
  // A new place among the same siblings weighs less than any change of content.
  return [...ordered.filter((kind) => kind !== 'formatting'), 'moved'];
}

/** The name of an impl, a use or a macro call is what it says, not what it is called by. */
export function isRenamed({ before, after }: Pair): boolean {
  const named = !['impl', 'use', 'macro call'].includes(before.kind);
  return named && before.name !== after.name;
}

function partsOf(side: Side, item: Item, withoutName: boolean): Parts {
  const parts = { signature: [] as string[], body: [] as string[] };
  const comments: string[] = [];
  const attributes: string[] = [];
  const outer = item.attributes;
  let nameSeen = !withoutName;
  for (const token of tokensIn(side.tree, item, item.children)) {
    if (token.comment) comments.push(token.text.replaceAll(/\s+/g, ' '));
    else if (outer.some((span) => contains(span, token))) attributes.push(token.text);
    else if (!contains(item.core, token)) continue;
    else if (item.body === null || token.start < item.body.start) {
      if (!nameSeen && token.text === item.name) nameSeen = true;
      else parts.signature.push(token.text);
    } else parts.body.push(token.text);
  }
  return { ...parts, attributes, comments };
}

function contains(span: Span, token: Span): boolean {
  return span.start <= token.start && token.start < span.end;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
