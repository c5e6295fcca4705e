/** Leaves out what did not change, or is not asked for. */
import { count } from '../wording.ts';
import type { LineRow, Row } from './rows.ts';

/** Unchanged lines kept around each change. */
const CONTEXT = 3;

/** A gap is made only where it hides more than the line it takes itself. */
export function withGaps(
  rows: readonly LineRow[],
  keep: (row: LineRow) => boolean = (row) => row.kind === 'changed',
  context = CONTEXT,
): Row[] {
  const shown = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    if (keep(row)) shown.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const out: Row[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && shown[end] === 0) end++;
    if (end - at > 1) out.push(gapOf(rows.slice(at, end)));
    else out.push(...rows.slice(at, end));
    out.push(...rows.slice(end, end + 1));
    at = end + 1;
  }
  return out;
}

function gapOf(rows: readonly LineRow[]): Row {
  const changed = rows.filter((row) => row.kind === 'changed').length;
  return { kind: 'gap', lines: rows.length, changed };
}

/** What a gap says in its place. */
export function gapWords({ lines, changed }: Extract<Row, { kind: 'gap' }>): string {
  if (changed === 0) return count(lines, 'unchanged line');
  return `${count(lines, 'line')} left out, ${changed} of them changed`;
}
