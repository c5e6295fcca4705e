/** Both versions of a body, and an edit between them in words. */
import type { Span } from '../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax/tree.ts';
import type { BodyEdit } from './body-edit.ts';
import type { BodyTokens } from './body-tokens.ts';
import { placeOf, shortened } from './body-place.ts';

interface BodySide {
  readonly tree: SyntaxTree;
  readonly tokens: BodyTokens;
}

export interface Sides {
  readonly before: BodySide;
  readonly after: BodySide;
}

/** Where an edit stands: a node of each version. */
export interface Place {
  readonly before: SyntaxNode | null;
  readonly after: SyntaxNode | null;
}

const MOST_TOKENS = 120;
/** Longer equal beginnings are left out. */
const SHOWN_ALIKE = 30;

/**
 * @param place `null`: the body as a whole
 * @param confidence that both sides are one element; of a part that its role tells, as a condition, 1
 */
export function editOf(
  sides: Sides,
  kind: BodyEdit['kind'],
  before: Span | null,
  after: Span | null,
  place: Place | null,
  confidence = 1,
): BodyEdit {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const old = before === null ? '' : words(sides.before.tokens, before);
  const now = after === null ? '' : words(sides.after.tokens, after);
  const [from, to] = change === 'changed' ? fromTheDifference(old, now) : [old, now];
  const what = [from, to].filter((text) => text !== '').map((text) => `\`${shortened(text)}\``);
  return {
    kind,
    change,
    before: spanOf(before),
    after: spanOf(after),
    where: placed(sides, change, place),
    confidence,
    text: kind === 'body' ? `body ${change}` : `${kind} ${change}: ${what.join(' → ')}`,
  };
}

function placed(sides: Sides, change: BodyEdit['change'], place: Place | null): string {
  if (place === null) return 'in the whole body';
  const { before, after } = place;
  if (change === 'removed' || after === null) return placeOf(sides.before.tree, before);
  return placeOf(sides.after.tree, after);
}

function words(tokens: BodyTokens, span: Span): string {
  const text = tokens.textOf(span, MOST_TOKENS);
  return text.replace(/^, ?(?=.)|(?<=.),$/g, '');
}

/** Of two long texts that begin alike, what shows where they part. */
function fromTheDifference(old: string, now: string): [string, string] {
  let at = 0;
  while (at < old.length && old[at] === now[at]) at++;
  const word = old.slice(0, at).search(/\w*$/);
  if (word < SHOWN_ALIKE) return [old, now];
  return [`…${old.slice(word)}`, `…${now.slice(word)}`];
}

function spanOf(span: Span | null): Span | null {
  return span === null ? null : { start: span.start, end: span.end };
}
