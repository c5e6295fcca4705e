/** Classes of items that fork code names. */
import { itemOf } from '../engine/diff/change.ts';
import type { ComparedChange, ComparedItem } from '../engine/diff/comparison.ts';
import type { Fact } from '../engine/diff/facts.ts';
import { cosmeticReason, factWords, isHarmlessAttribute } from './cosmetic.ts';
import type { Relation } from './relations.ts';
import { verdict, type Verdict } from './verdict.ts';

type Depending = Extract<Relation, { kind: 'depends' }>;

/** @param movedTo where a definition that left its file is found again; `null` nowhere */
export function classifyDepended(
  change: ComparedChange,
  relation: Depending,
  facts: readonly Fact[],
  movedTo: string | null,
): Verdict {
  const { by, part, api } = relation;
  if (part === 'member') return memberVerdict(change, relation, facts);
  // What a hook inserts stands in the crate of what it names.
  const sameCrate = relation.hook !== null;
  const found = changeVerdict(change, facts, movedTo, sameCrate);
  return verdict(found.class, `${by} uses \`${api}\`: ${found.reason}`);
}

function memberVerdict(
  change: ComparedChange,
  { by, api, named, visible }: Depending,
  facts: readonly Fact[],
): Verdict {
  const item = change.before ?? itemOf(change);
  const part = `part of \`${api}\`, which ${by} uses`;
  if (named === false) return unnamedVerdict(change, item, part);
  if (!visible) return verdict('MINOR', `${part}: private to its crate`);
  const stays = change.movedTo !== null && !change.also.includes('signature');
  if (stays && change.change === 'moved') {
    return verdict('MINOR', `${part}: it moved to ${change.movedTo}, where it is used as before`);
  }
  const found =
    change.before === null ? newMemberVerdict(item) : changeVerdict(change, facts, null, false);
  const doubt = named === null ? ' (whether the fork names it was not looked at)' : '';
  return verdict(found.class, `${part}: ${found.reason}${doubt}`);
}

/** A new variant concerns whoever matches on all of them, under whatever name. */
function unnamedVerdict(change: ComparedChange, item: ComparedItem, part: string): Verdict {
  if (change.before === null && item.kind === 'variant') {
    return verdict('MINOR', `${part}: a new variant, which a \`match\` on all of them has to name`);
  }
  return verdict('SAFE', `${part}: the fork nowhere names \`${item.name}\``);
}

/** An exhaustive `match` or a literal of the type has to name it. */
function newMemberVerdict({ kind }: ComparedItem): Verdict {
  if (kind === 'variant' || kind === 'field') return verdict('MODERATE', `a new ${kind}`);
  return verdict('SAFE', 'new, so no fork code names it yet');
}

function changeVerdict(
  change: ComparedChange,
  facts: readonly Fact[],
  movedTo: string | null,
  sameCrate: boolean,
): Verdict {
  const { before, after } = change;
  if (before === null) return verdict('SAFE', 'new, so no fork code names it yet');
  if (after === null) {
    return movedTo === null
      ? verdict('BREAKING', 'it is gone')
      : verdict('MODERATE', `it moved to ${movedTo}`);
  }
  const cosmetic = cosmeticReason(change, facts);
  if (cosmetic !== null) return verdict('MINOR', cosmetic);
  const kinds = [change.change, ...change.also];
  if (kinds.includes('renamed')) {
    const sure = change.confidence.toFixed(2);
    return verdict('MODERATE', `it is now \`${after.name}\` (similarity ${sure})`);
  }
  if (kinds.includes('moved') && (before.path !== after.path || change.movedTo !== null)) {
    const file = change.movedTo === null ? '' : ` in ${change.movedTo}`;
    return verdict('MODERATE', `it is now \`${after.path}\`${file}`);
  }
  if (kinds.includes('signature')) return interfaceVerdict(before, after, facts, sameCrate);
  if (kinds.includes('body') && before.kind === 'macro call') {
    return verdict('MODERATE', 'what the macro call defines changed');
  }
  if (kinds.includes('body') && before.kind === 'macro') {
    return verdict('MODERATE', 'the rules of the macro changed');
  }
  if (kinds.includes('attributes')) {
    return verdict('MODERATE', factWords(facts) || 'its attributes changed');
  }
  return verdict('MINOR', 'its interface is unchanged; behaviour may differ');
}

function interfaceVerdict(
  before: ComparedItem,
  after: ComparedItem,
  facts: readonly Fact[],
  sameCrate: boolean,
): Verdict {
  const details = factWords(facts) || 'its signature changed';
  const kept = sameCrate && after.visibility === 'pub(crate)';
  if (kept && facts.every(({ kind }) => kind === 'visibility')) {
    return verdict('MINOR', `${details}: still in reach of the hook`);
  }
  if (before.visibility === 'pub' && after.visibility !== 'pub' && !kept) {
    return verdict('BREAKING', 'it is no longer public');
  }
  const silent = facts.every((fact) => isUnseen(before, after, fact, facts));
  if (facts.length > 0 && silent) return verdict('MINOR', `${details}, which no other crate sees`);
  return verdict('MODERATE', details);
}

/** What code in another crate cannot notice. */
function isUnseen(
  before: ComparedItem,
  after: ComparedItem,
  fact: Fact,
  facts: readonly Fact[],
): boolean {
  const { kind, text } = fact;
  if (kind === 'parameter renamed') return true;
  if (kind === 'visibility') return after.visibility === 'pub';
  if (kind === 'payload' && before.kind === 'struct' && after.kind === 'struct') {
    return !/\bpub\b/.test(text);
  }
  return isHarmlessAttribute(fact, facts);
}
