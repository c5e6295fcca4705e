/** HTML as a tree: text is text because it never is markup. Only the serializer writes angle brackets. */
import type { Element, ElementContent, Properties } from 'hast';
import { visible, visibleParts } from '../visible.ts';

/** A text, an element, or nothing. */
export type Child = string | ElementContent | null | readonly Child[];

/** @param properties in hast's names: `className`, `colSpan`, `ariaLabel`, `dataClass` */
export function el(tagName: string, properties: Properties, ...children: Child[]): Element {
  const shown: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    shown[name] = typeof value === 'string' ? visible(value) : value;
  }
  return { type: 'element', tagName, properties: shown, children: children.flatMap(nodesOf) };
}

/** The nodes of a child; characters that would deceive the eye become visible marks. */
export function nodesOf(child: Child): ElementContent[] {
  if (child === null) return [];
  if (typeof child === 'string') return textNodes(child);
  if (isList(child)) return child.flatMap(nodesOf);
  return [child];
}

const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

function textNodes(text: string): ElementContent[] {
  return visibleParts(text).map(({ kind, value }) =>
    kind === 'text' ? { type: 'text', value } : el('span', { className: ['cc'] }, value),
  );
}
