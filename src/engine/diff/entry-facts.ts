/** What is different about an entry of a macro table. */
import type { Item } from '../syntax/item.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { Fact, Version } from './fact.ts';
import { entryArguments } from './facets.ts';
import { featureFacts } from './feature-facts.ts';
import { queryFacts } from './query-facts.ts';

type Compare = (old: Version, now: Version) => Fact[];

const COMPARE: Partial<Record<Item['kind'], Compare>> = {
  option: (old, now) => [...shapeFacts(old, now), ...optionFacts(old, now)],
  'attribute entry': (old, now) => [...shapeFacts(old, now), ...attributeFacts(old, now)],
  feature: featureFacts,
  symbol: symbolFacts,
  query: queryFacts,
};

/** Empty for items that are no entries. */
export function entryFacts(old: Version, now: Version): Fact[] {
  if (old.item.kind !== now.item.kind) return [];
  return COMPARE[old.item.kind]?.(old, now) ?? [];
}

function shapeFacts(old: Version, now: Version): Fact[] {
  const [from, to] = [headOf(old), headOf(now)];
  return from === to ? [] : [{ kind: 'entry shape', text: `\`${from}\` → \`${to}\`` }];
}

function headOf({ tree, item }: Version): string {
  return compactText(codeOf(tokensIn(tree, item.signature)));
}

/** What the places of an option's tuple mean: `verify: bool = (false, parse_bool, [TRACKED], "text")`. */
const OPTION_PLACES = ['default', 'parser', 'dependency tracking', 'description'];

function optionFacts(old: Version, now: Version): Fact[] {
  const [from, to] = [argumentsOf(old), argumentsOf(now)];
  const facts: Fact[] = [];
  for (const [at, place] of OPTION_PLACES.entries()) {
    if (from[at] !== to[at]) facts.push({ kind: 'entry value', text: `${place} changed` });
  }
  const [rest, fresh] = [from.slice(OPTION_PLACES.length), to.slice(OPTION_PLACES.length)];
  for (const one of fresh.filter((text) => !rest.includes(text)))
    facts.push({ kind: 'entry value', text: `\`${one}\` added` });
  for (const one of rest.filter((text) => !fresh.includes(text)))
    facts.push({ kind: 'entry value', text: `\`${one}\` removed` });
  return facts;
}

function attributeFacts(old: Version, now: Version): Fact[] {
  const [from, to] = [argumentsOf(old), argumentsOf(now)];
  if (from.length !== to.length) {
    return [{ kind: 'entry shape', text: `${to.length} arguments instead of ${from.length}` }];
  }
  return from.flatMap((text, at): Fact[] =>
    text === to[at] ? [] : [{ kind: 'entry value', text: `\`${text}\` → \`${to[at] ?? ''}\`` }],
  );
}

function argumentsOf({ tree, item }: Version): string[] {
  return entryArguments(tree, item.body);
}

function symbolFacts(old: Version, now: Version): Fact[] {
  const [from, to] = [symbolText(old), symbolText(now)];
  return from === to ? [] : [{ kind: 'entry value', text: `text \`${from}\` → \`${to}\`` }];
}

/** A symbol without a text of its own is the text that it is called. */
function symbolText({ tree, item }: Version): string {
  if (item.body === null) return `"${item.name}"`;
  return compactText(codeOf(tokensIn(tree, item.body)).slice(1));
}
