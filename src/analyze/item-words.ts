/** Item changes in the seed's words: "Function signature changed", "New parameter added". */
import { itemOf, type ItemChangeKind } from '../engine/diff/change.ts';
import type { Fact } from '../engine/diff/facts.ts';
import type { Item } from '../engine/syntax/item.ts';

const CHANGED: { readonly [Kind in ItemChangeKind]: string } = {
  added: 'added',
  removed: 'removed',
  renamed: 'renamed',
  moved: 'moved',
  signature: 'signature changed',
  body: 'body changed',
  attributes: 'attributes changed',
  comments: 'comments changed',
  formatting: 'formatting changed',
};

const FACT_WORDS: Partial<Record<Fact['kind'], string>> = {
  'parameter added': 'New parameter added',
  'parameter removed': 'Parameter removed',
  'parameter type': 'Parameter type changed',
  'parameter renamed': 'Parameter renamed',
  'parameter order': 'Parameter order changed',
  'return type': 'Return type changed',
  'where clause': 'Where clause changed',
  visibility: 'Visibility changed',
  generics: 'Generics changed',
  bounds: 'Bounds changed',
  type: 'Type changed',
  payload: 'Payload changed',
};

/** What is known of these says all there is to say. */
const ENTRIES = new Set<Item['kind']>(['attribute entry', 'option', 'feature', 'symbol', 'query']);

type Named = Pick<Item, 'kind' | 'path'>;

interface Change {
  readonly change: ItemChangeKind;
  readonly before: Named | null;
  readonly after: Named | null;
}

/** A heading that names the item, then one line for each thing that is known to differ; of a table entry one line. */
export function itemWords(change: Change, facts: readonly Fact[]): string[] {
  const item = itemOf(change);
  const where = `\`${item.path || 'file'}\``;
  if (ENTRIES.has(item.kind) && facts.length > 0) {
    return [`${capital(item.kind)} ${where}: ${facts.map(({ text }) => text).join('; ')}`];
  }
  const heading = `${capital(item.kind)} ${CHANGED[change.change]}: ${where}`;
  return [heading, ...facts.map((fact) => factLine(fact, where))];
}

function factLine({ kind, text }: Fact, where: string): string {
  const title = FACT_WORDS[kind];
  if (title === undefined) return `${capital(text)} (${where})`;
  const said = text.replace(/^new parameter |^parameter removed: |^parameter /, '');
  return `${title}: ${said} (${where})`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `12 other items changed, none of which the fork touches or uses`; of a fork that was not read only what is declared. */
export function otherItems(count: number, more: boolean, forkRead: boolean): string {
  const one = count === 1;
  const items = `${count} ${more ? 'other ' : ''}${one ? 'item' : 'items'} changed`;
  if (forkRead) {
    return `${items}, ${one ? 'which the fork neither touches nor uses' : 'none of which the fork touches or uses'}`;
  }
  const declared = 'declared hook or dependency touches or uses';
  return `${items}, ${one ? `which no ${declared}` : `none of which a ${declared}`}`;
}
