/** Small pieces that both pages are made of. */
import type { Element } from 'hast';
import type { ImpactClass } from '../../ports/impact.ts';
import type { Verdict } from '../model.ts';
import { proseParts } from '../prose.ts';
import { moment } from '../wording.ts';
import { el, type Child } from './element.ts';

/** How a tone is said in a word, for those who do not see its colour. */
export const toneMarks: { readonly [Tone in Verdict['tone']]: string } = {
  success: '✓ Done',
  attention: '! Needs attention',
  failure: '✕ Failed',
  progress: '… Under way',
};

export const classTones: { readonly [Class in ImpactClass]: string } = {
  SAFE: 'quiet',
  MINOR: 'progress',
  MODERATE: 'attention',
  BREAKING: 'failure',
};

/** `[term, what]`; those with `null` are left out. */
export function facts(entries: readonly (readonly [string, Child])[]): Element {
  return el(
    'dl',
    { className: ['facts'] },
    entries
      .filter(([, what]) => what !== null)
      .map(([term, what]) => el('div', {}, el('dt', {}, term), el('dd', {}, what))),
  );
}

export function badge(text: string, tone: string): Element {
  return el('span', { className: ['badge', tone] }, text);
}

export function hookBadge(hook: string): Element {
  return el('span', { className: ['badge', 'hook', 'quiet'] }, 'hook ', el('code', {}, hook));
}

export function code(text: string): Element {
  return el('code', {}, text);
}

/** A sentence, with what it sets between backticks as code. */
export function prose(text: string): Child {
  return proseParts(text).map(({ kind, value }) => (kind === 'code' ? code(value) : value));
}

/** Breaks, where it must, after a slash. */
export function path(text: string, line: number | null = null): Element {
  const parts = (line === null ? text : `${text}:${line}`).split(/(?<=\/)/);
  return el(
    'code',
    {},
    parts.flatMap((part, at) => (at === 0 ? [part] : [el('wbr', {}), part])),
  );
}

/** Selected whole by one click, for copying. */
export function command(text: string): Element {
  return el('code', { className: ['command'] }, text);
}

export function time(iso: string): Element {
  return el('time', { dateTime: iso }, moment(iso));
}

export function muted(...children: Child[]): Element {
  return el('span', { className: ['muted'] }, ...children);
}

export function fold(summary: Child, open: boolean, ...children: Child[]): Element {
  return el('details', { open }, el('summary', {}, summary), ...children);
}

export interface Column {
  readonly title: string;
  /** Set to the right. */
  readonly number?: boolean;
  /** Holds words of our own that never wrap. */
  readonly short?: boolean;
}

/** The first cell of a row is its header. On a narrow screen the cells stand below one another. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): Element {
  const look = (at: number): { className?: string[] } => {
    if (columns[at]?.number === true) return { className: ['number'] };
    return columns[at]?.short === true ? { className: ['short'] } : {};
  };
  const cell = (content: Child, at: number): Element =>
    at === 0
      ? el('th', { scope: 'row', ...look(at) }, content)
      : el('td', { ...look(at), dataLabel: columns[at]?.title ?? '' }, content);
  return el(
    'table',
    { className: ['data', 'stack'] },
    el('caption', { className: ['hidden'] }, caption),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        columns.map(({ title }, at) => el('th', { scope: 'col', ...look(at) }, title)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map((row) => el('tr', {}, row.map(cell))),
    ),
  );
}
