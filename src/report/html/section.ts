/** Titled parts of a page. */
import type { Element } from 'hast';
import { el, type Child } from './element.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** How many things it lists, for the contents; `null` where counting says nothing. */
  readonly count: number | null;
  readonly element: Element;
}

export function section(
  id: string,
  title: string,
  count: number | null,
  ...children: Child[]
): Section {
  const heading = `${id}-title`;
  return {
    id,
    title,
    count,
    element: el(
      'section',
      { id, ariaLabelledBy: [heading] },
      el('h2', { id: heading }, title),
      ...children,
    ),
  };
}

/** Ids that say what they name, each given once: `file-passes-rs`, `file-passes-rs-2`. */
export type NameIds = (prefix: string, name: string) => string;

export function idNames(): NameIds {
  const used = new Map<string, number>();
  return (prefix, name) => {
    const words = name.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
    const id = [prefix, ...words].join('-').slice(0, 100);
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    return times === 1 ? id : `${id}--${times}`;
  };
}
