/** A page as a browser reads it. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toText } from './text.ts';

export interface ParsedPage {
  readonly root: Root;
  /** What the HTML standard calls parse errors, by name. */
  readonly errors: readonly string[];
  all(selector: string): Element[];
  /** Text of the first match; '' when there is none. */
  text(selector: string): string;
  texts(selector: string): string[];
}

export function parsePage(html: string): ParsedPage {
  const errors: string[] = [];
  const root = fromHtml(html, {
    onerror: (error) => {
      errors.push(error.ruleId ?? error.message);
    },
  });
  return {
    root,
    errors,
    all: (selector) => selectAll(selector, root),
    text: (selector) => toText(select(selector, root)),
    texts: (selector) => selectAll(selector, root).map(toText),
  };
}
