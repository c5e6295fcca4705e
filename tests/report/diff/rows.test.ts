import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRows, type LineRow } from '../../../src/report/diff/rows.ts';

function side(line: LineRow['before']): string {
  if (line === null) return '';
  return line.marks
    .toReversed()
    .reduce(
      (text, { start, end }) =>
        `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      line.text,
    );
}

/** `a | b` a row: what a reader sees, marks in brackets. */
function drawn(before: string, after: string): string[] {
  return diffRows(before, after).map((row) =>
    row.kind === 'same' ? side(row.after) : `${side(row.before)} | ${side(row.after)}`,
  );
}

function textOf(rows: readonly LineRow[], name: 'before' | 'after'): string {
  return rows
    .map((row) => row[name])
    .filter((line) => line !== null)
    .map((line) => line.text)
    .join('\n');
}

/** A final line end that both texts have makes no row. */
function withoutEnd(text: string, other: string): string {
  return text.endsWith('\n') && (other === '' || other.endsWith('\n')) ? text.slice(0, -1) : text;
}

const numbered = (word: string): string =>
  Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join('\n');

describe('a change as rows', () => {
  it('marks the words that differ', () => {
    expect(drawn('x::provide(providers);', 'x::provide(&mut providers.queries);')).toEqual([
      'x::provide(providers); | x::provide([&mut ]providers[.queries]);',
    ]);
  });

  it('pairs the lines that are versions of each other, also around an inserted one', () => {
    expect(drawn('f(a, b);\ng(c);\n', 'f(a, b, x);\nlet y = 1;\ng(c, y);\n')).toEqual([
      'f(a, b); | f(a, b[, x]);',
      ' | let y = 1;',
      'g(c); | g(c[, y]);',
    ]);
  });

  it('does not pair lines that have next to nothing in common', () => {
    expect(drawn('use std::fmt;\nlet a = 1;', 'return 17;\nlet a = 2;')).toEqual([
      'use std::fmt; | ',
      ' | return 17;',
      'let a = [1]; | let a = [2];',
    ]);
  });

  it('sets one line against the one that took its place, unmarked when they share too little', () => {
    expect(drawn('find_by_name', 'filter_by_name')).toEqual(['find_by_name | filter_by_name']);
  });

  it('numbers lines from where the texts begin', () => {
    const rows = diffRows('a\nb', 'a\nc', { before: 10, after: 20 });
    expect(rows.map((row) => [row.before?.number, row.after?.number])).toEqual([
      [10, 20],
      [11, 21],
    ]);
  });

  it('tells a missing final line end from one that is there', () => {
    expect(drawn('a\n', 'a\n')).toEqual(['a']);
    expect(drawn('a', 'a\n')).toEqual(['a', ' | ']);
  });

  it('has no row for two empty texts', () => {
    expect(diffRows('', '')).toEqual([]);
  });

  it('loses and invents no line, on either side, whatever the texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b c', 'b d', '', '}'))
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = diffRows(before, after);
        expect(textOf(rows, 'before')).toBe(withoutEnd(before, after));
        expect(textOf(rows, 'after')).toBe(withoutEnd(after, before));
        expect(
          rows.every((row) => row.kind === 'changed' || row.before.text === row.after.text),
        ).toBe(true);
      }),
    );
  });

  it('gives up on pairing where the texts are large and share nothing, and still shows both', () => {
    const rows = diffRows(numbered('old'), numbered('new'));
    expect(rows).toHaveLength(6_000);
    expect(rows.every((row) => row.before === null || row.after === null)).toBe(true);
  });
});
