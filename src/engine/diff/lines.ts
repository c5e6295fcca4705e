/** Offsets and lines of a text. Line numbers here are 0-based. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';
import type { LineRange } from './change.ts';

export interface LineIndex {
  readonly count: number;
  textOf(line: number): string;
  lineOf(offset: number): number;
  startOf(line: number): number;
}

/** Lines end at `\n`; a carriage return belongs to its line. */
export function indexLines(source: string): LineIndex {
  const texts = source.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  return {
    count: texts.length,
    textOf: (line) => texts[line] ?? '',
    startOf: (line) => starts[line] ?? source.length,
    lineOf: (offset) => Math.max(0, firstWhere(starts, (start) => start > offset) - 1),
  };
}

/** Lines on which the span has something; 1-based, inclusive. */
export function linesOfSpan(index: LineIndex, { start, end }: Span): LineRange {
  return { start: index.lineOf(start) + 1, end: index.lineOf(Math.max(start, end - 1)) + 1 };
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The parts of `span` outside `holes` (sorted, disjoint), white space around them cut off, empty ones left out. */
export function fragmentsOf(source: string, span: Span, holes: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = span.start;
  for (const { start, end } of [...holes, { start: span.end, end: span.end }]) {
    const text = source.slice(from, start);
    const cut = text.trim();
    if (cut !== '') {
      const first = from + text.indexOf(cut);
      found.push({ start: first, end: first + cut.length });
    }
    from = end;
  }
  return found;
}

/** With the white space around it that no one shares: its indentation, and what ends its last line. */
export function withMargins(source: string, span: Span): string {
  const { start, end } = marginsOf(source, span);
  return source.slice(start, end);
}

export function marginsOf(source: string, { start, end }: Span): Span {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const next = source.indexOf('\n', end);
  const lineEnd = next === -1 ? source.length : next;
  return {
    start: isBlank(source.slice(lineStart, start)) ? lineStart : start,
    end: isBlank(source.slice(end, lineEnd)) ? lineEnd : end,
  };
}

/** Ascending 0-based line numbers as ranges of 1-based ones. */
export function rangesOf(lines: readonly number[]): LineRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.end === line) last.end = line + 1;
    else ranges.push({ start: line + 1, end: line + 1 });
  }
  return ranges;
}
