/** Nightly syntax by the word or mark it starts with, and what the grammar is given in its place. */
import { blankDefaults, variantDefaults } from './field-defaults.ts';
import type { Draft } from './draft.ts';
import { macroItem, macroRuleKind, metavariable } from './macros.ts';

/** @param at index of the token that the rule is for */
export type Rule = (draft: Draft, at: number) => unknown;

export const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['box', box],
  ['macro', macroItem],
  ['trait', traitAlias],
  ['struct', structDefaults],
  ['union', structDefaults],
  ['enum', variantDefaults],
  ['type', associatedType],
  ['impl', constImpl],
  ['const', constModifier],
  ['auto', (draft, at) => draft.text(at + 1) === 'trait' && draft.blankModifier(at)],
  ['safe', (draft, at) => /^(fn|static)$/.test(draft.text(at + 1)) && draft.blankModifier(at)],
  ['super', (draft, at) => draft.text(at + 1) === 'let' && draft.blankModifier(at)],
  ['unsafe', unsafeExtern],
  ['dyn', lifetimeFirst],
  ['gen', generator],
  ['default', specialized],
  ['for', higherRanked],
  ['do', yeet],
  ['become', become],
  ['raw', rawName],
  ['pin', pinned],
  ['derive', macroRuleKind],
  ['attr', macroRuleKind],
  ['$', metavariable],
  ['~', (draft, at) => /^(const|async)$/.test(draft.text(at + 1)) && draft.blank(at, at + 2)],
]);

function box(draft: Draft, at: number): void {
  if (/^([=.,;:)\]}!?]|=>|::)?$/.test(draft.text(at + 1)) && !isLiteral(draft, at + 1)) return;
  const token = draft.span(at, at + 1);
  if (isShorthand(draft, at)) {
    draft.replace(token, 'ref', 'box');
    if (draft.text(at + 1) === 'ref') draft.blank(at + 1);
    return;
  }
  const parents = { reference_pattern: 'box_pattern', reference_expression: 'box_expression' };
  draft.replace(token, '&', 'box', parents);
}

function isLiteral(draft: Draft, at: number): boolean {
  return draft.token(at)?.kind === 'literal';
}

/** `{ box field, .. }` of a pattern. */
function isShorthand(draft: Draft, at: number): boolean {
  if (!/^[{,]$/.test(draft.text(at - 1))) return false;
  let name = at + 1;
  while (/^(ref|mut)$/.test(draft.text(name))) name++;
  if (!draft.isWord(name)) return false;
  if (draft.text(name + 1) === ',') return isInBraces(draft, at);
  return draft.text(name + 1) === '}' && /^(=|=>|\||,|\)|if)$/.test(draft.text(name + 2));
}

/** Is the nearest bracket that is open before `at` a brace? */
function isInBraces(draft: Draft, at: number): boolean {
  let closed = 0;
  for (let before = at - 1; before >= 0; before--) {
    const text = draft.text(before);
    if (/^[)\]}]$/.test(text)) closed++;
    else if (/^[([{]$/.test(text) && closed-- === 0) return text === '{';
  }
  return false;
}

/** `trait Name = A + B;`, as a type alias. */
function traitAlias(draft: Draft, at: number): void {
  const equals = draft.pastAngles(at + 2);
  if (draft.text(equals) !== '=') return;
  draft.replace(draft.span(at, at + 1), 'type', 'trait', { type_item: 'trait_item' });
  if (draft.text(equals + 1) === 'for') draft.blank(equals + 1, draft.pastAngles(equals + 2));
}

function structDefaults(draft: Draft, at: number): void {
  if (!draft.isWord(at + 1)) return;
  const after = draft.pastAngles(at + 2);
  if (draft.text(after) !== '{' && draft.text(after) !== 'where') return;
  const open = draft.find(after, Infinity, '{', ';');
  if (draft.text(open) === '{') blankDefaults(draft, open);
}

/** `type Name: Bound = Default;`, and `pub type Name;` of an extern block. */
function associatedType(draft: Draft, at: number): void {
  if (!draft.isWord(at + 1)) return;
  const after = draft.pastAngles(at + 2);
  const end = draft.find(after, Infinity, '=', ';', '{', '}');
  if (draft.text(end) === '=' && draft.text(after) === ':') draft.blank(after, end);
  const first = draft.visibilityBefore(at);
  if (draft.text(end) !== ';' || first === at) return;
  draft.blankModifier(first, at);
  const { start, end: last } = draft.span(first, at);
  const type = draft.span(at, at + 1);
  draft.starts.set(type.start, { start, visibility: { start, end: last } });
}

/** `impl<T> const Trait for ..`, and `impl async Fn()`. */
function constImpl(draft: Draft, at: number): void {
  const next = draft.pastAngles(at + 1);
  if (/^(const|async)$/.test(draft.text(next))) draft.blank(next);
}

/** `const trait`, `const` closures, `T: const Trait`, `T: [const] Trait`. */
function constModifier(draft: Draft, at: number): void {
  const before = draft.text(at - 1);
  const next = draft.text(at + 1);
  if (before === '*') return;
  if (
    /^(trait|auto)$/.test(next) ||
    (next === 'unsafe' && /^(trait|auto)$/.test(draft.text(at + 2)))
  ) {
    draft.blankModifier(at);
  } else if (/^(\||\|\||move)$/.test(next)) {
    draft.replace(draft.span(at, at + 1), 'async', 'const');
  } else if (before === '[' && next === ']') {
    draft.blank(at - 1, at + 2);
  } else if (/^[:+]$/.test(before) && (draft.isWord(at + 1) || next === '::')) {
    draft.blank(at);
  }
}

/** `unsafe extern "C" {`, and unsafe fields. */
function unsafeExtern(draft: Draft, at: number): void {
  if (draft.isWord(at + 1) && draft.text(at + 2) === ':') draft.blankModifier(at);
  if (draft.text(at + 1) !== 'extern') return;
  if (draft.text(isLiteral(draft, at + 2) ? at + 3 : at + 2) === '{') draft.blankModifier(at);
}

/** `A + for<'a> Fn(&'a T)`, and `for<'a> |x: &'a T|`. */
function higherRanked(draft: Draft, at: number): void {
  const after = draft.pastAngles(at + 1);
  if (after === at + 1) return;
  if (draft.text(at - 1) === '+') draft.blank(at, after);
  else if (/^(\||\|\||move|async|static)$/.test(draft.text(after))) draft.blankModifier(at, after);
}

/** `gen { .. }`, `async gen move { .. }`, `gen fn`. */
function generator(draft: Draft, at: number): void {
  const next = draft.text(at + 1);
  const body = next === 'move' ? at + 2 : at + 1;
  if (next === 'fn') draft.blankModifier(at);
  else if (draft.text(body) !== '{') return;
  else if (draft.text(at - 1) === 'async') draft.blank(at);
  else {
    draft.replace(draft.span(at, at + 1), 'try', 'gen', { try_block: 'gen_block' });
    draft.blank(at + 1, body);
  }
}

/** `default impl`, `default type`, `default const`. */
function specialized(draft: Draft, at: number): void {
  const next = draft.text(at + 1) === 'unsafe' ? at + 2 : at + 1;
  const isConst = draft.text(next) === 'const' && draft.text(next + 2) === ':';
  if (isConst || /^(impl|type)$/.test(draft.text(next))) draft.blankModifier(at);
}

/** `dyn 'a + Trait`: to the grammar a trait comes first. */
function lifetimeFirst(draft: Draft, at: number): void {
  if (draft.token(at + 1)?.kind !== 'lifetime' || draft.text(at + 2) !== '+') return;
  draft.blank(at + 1, at + 3);
}

function yeet(draft: Draft, at: number): void {
  const both = draft.span(at, at + 2);
  if (
    draft.text(at + 1) !== 'yeet' ||
    !/^do\s+yeet$/.test(draft.lexed.source.slice(both.start, both.end))
  )
    return;
  draft.replace(both, 'return', 'do yeet', { return_expression: 'yeet_expression' });
}

function become(draft: Draft, at: number): void {
  draft.replace(draft.span(at, at + 1), 'return', 'become', {
    return_expression: 'become_expression',
  });
}

/** `&raw`, where `raw` is a variable: to the grammar it is always a raw borrow. */
function rawName(draft: Draft, at: number): void {
  if (!/^&&?$/.test(draft.text(at - 1)) || /^(const|mut)$/.test(draft.text(at + 1))) return;
  draft.put(draft.span(at, at + 1).start, 'ra_');
}

/** `&pin mut T`, `&pin const T`. */
function pinned(draft: Draft, at: number): void {
  if (draft.text(at - 1) !== '&') return;
  if (draft.text(at + 1) === 'mut') draft.blank(at);
  if (draft.text(at + 1) === 'const') draft.blank(at, at + 2);
}
