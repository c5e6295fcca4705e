/** A change as a table: before left, after right, or one column where one side is all there is. */
import type { Element } from 'hast';
import { gapWords, withGaps } from '../diff/gaps.ts';
import { diffRows, type Line, type LineRow, type Row, type Starts } from '../diff/rows.ts';
import { codeLine } from './code-line.ts';
import { el } from './element.ts';
import { tokenLines, type Token } from './highlight.ts';
import type { Ink } from './ink.ts';
import { count } from '../wording.ts';

export interface CodeChange {
  /** Decides the language, and names the table. */
  readonly path: string;
  /** `null`: not there on this side. */
  readonly before: string | null;
  readonly after: string | null;
  readonly headings: readonly [before: string, after: string];
  /** Where the texts begin in their files; `null`: not known, no lines are numbered. */
  readonly starts?: Starts | null;
  /** Which rows matter; those that changed when left out. */
  readonly keep?: (row: LineRow) => boolean;
}

/** Longer tables are cut, and say so. */
const MOST_ROWS = 400;

/** @param elsewhere where the reader finds what is not drawn: `impact_report.json` */
export function diffTable(change: CodeChange, ink: Ink, elsewhere: string): Element {
  const all = withGaps(
    diffRows(change.before ?? '', change.after ?? '', change.starts ?? undefined),
    change.keep,
  );
  const rows = all.slice(0, MOST_ROWS);
  if (rows.length === 0) return note('No difference.');
  if (!ink.take(rows)) return note(`Not drawn, to keep this page small: see ${elsewhere}.`);
  const cut = all.length - rows.length;
  const table = drawn(change, rows);
  return cut === 0
    ? table
    : el('div', {}, table, note(`${count(cut, 'more row')} not drawn: see ${elsewhere}.`));
}

function note(text: string): Element {
  return el('p', { className: ['muted'] }, text);
}

function drawn(change: CodeChange, rows: readonly Row[]): Element {
  const { path, before, after, headings } = change;
  const one = before === null ? 'after' : after === null ? 'before' : null;
  const sides = one === null ? (['before', 'after'] as const) : ([one] as const);
  const tokens = {
    before: tokenLines(before ?? '', path),
    after: tokenLines(after ?? '', path),
  };
  const heading = { before: headings[0], after: headings[1] };
  return el(
    'table',
    { className: ['diff', one === null ? 'two' : 'one'] },
    el(
      'caption',
      { className: ['hidden'] },
      `${path}: ${sides.map((side) => heading[side]).join(', ')}`,
    ),
    sides.map(() => el('colgroup', {}, el('col', { className: ['n'] }), el('col', {}))),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        sides.map((side) => el('th', { scope: 'colgroup', colSpan: 2 }, heading[side])),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map((row) =>
        row.kind === 'gap'
          ? gap(gapWords(row), sides.length * 2)
          : el(
              'tr',
              row.kind === 'same' ? { className: ['same'] } : {},
              sides.map((side) => cells(row, side, tokens[side], change.starts !== null)),
            ),
      ),
    ),
  );
}

function gap(words: string, columns: number): Element {
  return el('tr', { className: ['gap'] }, el('td', { colSpan: columns }, `⋯ ${words}`));
}

function cells(
  row: LineRow,
  side: 'before' | 'after',
  tokens: readonly Token[][],
  numbered: boolean,
): Element[] {
  const line: Line | null = row[side];
  if (line === null) {
    return [el('td', { className: ['n'] }), el('td', { className: ['none'] })];
  }
  const look = row.kind === 'same' ? null : side === 'before' ? 'r' : 'a';
  return [
    el('td', { className: ['n'] }, numbered ? String(line.number) : null),
    el(
      'td',
      look === null ? {} : { className: [look] },
      codeLine(line, tokens[line.index] ?? [], side === 'before' ? 'del' : 'ins'),
    ),
  ];
}
