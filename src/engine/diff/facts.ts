/** What exactly is different about a changed item, each thing in a few words. */
import { importsOf } from '../syntax/uses.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { Item } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';
import {
  definitionAt,
  entryArguments,
  facets,
  facetsOf,
  type Facet,
  type Facets,
  type Parameter,
} from './facets.ts';

export type FactKind =
  | Facet
  | 'parameter added'
  | 'parameter removed'
  | 'parameter type'
  | 'parameter renamed'
  | 'parameter order'
  | 'import'
  | 'attribute'
  | 'entry shape'
  | 'entry value'
  | 'name';

export interface Fact {
  readonly kind: FactKind;
  /** ``new parameter `x: u8` ``, ``return type `A` → `B` ``. */
  readonly text: string;
}

/** In reading order. Empty where nothing can be said beyond the kind of change (a function's body). */
export function factsOf(before: SyntaxTree, after: SyntaxTree, change: ItemChange): Fact[] {
  if (change.before === null || change.after === null) return [];
  const old: Version = { tree: before, item: change.before };
  const now: Version = { tree: after, item: change.after };
  return [
    ...nameFact(change, old, now),
    ...interfaceFacts(facetsOf(before, old.item), facetsOf(after, now.item)),
    ...importFacts(old, now),
    ...entryFacts(old, now),
    ...comings('attribute', attributesAt(old), attributesAt(now)),
  ];
}

interface Version {
  readonly tree: SyntaxTree;
  readonly item: Item;
}

/** A member of a renamed container keeps its own name. */
function nameFact({ change, also }: ItemChange, old: Version, now: Version): Fact[] {
  const left = [change, ...also].some((kind) => kind === 'renamed' || kind === 'moved');
  const [from, to] = [old.item.path, now.item.path];
  return from === to || !left ? [] : [{ kind: 'name', text: `\`${from}\` is now \`${to}\`` }];
}

function interfaceFacts(old: Facets | null, now: Facets | null): Fact[] {
  if (old === null || now === null) return [];
  const facts: Fact[] = [];
  for (const facet of facets) {
    const from = old.texts.get(facet) ?? '';
    const to = now.texts.get(facet) ?? '';
    if (from !== to) facts.push({ kind: facet, text: `${facet} ${arrow(facet, from, to)}` });
  }
  return [...facts, ...parameterFacts(old.parameters, now.parameters)];
}

function arrow(facet: Facet, from: string, to: string): string {
  const absent = facet === 'visibility' ? 'private' : facet === 'return type' ? '`()`' : 'none';
  const show = (text: string): string => (text === '' ? absent : `\`${text}\``);
  return `${show(from)} → ${show(to)}`;
}

function parameterFacts(old: readonly Parameter[], now: readonly Parameter[]): Fact[] {
  const facts: Fact[] = [];
  const gone = old.filter((one) => !now.some(({ name }) => name === one.name));
  const fresh = now.filter((one) => !old.some(({ name }) => name === one.name));
  for (const [at, parameter] of old.entries()) {
    const same = now.find(({ name }) => name === parameter.name);
    if (same !== undefined && same.type !== parameter.type) {
      const text = `parameter \`${same.name}\`: \`${parameter.type}\` → \`${same.type}\``;
      facts.push({ kind: 'parameter type', text });
    }
    const here = now[at];
    if (same !== undefined || here === undefined || !fresh.includes(here)) continue;
    if (here.type !== parameter.type || old.length !== now.length) continue;
    const text = `parameter \`${parameter.name}\` renamed \`${here.name}\``;
    facts.push({ kind: 'parameter renamed', text });
    gone.splice(gone.indexOf(parameter), 1);
    fresh.splice(fresh.indexOf(here), 1);
  }
  for (const { name, type } of fresh) {
    facts.push({ kind: 'parameter added', text: `new parameter \`${name}: ${type}\`` });
  }
  for (const { name, type } of gone) {
    facts.push({ kind: 'parameter removed', text: `parameter removed: \`${name}: ${type}\`` });
  }
  if (kept(old, now) !== kept(now, old)) {
    facts.push({ kind: 'parameter order', text: 'parameters in another order' });
  }
  return facts;
}

/** Names that the other list has too, in order. */
function kept(list: readonly Parameter[], other: readonly Parameter[]): string {
  const shared = list.filter(({ name }) => other.some((one) => one.name === name));
  return shared.map(({ name }) => name).join();
}

function importFacts(old: Version, now: Version): Fact[] {
  if (old.item.kind !== 'use' || now.item.kind !== 'use') return [];
  return comings('import', importsAt(old), importsAt(now));
}

/** What the places of an option's tuple mean: `verify: bool = (false, parse_bool, [TRACKED], "text")`. */
const OPTION_PLACES = ['default', 'parser', 'dependency tracking', 'description'];

function entryFacts(old: Version, now: Version): Fact[] {
  const kind = old.item.kind;
  if (kind !== 'option' && kind !== 'attribute entry') return [];
  const facts: Fact[] = [];
  const head = ({ tree, item }: Version): string =>
    compactText(codeOf(tokensIn(tree, item.signature)));
  const [from, to] = [head(old), head(now)];
  if (from !== to) facts.push({ kind: 'entry shape', text: `\`${from}\` → \`${to}\`` });
  const [a, b] = [entryArguments(old.tree, old.item), entryArguments(now.tree, now.item)];
  if (a.length !== b.length && kind === 'attribute entry') {
    facts.push({ kind: 'entry shape', text: `${b.length} arguments instead of ${a.length}` });
    return facts;
  }
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if (a[at] === b[at]) continue;
    const place = kind === 'option' ? OPTION_PLACES[at] : undefined;
    const text =
      place === undefined ? `\`${a[at] ?? ''}\` → \`${b[at] ?? ''}\`` : `${place} changed`;
    facts.push({ kind: 'entry value', text });
  }
  return facts;
}

function importsAt({ tree, item }: Version): string[] {
  const node = definitionAt(tree, item);
  const imports = node === null ? [] : importsOf(tree, node);
  return imports.map(({ path, alias }) => (alias === null ? path : `${path} as ${alias}`));
}

function attributesAt({ tree, item }: Version): string[] {
  const texts = item.attributes.map((span) => compactText(codeOf(tokensIn(tree, span))));
  return texts.filter((text) => text !== '').flatMap(oneByOne);
}

/** Each derived trait is an attribute of its own. */
function oneByOne(attribute: string): string[] {
  const derives = /^#\[derive\((.*)\)\]$/.exec(attribute)?.[1];
  return derives === undefined
    ? [attribute]
    : derives.split(',').map((name) => `#[derive(${name.trim()})]`);
}

function comings(
  kind: 'import' | 'attribute',
  from: readonly string[],
  to: readonly string[],
): Fact[] {
  const added = to.filter((text) => !from.includes(text));
  const removed = from.filter((text) => !to.includes(text));
  return [
    ...added.map((text) => ({ kind, text: `${kind} added: \`${text}\`` })),
    ...removed.map((text) => ({ kind, text: `${kind} removed: \`${text}\`` })),
  ];
}
