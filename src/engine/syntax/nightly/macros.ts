/** Nightly syntax of macros: `macro` items, kinds of rules, metavariable expressions. */
import type { Draft } from './draft.ts';

/** `macro name($a: ty) { .. }` and `macro name { rules }`, as `name! { .. }`. */
export function macroItem(draft: Draft, at: number): void {
  const name = draft.token(at + 1);
  if (name?.kind !== 'word') return;
  const hasArguments = draft.text(at + 2) === '(';
  const body = hasArguments ? draft.past(at + 2) : at + 2;
  if (draft.text(body) !== '{') return;
  if (!hasArguments && !/\s/.test(draft.lexed.source.charAt(name.end))) return;
  const first = draft.visibilityBefore(at);
  draft.blank(first, at + 1);
  draft.blank(at + 2, body);
  draft.put(hasArguments ? (draft.token(at + 2)?.start ?? name.end) : name.end, '!');
  const visibility = first === at ? null : draft.span(first, at);
  draft.macros.set(name.start, { visibility, keyword: draft.span(at, at + 1) });
}

/** `derive() (..) => ..` and `attr(..) (..) => ..` as rules of a macro. */
export function macroRuleKind(draft: Draft, at: number): void {
  if (draft.text(at + 1) !== '(' || !/^[({;]$/.test(draft.text(at - 1))) return;
  const pattern = draft.past(at + 1);
  if (/^[([{]$/.test(draft.text(pattern)) && draft.text(draft.past(pattern)) === '=>') {
    draft.blank(at, pattern);
  }
}

/** `${concat(a, b)}`, and `$ name` with a space. */
export function metavariable(draft: Draft, at: number): void {
  const next = draft.token(at + 1);
  if (next?.text === '{') draft.blank(at);
  const { start, end } = draft.span(at, at + 1);
  if (next?.kind !== 'word' || next.start === end) return;
  if (!/^\s+$/.test(draft.lexed.source.slice(end, next.start))) return;
  draft.put(start, ' ');
  draft.put(next.start - 1, '$');
}
