/** Changes that mean nothing to the compiler, or nothing to code outside the item. */
import type { ItemChangeKind } from '../engine/diff/change.ts';
import type { ComparedChange } from '../engine/diff/comparison.ts';
import type { Fact } from '../engine/diff/facts.ts';

const WORDS: Partial<Record<ItemChangeKind, string>> = {
  formatting: 'only white space changed',
  comments: 'only comments changed',
  moved: 'only its place among its neighbours changed',
  attributes: 'only attributes without effect on its meaning changed',
};

/** Attributes that lints, documentation and the optimiser read. */
const HARMLESS = new Set([
  'allow',
  'cold',
  'deny',
  'deprecated',
  'doc',
  'expect',
  'forbid',
  'inline',
  'instrument',
  'must_use',
  'rustc_diagnostic_item',
  'rustc_pass_by_value',
  'rustfmt::skip',
  'tracing::instrument',
  'track_caller',
  'warn',
]);

/** Why the change is cosmetic, or `null` when it is not. An item that left its container did not just change place. */
export function cosmeticReason(change: ComparedChange, facts: readonly Fact[]): string | null {
  const { before, after } = change;
  if (before === null || after === null || before.path !== after.path) return null;
  if (change.movedTo !== null) return null;
  const kinds = [change.change, ...change.also];
  if (kinds.includes('attributes') && !attributesAreHarmless(facts)) return null;
  if (kinds.some((kind) => WORDS[kind] === undefined)) return null;
  return kinds.length === 1
    ? (WORDS[change.change] ?? null)
    : `only ${kinds.join(', ')} changed, nothing with effect on its meaning`;
}

function attributesAreHarmless(facts: readonly Fact[]): boolean {
  return facts
    .filter((fact) => fact.kind === 'attribute')
    .every((fact) => isHarmlessAttribute(fact, facts));
}

/**
 * One attribute that came or went without effect for code outside the item.
 * @param facts all of the same change: a derive that only became conditional is no loss, for where it does not hold
 *   the trait is implemented by hand
 */
export function isHarmlessAttribute({ kind, text }: Fact, facts: readonly Fact[]): boolean {
  if (kind !== 'attribute') return false;
  const inner = withoutCondition(text);
  const derived = derivesIn(inner);
  if (derived !== null) {
    const returning = new Set(
      facts.filter(isAdded).flatMap((one) => derivesIn(withoutCondition(one.text)) ?? []),
    );
    return isAdded({ text }) || derived.every((name) => returning.has(name));
  }
  const name = /#!?\[([\w:]+)/.exec(inner)?.[1] ?? '';
  return HARMLESS.has(name) || name.startsWith('rustc_lint_') || LAYOUT.test(inner);
}

/** Order and alignment of fields: nothing that safe code can tell. Packing forbids references, an integer sets a value's range. */
const LAYOUT = /#\[repr\((?:C|transparent|align\(\d+\))\)\]/;

function isAdded({ text }: Pick<Fact, 'text'>): boolean {
  return text.startsWith('attribute added');
}

/** Names of the traits; `null` of an attribute that is no derive. */
function derivesIn(attribute: string): string[] | null {
  const names = /#\[derive\((.*)\)\]/.exec(attribute)?.[1];
  return names === undefined ? null : names.split(',').map((name) => name.trim());
}

/** `#[derive(Ord)]` of `#[cfg_attr(not(all(a, b)), derive(Ord))]`; one that sets several attributes stays as it is. */
function withoutCondition(attribute: string): string {
  const begun = attribute.indexOf('#[cfg_attr(');
  const end = attribute.lastIndexOf(')]');
  if (begun === -1 || end === -1) return attribute;
  const parts = atTopCommas(attribute.slice(begun + '#[cfg_attr('.length, end));
  const [, only, ...others] = parts;
  if (only === undefined || others.length > 0) return attribute;
  return `${attribute.slice(0, begun)}#[${only.trim()}]${attribute.slice(end + ')]'.length)}`;
}

function atTopCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''}${char}`;
  }
  return parts.filter((part) => part.trim() !== '');
}

/** Joined for a reason: `return type A → B; new parameter x`. */
export function factWords(facts: readonly Fact[]): string {
  return facts.map((fact) => fact.text).join('; ');
}
