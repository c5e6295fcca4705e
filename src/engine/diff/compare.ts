/** What changed between two versions of one item. */
import type { Span } from '../../base/span.ts';
import type { Item } from '../syntax/item.ts';
import { readPlainly } from '../syntax/plain-reading.ts';
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
    for (const part of changedParts(before, after, pair, renamed)) found.add(part);
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

const PARTS = ['signature', 'body', 'attributes', 'comments'] as const;

function changedParts(before: Side, after: Side, pair: Pair, renamed: boolean): ItemChangeKind[] {
  const bodies = plainBodies(before, after, pair);
  const header = headerOf(before, pair.before);
  if (bodies !== null && !renamed && header === headerOf(after, pair.after)) {
    const { before: was, after: is } = bodies;
    const body: ItemChangeKind[] = was.letters === is.letters ? [] : ['body'];
    return sameList(was.comments, is.comments) ? body : [...body, 'comments'];
  }
  const old = partsOf(before, pair.before, renamed, bodies?.before ?? null);
  const now = partsOf(after, pair.after, renamed, bodies?.after ?? null);
  return PARTS.filter((part) => !sameList(old[part], now[part]));
}

/** A body as its text says it. */
interface PlainBody {
  /** Code without white space and commas. */
  readonly letters: string;
  /** Each on one line. */
  readonly comments: readonly string[];
}

/** Both bodies read without a tree, where that tells the same; `null`: it does not. */
function plainBodies(
  before: Side,
  after: Side,
  pair: Pair,
): { readonly before: PlainBody; readonly after: PlainBody } | null {
  const [old, now] = [bodyText(before, pair.before), bodyText(after, pair.after)];
  if (old === null || now === null) return null;
  const was = plainBody(old);
  const is = old === now ? was : plainBody(now);
  if (was === null || is === null) return null;
  // What differs in more than white space and commas has other tokens, however it is read.
  return old === now || was.letters !== is.letters ? { before: was, after: is } : null;
}

function plainBody(text: string): PlainBody | null {
  const read = readPlainly(text);
  if (read === null) return null;
  return {
    letters: read.code.replaceAll(/[\s\0,]+/g, ''),
    comments: read.comments.map(onOneLine),
  };
}

/** `null` where it is no function's. */
function bodyText(side: Side, { kind, body }: Item): string | null {
  const isFunction = kind === 'function' || kind === 'method';
  return isFunction && body !== null ? side.tree.source.slice(body.start, body.end) : null;
}

/** What stands around the body. */
function headerOf({ tree: { source } }: Side, { start, end, body }: Item): string {
  return body === null
    ? source.slice(start, end)
    : `${source.slice(start, body.start)}\0${source.slice(body.end, end)}`;
}

/** @param plain the item's body, if it is not to be read by the tree */
function partsOf(side: Side, item: Item, withoutName: boolean, plain: PlainBody | null): Parts {
  const parts = { signature: [] as string[], body: [] as string[] };
  const comments: string[] = [];
  const attributes: string[] = [];
  const outer = item.attributes;
  let nameSeen = !withoutName;
  let rest = plain;
  const takePlain = (): void => {
    if (rest === null) return;
    parts.body.push(rest.letters);
    comments.push(...rest.comments);
    rest = null;
  };
  const holes = plain === null || item.body === null ? item.children : [item.body];
  for (const token of tokensIn(side.tree, item, holes)) {
    if (item.body !== null && token.start >= item.body.start) takePlain();
    if (token.comment) comments.push(onOneLine(token.text));
    else if (outer.some((span) => contains(span, token))) attributes.push(token.text);
    else if (!contains(item.core, token)) continue;
    else if (item.body === null || token.start < item.body.start) {
      if (!nameSeen && token.text === item.name) nameSeen = true;
      else parts.signature.push(token.text);
    } else parts.body.push(token.text);
  }
  takePlain();
  return { ...parts, attributes, comments };
}

function onOneLine(comment: string): string {
  return comment.trim().replaceAll(/\s+/g, ' ');
}

function contains(span: Span, token: Span): boolean {
  return span.start <= token.start && token.start < span.end;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
