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
  return facts.filter((fact) => fact.kind === 'attribute').every(isHarmlessAttribute);
}

/** One attribute that came or went without effect for code outside the item. */
export function isHarmlessAttribute({ kind, text }: Fact): boolean {
  if (kind !== 'attribute') return false;
  if (text.startsWith('attribute added: `#[derive(')) return true;
  const inner = text.replace(/cfg_attr\((?:[^(),]|\([^()]*\))*, ?/, '');
  const name = /#!?\[([\w:]+)/.exec(inner)?.[1] ?? '';
  return HARMLESS.has(name) || name.startsWith('rustc_lint_');
}

/** Joined for a reason: `return type A → B; new parameter x`. */
export function factWords(facts: readonly Fact[]): string {
  return facts.map((fact) => fact.text).join('; ');
}
