/** Offsets of lines. Texts here end their lines with `\n` alone. */
import type { Span } from '../../base/span.ts';

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line's `\n`, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** The lines that `span` fills, from first start to behind the last `\n`; `null` when it shares one with other code. */
export function wholeLines(text: string, span: Span): Span | null {
  const start = lineStart(text, span.start);
  const end = nextLine(text, span.end);
  const around = text.slice(start, span.start) + text.slice(span.end, end);
  return around.trim() === '' ? { start, end } : null;
}

/** How many empty lines end right before `offset`, a line start. */
export function blanksBefore(text: string, offset: number): number {
  return (/(?:^|\n)((?:[ \t]*\n)*)$/.exec(text.slice(0, offset))?.[1] ?? '').split('\n').length - 1;
}

/** How many empty lines begin at `offset`, a line start. */
export function blanksAfter(text: string, offset: number): number {
  return (/^(?:[ \t]*\n)*/.exec(text.slice(offset))?.[0] ?? '').split('\n').length - 1;
}
