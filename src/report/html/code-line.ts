/** One line of code: colours of its tokens, and marks over words that differ. */
import type { ElementContent } from 'hast';
import type { Line } from '../diff/rows.ts';
import { el, nodesOf } from './element.ts';
import type { Token } from './highlight.ts';

/** @param mark `del` on the side before, `ins` on the side after */
export function codeLine(
  line: Line,
  tokens: readonly Token[],
  mark: 'del' | 'ins',
): ElementContent[] {
  const out: ElementContent[] = [];
  let at = 0;
  for (const { start, end } of line.marks) {
    out.push(...paint(tokens, at, start), el(mark, {}, paint(tokens, start, end)));
    at = end;
  }
  return [...out, ...paint(tokens, at, Number.POSITIVE_INFINITY)];
}

/** The tokens between two offsets of the line. */
function paint(tokens: readonly Token[], from: number, to: number): ElementContent[] {
  const out: ElementContent[] = [];
  let at = 0;
  for (const { text, look } of tokens) {
    const piece = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += text.length;
    if (piece === '') continue;
    if (look === null) out.push(...nodesOf(piece));
    else out.push(el('span', { className: [look] }, piece));
  }
  return out;
}
