import type { Element, Root, RootContent } from 'hast';

/** The characters of a node, as they stand. */
export function toText(node: Element | Root | RootContent | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(toText).join('') : '';
}
