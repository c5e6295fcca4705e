/** A change as a `diff` block, which GitHub colours. */
import type { RootContent } from 'mdast';
import { gapWords, withGaps } from '../diff/gaps.ts';
import { diffRows, type Row } from '../diff/rows.ts';
import { count } from '../wording.ts';
import { block, paragraph, words } from './phrase.ts';

const MOST_LINES = 60;
const WIDEST = 300;

export function diffBlocks(before: string | null, after: string | null): RootContent[] {
  const lines = unified(withGaps(diffRows(before ?? '', after ?? '')));
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > WIDEST ? `${line.slice(0, WIDEST)} …` : line));
  const rest = lines.length - shown.length;
  return [
    block('diff', shown.join('\n')),
    ...(rest === 0 ? [] : [paragraph(words(`(${count(rest, 'more line')})`))]),
  ];
}

/** Removed lines of a run before the added ones, as people know it. */
function unified(rows: readonly Row[]): string[] {
  const out: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    out.push(...added);
    added = [];
  };
  for (const row of rows) {
    if (row.kind === 'changed') {
      if (row.before !== null) out.push(`-${row.before.text}`);
      if (row.after !== null) added.push(`+${row.after.text}`);
      continue;
    }
    flush();
    out.push(row.kind === 'gap' ? `@@ ${gapWords(row)} @@` : ` ${row.after.text}`);
  }
  flush();
  return out;
}
