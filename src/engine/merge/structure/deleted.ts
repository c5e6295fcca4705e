/** A container that one side deleted and the other edited: only the members that were edited are in question. */
import type { Span } from '../../../base/span.ts';
import { childInField } from '../../syntax/tree.ts';
import { type Element, elementsOf } from './element.ts';
import { ITEMS } from './form.ts';
import { matchMembers } from './match.ts';
import type { Side } from './side.ts';

/** The members of `before` that are as they were in `edited`, in both: they went with the container. */
export function unchangedMembers(
  base: Side,
  before: Element,
  side: Side,
  edited: Element,
): { before: Span[]; edited: Span[] } {
  const none = { before: [], edited: [] };
  const [olds, news] = [membersOf(base, before), membersOf(side, edited)];
  if (olds === null || news === null) return none;
  const found: { before: Span[]; edited: Span[] } = { before: [], edited: [] };
  for (const [now, old] of matchMembers(base, olds, side, news, ITEMS)) {
    const [was, is] = [olds[old], news[now]];
    if (was === undefined || is === undefined || !base.says(was, side, is)) continue;
    found.before.push(withSpace(was));
    found.edited.push(withSpace(is));
  }
  // Without anything edited in it the container itself is what was edited: it stays whole.
  return found.before.length === Math.max(olds.length, news.length) ? none : found;
}

/** The text of a span without some spans in it. */
export function textWithout(side: Side, span: Span, holes: readonly Span[]): string {
  let at = span.start;
  let text = '';
  for (const { start, end } of holes.toSorted((a, b) => a.start - b.start)) {
    text += side.text({ start: at, end: start });
    at = end;
  }
  return text + side.text({ start: at, end: span.end });
}

function membersOf(side: Side, { main }: Element): readonly Element[] | null {
  const body = main[0] === undefined ? null : childInField(main[0], 'body');
  if (body?.type !== 'declaration_list') return null;
  return elementsOf(side.tree, body, ITEMS)?.members ?? null;
}

function withSpace({ start, end, space }: Element): Span {
  return { start: start - space.length, end };
}
