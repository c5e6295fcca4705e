/** Items of a Markdown list as lines of plain text. */
import type { List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** One line an item; what is nested in it follows after the item's own text, `; ` between. */
export function bulletsOf(list: List): string[] {
  return list.children.map(lineOf).filter((line) => line !== '');
}

function lineOf(item: ListItem): string {
  return item.children
    .map((block) =>
      block.type === 'list'
        ? bulletsOf(block).join('; ')
        : toString(block, { includeHtml: false, includeImageAlt: false }),
    )
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' ');
}
