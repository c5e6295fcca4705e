/** Base, ours, theirs and result of one file, as the three changes a reviewer asks about. */
import type { Element } from 'hast';
import { diffRows, type LineRow } from '../../diff/rows.ts';
import type { FileSides } from '../../model.ts';
import { diffTable, type CodeChange } from '../diff-table.ts';
import { el } from '../element.ts';
import type { Ink } from '../ink.ts';
import { fold, muted } from '../parts.ts';

export interface Versions {
  readonly from: string;
  readonly to: string;
}

/** Lines of base on either side of the fork's own change that count as its surroundings. */
const NEAR = 12;

export function sideViews(sides: FileSides, { from, to }: Versions, ink: Ink): Element {
  const { base, ours, theirs, result } = sides;
  const view = (title: string, open: boolean, change: Omit<CodeChange, 'path'>): Element =>
    fold(title, open, diffTable({ path: sides.path, ...change }, ink, 'sync_report.json'));
  return el(
    'div',
    {},
    result === null
      ? el('p', {}, muted('There is no result of this file, or none yet.'))
      : view("The fork's change as it is now", true, {
          before: theirs,
          after: result,
          headings: [`Theirs · upstream ${to}`, 'Result · the fork after the sync'],
        }),
    view("The fork's change as it was", result === null, {
      before: base,
      after: ours,
      headings: [`Base · upstream ${from}`, 'Ours · the fork before the sync'],
    }),
    view("Upstream's change around it", false, {
      before: base,
      after: theirs,
      headings: [`Base · upstream ${from}`, `Theirs · upstream ${to}`],
      keep: nearForkChange(base, ours),
    }),
  );
}

/** Of upstream's changes, those beside lines that the fork changes too. */
function nearForkChange(base: string | null, ours: string | null): (row: LineRow) => boolean {
  const touched = new Set<number>();
  let last = 0;
  for (const row of diffRows(base ?? '', ours ?? '')) {
    if (row.before !== null) last = row.before.number;
    if (row.kind === 'changed') {
      for (let line = last - NEAR; line <= last + NEAR; line++) touched.add(line);
    }
  }
  let at = 0;
  return (row) => {
    if (row.before !== null) at = row.before.number;
    return row.kind === 'changed' && touched.has(at);
  };
}
