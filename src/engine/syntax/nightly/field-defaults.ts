/** Defaults of struct fields: `verbose: bool = false`. */
import type { Draft } from './draft.ts';

/** @param open index of the `{` of the fields */
export function blankDefaults(draft: Draft, open: number): void {
  const close = draft.past(open) - 1;
  for (let field = open + 1; field < close;) {
    const equals = draft.find(field, close, '=', ',');
    if (equals === -1) return;
    field = equals + 1;
    if (draft.text(equals) === ',') continue;
    const end = endOfValue(draft, equals + 1, close);
    draft.ends.set(draft.span(equals - 1, equals).end, draft.span(end - 1, end).end);
    draft.blank(equals, end);
    field = end + 1;
  }
}

/** Here `<` is a comparison, but after `::`. */
function endOfValue(draft: Draft, from: number, close: number): number {
  let at = from;
  while (at < close && draft.text(at) !== ',') {
    const generic = draft.text(at) === '::' ? draft.pastAngles(at + 1) : at;
    at = Math.max(draft.past(at), generic);
  }
  return at;
}

/** @param at index of `enum` */
export function variantDefaults(draft: Draft, at: number): void {
  if (!draft.isWord(at + 1)) return;
  const open = draft.find(draft.pastAngles(at + 2), Infinity, '{', ';');
  if (draft.text(open) !== '{') return;
  const close = draft.past(open) - 1;
  for (let next = open + 1; next < close; next = draft.past(next)) {
    if (draft.text(next) === '{' && draft.isWord(next - 1)) blankDefaults(draft, next);
  }
}
