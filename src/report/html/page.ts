/** A whole page in one file: nothing is loaded, nothing runs. */
import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visible } from '../visible.ts';
import { el } from './element.ts';
import { prose } from './parts.ts';
import type { Section } from './section.ts';
import { styleSheet } from './style/sheet.ts';

export interface Page {
  /** `Sync report`, for the browser's tab and the line above the verdict. */
  readonly name: string;
  readonly verdict: { readonly tone: string; readonly mark: string; readonly sentence: string };
  /** What it is about: `1.72.0 → 1.73.0`. */
  readonly subject: string;
  readonly facts: ElementContent;
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** Only the sheet with this hash applies; scripts, images, frames, requests and forms are refused. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styleSheet).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function renderPage(page: Page): string {
  const html = el('html', { lang: 'en' }, head(page), body(page));
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`;
}

function head({ name, subject }: Page): Element {
  return el(
    'head',
    {},
    el('meta', { charSet: 'utf-8' }),
    el('meta', { httpEquiv: ['Content-Security-Policy'], content: POLICY }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('title', {}, { type: 'text', value: visible(`${name} ${subject}`) }),
    el('style', {}, { type: 'text', value: styleSheet }),
  );
}

function body({ name, subject, verdict, facts, sections, footer }: Page): Element {
  return el(
    'body',
    {},
    el('a', { className: ['skip'], href: '#main' }, 'Skip to the content'),
    el(
      'header',
      {},
      el('p', { className: ['eyebrow'] }, `${name} · ${subject}`),
      el(
        'div',
        { className: ['verdict', verdict.tone] },
        el('p', { className: ['mark'] }, verdict.mark),
        el('h1', {}, prose(verdict.sentence)),
      ),
      facts,
      el('nav', { ariaLabel: 'Contents' }, el('ul', {}, sections.map(link))),
    ),
    el(
      'main',
      { id: 'main' },
      sections.map(({ element }) => element),
    ),
    el('footer', {}, el('p', {}, footer)),
  );
}

function link({ id, title, count }: Section): Element {
  return el(
    'li',
    {},
    el('a', { href: `#${id}` }, title),
    count === null ? null : el('span', { className: ['muted'] }, ` ${count}`),
  );
}
