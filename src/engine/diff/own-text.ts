/** The text that a change of an item is about. */
import type { Item } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';
import { fragmentsOf, withMargins } from './lines.ts';

/** Lines of the item without what its members own; all of it where the whole item came, went or moved. */
export function changedText(tree: SyntaxTree, item: Item, change: ItemChange): string {
  const whole = change.before === null || change.after === null;
  if (whole || item.children.length === 0) return withMargins(tree.source, item);
  return fragmentsOf(tree.source, item, item.children)
    .map((fragment) => withMargins(tree.source, fragment))
    .join('\n');
}
