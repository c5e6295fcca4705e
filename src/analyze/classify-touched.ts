/** Classes of items in or next to which the fork inserts code. */
import type { ComparedChange } from '../engine/diff/comparison.ts';
import type { Fact } from '../engine/diff/facts.ts';
import { cosmeticReason, factWords } from './cosmetic.ts';
import type { Relation } from './relations.ts';
import { verdict, type Verdict } from './verdict.ts';

export type Tried =
  | { readonly kind: 'resolved' | 'unresolved' }
  | { readonly kind: 'not tried'; readonly why: string };

type Touching = Extract<Relation, { kind: 'touches' }>;

/** @param tried what the sync in memory made of the file */
export function classifyTouched(
  change: ComparedChange,
  touching: Touching,
  facts: readonly Fact[],
  tried: Tried,
): Verdict {
  const { place, how } = touching;
  if (how === 'gone') {
    return verdict('BREAKING', `no place any more for ${hookNames(touching)}: ${lossOf(change)}`);
  }
  const untried = classifyUntried(change, touching, facts);
  const cosmetic = cosmeticReason(change, facts) !== null && place.disturbed === null;
  if (tried.kind === 'unresolved' && !cosmetic) {
    return verdict(
      'BREAKING',
      `${untried.reason}; the sync in memory leaves this file to a person`,
    );
  }
  if (untried.class !== 'MODERATE') return untried;
  const outcome = tried.kind === 'not tried' ? tried.why : 'the sync in memory resolves it';
  return verdict('MODERATE', `${untried.reason}; ${outcome}`);
}

function classifyUntried(
  change: ComparedChange,
  touching: Touching,
  facts: readonly Fact[],
): Verdict {
  const { place, how } = touching;
  const hook = hookNames(touching);
  const kinds = [change.change, ...change.also];
  const details = facts.length === 0 ? '' : `: ${factWords(facts)}`;
  if (how === 'elsewhere') {
    const sure = change.confidence < 1 ? ` (similarity ${change.confidence.toFixed(2)})` : '';
    const to = place.after?.item.path ?? '';
    return verdict('MODERATE', `the place of ${hook} is now in \`${to}\`${sure}`);
  }
  if (how === 'beside') {
    const shape = facts.some((fact) => fact.kind === 'entry shape');
    if (shape) return verdict('MODERATE', `the form of entries next to ${hook} changed${details}`);
    const other = kinds.some((kind) => ['added', 'removed', 'renamed'].includes(kind));
    if (other) return verdict('MODERATE', `${change.change} directly next to ${hook}`);
    return verdict('MINOR', `next to ${hook}, whose own place is unchanged${details}`);
  }
  if (how === 'inside' && place.disturbed !== null) {
    return verdict('MODERATE', `${hook}: ${place.disturbed}`);
  }
  const cosmetic = cosmeticReason(change, facts);
  if (cosmetic !== null) return verdict('MINOR', `holds ${hook}; ${cosmetic}`);
  if (kinds.some((kind) => kind === 'signature' || kind === 'renamed' || kind === 'moved')) {
    return verdict('MODERATE', `the signature around ${hook} changed${details}`);
  }
  if (kinds.includes('attributes')) {
    return verdict('MODERATE', `attributes of the item that holds ${hook} changed${details}`);
  }
  return verdict('MINOR', `changed away from ${hook}; behaviour may differ`);
}

function hookNames({ hooks }: Touching): string {
  const names = hooks.map((id) => `\`${id}\``).join(', ');
  return hooks.length === 1 ? `hook ${names}` : `hooks ${names}`;
}

function lossOf(change: ComparedChange): string {
  const path = change.before?.path ?? '';
  return change.after === null
    ? `\`${path}\` was removed`
    : `\`${path}\` changed so that it cannot be found there`;
}
