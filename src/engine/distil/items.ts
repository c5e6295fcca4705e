/** What happened to the items of a file, in words that hold no text of upstream's. */
import { withDescendants, type Item } from '../syntax/item.ts';
import { itemOf } from '../diff/change.ts';
import { factsOf } from '../diff/facts.ts';
import { diffItems } from '../diff/items.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemFacts } from './facts.ts';

/** @param told items whose entries are told of elsewhere */
export function itemFacts(
  before: SyntaxTree,
  after: SyntaxTree,
  told: readonly Item[],
): ItemFacts[] {
  const inTold = (item: Item): boolean =>
    told.some((one) => one.path === item.path && one.kind === item.kind) ||
    told.some((one) => [...withDescendants(one)].some(({ path }) => path === item.path));
  return diffItems(before, after)
    .filter((change) => !change.within && itemOf(change).kind !== 'comment')
    .filter((change) => !(inTold(itemOf(change)) && isEntry(itemOf(change))))
    .map((change) => {
      const { kind, path } = itemOf(change);
      const how = factsOf(before, after, change).map(({ text }) => withoutLiterals(text));
      return { change: change.change, also: [...change.also], kind, path, how };
    });
}

function isEntry({ kind }: Item): boolean {
  return kind === 'attribute entry' || kind === 'option';
}

function withoutLiterals(text: string): string {
  return text.replaceAll(/(?:\b(?:b|c|br|cr|r))?(#*)"(?:[^"\\]|\\.)*"\1/gs, '""');
}
