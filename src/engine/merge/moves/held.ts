/** Conflicts that wait outside of a text while it is merged on: a line of their own keeps their place. */
import { lineAt } from '../../../base/span.ts';
import type { ConflictRegion } from '../conflict.ts';
import { splitLines } from '../lines.ts';
import type { FileMerge } from '../outcome.ts';

export interface Held {
  /** The line that stands for it, without its `\n`. */
  readonly sign: string;
  /** With markers. */
  readonly block: string;
  readonly region: ConflictRegion;
}

/** @param name told by it from what is held of other files */
export function holdConflicts(
  text: string,
  regions: readonly ConflictRegion[],
  name: string,
): { readonly text: string; readonly held: readonly Held[] } {
  const lines = splitLines(text);
  const held: Held[] = [];
  const made: string[] = [];
  let from = 0;
  for (const region of regions) {
    const at = region.line - 1;
    const size = heightOf(region);
    const sign = `// conflict ${held.length} at ${name}, held until the file is merged`;
    made.push(...lines.slice(from, at), `${sign}\n`);
    held.push({ sign, block: lines.slice(at, at + size).join(''), region });
    from = at + size;
  }
  made.push(...lines.slice(from));
  return { text: made.join(''), held };
}

/** Lines that a conflict fills, its four markers included. */
export function heightOf({ base, ours, theirs }: ConflictRegion): number {
  return [base, ours, theirs].reduce((sum, text) => sum + splitLines(text).length, 4);
}

/** The conflicts put back; `null` when one has lost its place. */
export function released(merge: FileMerge, held: readonly Held[]): FileMerge | null {
  if (held.length === 0) return merge;
  const open = merge.kind === 'conflict' ? merge.conflicts : [];
  let text = merge.text ?? '';
  const regions = [...open];
  for (const { sign, block, region } of held) {
    const at = text.indexOf(`${sign}\n`);
    if (at === -1 || text.includes(sign, at + 1)) return null;
    if (at > 0 && text[at - 1] !== '\n') return null;
    const line = lineAt(text, at);
    const inside = open.some((one) => one.ours.includes(sign) || one.theirs.includes(sign));
    if (inside) return null;
    const grown = splitLines(block).length - 1;
    text = text.slice(0, at) + block + text.slice(at + sign.length + 1);
    const shifted = regions.map((one) =>
      one.line > line ? { ...one, line: one.line + grown } : one,
    );
    regions.splice(0, regions.length, ...shifted, { ...region, line });
  }
  const conflicts = regions.sort((a, b) => a.line - b.line);
  return { ...merge, kind: 'conflict', text, conflicts };
}
