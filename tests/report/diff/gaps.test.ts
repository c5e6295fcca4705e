import { describe, expect, it } from 'vitest';
import { withGaps } from '../../../src/report/diff/gaps.ts';
import { diffRows } from '../../../src/report/diff/rows.ts';

const lines = (...numbers: number[]): string =>
  numbers.map((number) => `line ${number}\n`).join('');
const upTo = (end: number): number[] => Array.from({ length: end }, (_, at) => at + 1);

/** Line numbers of the side after, and `~n` for a gap of n lines. */
function shape(before: string, after: string): (number | string | null)[] {
  return withGaps(diffRows(before, after)).map((row) =>
    row.kind === 'gap' ? `~${row.lines}` : (row.after?.number ?? null),
  );
}

describe('leaving out what did not change', () => {
  it('keeps three lines around a change', () => {
    expect(shape(lines(...upTo(20)), lines(...upTo(9), 99, ...upTo(20).slice(10)))).toEqual([
      '~6',
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      '~7',
    ]);
  });

  it('does not hide a single line: the gap would take as much room', () => {
    expect(shape(lines(...upTo(5)), lines(...upTo(4), 99))).toEqual([1, 2, 3, 4, 5]);
  });

  it('hides everything where nothing matters', () => {
    expect(shape(lines(...upTo(5)), lines(...upTo(5)))).toEqual(['~5']);
    expect(shape('', '')).toEqual([]);
  });
});
