/** The text that a change of an item is about. */
import type { Span } from '../../base/span.ts';
import type { Item } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';
import { fragmentsOf, marginsOf } from './lines.ts';

/** Their members are shown with them: no one reads a struct's braces alone. */
const SMALL = new Set<Item['kind']>(['struct', 'enum', 'union', 'macro call', 'extern block']);

/** Where the item stands without what its members own; all of it where the whole item came, went or moved. */
export function changedSpans(tree: SyntaxTree, item: Item, change: ItemChange): Span[] {
  const whole = change.before === null || change.after === null;
  if ((whole && SMALL.has(item.kind)) || item.children.length === 0) {
    return [marginsOf(tree.source, item)];
  }
  return fragmentsOf(tree.source, item, item.children).map((part) => marginsOf(tree.source, part));
}
