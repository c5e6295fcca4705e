/** Item changes in the seed's words: "Function signature changed", "New parameter added". */
import { itemOf, type ItemChangeKind } from '../engine/diff/change.ts';
import type { ComparedChange } from '../engine/diff/comparison.ts';
import type { Fact } from '../engine/diff/facts.ts';

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
  'entry shape': 'Entry form changed',
  'entry value': 'Entry value changed',
  'where clause': 'Where clause changed',
  visibility: 'Visibility changed',
  generics: 'Generics changed',
  bounds: 'Bounds changed',
  type: 'Type changed',
  payload: 'Payload changed',
};

/** A heading that names the item, then one line for each thing that is known to differ. */
export function itemWords(change: ComparedChange, facts: readonly Fact[]): string[] {
  const item = itemOf(change);
  const where = `\`${item.path || 'file'}\``;
  const heading = `${capital(item.kind)} ${CHANGED[change.change]}: ${where}`;
  return [heading, ...facts.map((fact) => factLine(fact, where))];
}

function factLine({ kind, text }: Fact, where: string): string {
  const title = FACT_WORDS[kind];
  if (title === undefined) return `${capital(text)} (${where})`;
  const said = text.replace(/^new parameter |^parameter removed: |^parameter /, '');
  return `${title}: ${said} (${where})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `12 other items changed, none of which the fork touches or uses`. */
export function otherItems(count: number, more: boolean): string {
  const items = `${count} ${more ? 'other ' : ''}${count === 1 ? 'item' : 'items'} changed`;
  return `${items}, ${count === 1 ? 'which' : 'none of which'} the fork ${count === 1 ? 'neither touches nor uses' : 'touches or uses'}`;
}
