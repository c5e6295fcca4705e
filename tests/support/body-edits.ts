import type { Span } from '../../src/base/span.ts';
import type { BodyEdit } from '../../src/engine/diff/body-edit.ts';
import { bodyEdits } from '../../src/engine/diff/body-edits.ts';
import type { ItemChange } from '../../src/engine/diff/change.ts';
import { diffItems } from '../../src/engine/diff/items.ts';
import { codeOf, tokensIn } from '../../src/engine/syntax/tokens.ts';
import type { SyntaxTree } from '../../src/engine/syntax/tree.ts';
import { rustParser } from './rust-parser.ts';

export interface EditedBody {
  readonly before: SyntaxTree;
  readonly after: SyntaxTree;
  readonly change: ItemChange;
  readonly edits: readonly BodyEdit[];
}

const KINDS = ['function', 'method', 'const', 'static', 'macro', 'macro call'];

/** Each pair whose body changed, with the edits in it. */
export async function editedBodies(old: string, now: string): Promise<EditedBody[]> {
  const parser = await rustParser();
  const [before, after] = [parser.parse(old), parser.parse(now)];
  return diffItems(before, after)
    .filter(({ change, also, after: item }) => {
      const hasBody = item !== null && KINDS.includes(item.kind);
      return hasBody && [change, ...also].includes('body');
    })
    .map((change) => ({ before, after, change, edits: bodyEdits(before, after, change) }));
}

/** What is left of both bodies without the edits, members and commas before a closing delimiter; equal, or one was missed. */
export function outsideEdits(edited: EditedBody): { before: string; after: string } {
  const rest = (side: 'before' | 'after'): string => {
    const item = edited.change[side];
    if (item?.body === null || item === null) return '';
    const spans = edited.edits.map((edit) => edit[side]).filter((span) => span !== null);
    const holes = disjoint([...spans, ...item.children]);
    const tokens = codeOf(tokensIn(edited[side], item.body, holes));
    return tokens
      .filter((text, at) => !(text === ',' && /^[)\]}>]?$/.test(tokens[at + 1] ?? '')))
      .join(' ');
  };
  return { before: rest('before'), after: rest('after') };
}

/** Edits that stand in one another or overlap. */
export function overlaps(edits: readonly BodyEdit[]): string[] {
  const found: string[] = [];
  for (const side of ['before', 'after'] as const) {
    const spans = edits.map((edit) => edit[side]).filter((span) => span !== null);
    const sorted = [...spans].sort((a, b) => a.start - b.start);
    sorted.forEach((span, at) => {
      const next = sorted[at + 1];
      if (next !== undefined && next.start < span.end) found.push(`${side} ${next.start}`);
    });
  }
  return found;
}

function disjoint(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
