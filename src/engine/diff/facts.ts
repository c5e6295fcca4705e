/** What exactly is different about a changed item, each thing in a few words. */
import { importsOf } from '../syntax/uses.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';
import { entryFacts } from './entry-facts.ts';
import type { Fact, Version } from './fact.ts';
import {
  definitionAt,
  facets,
  facetsOf,
  type Facet,
  type Facets,
  type Parameter,
} from './facets.ts';

export type { Fact } from './fact.ts';

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
