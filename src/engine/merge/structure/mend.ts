/** A merge that the certificate refuses at some places: what stands there becomes a conflict, the rest is kept. */
import type { Chunk } from '../lines.ts';
import type { Certificate, Edit } from '../survival/certificate.ts';
import { hasConflict } from './conflict-lines.ts';
import { smallest } from './line-merge.ts';
import { inOwnLines, Rows, type Stretch } from './own-lines.ts';
import type { Sources } from './source.ts';

/** How a conflict is made of what is refused. */
export interface Mending {
  /** Rows that it takes in on both sides. */
  readonly by: number;
  /** Of the edits that are lost: all of their lines, or the first alone. */
  readonly whole: boolean;
  /** Made as small as a line merge of its lines can make it, none where one side alone changed them? */
  readonly byLines: boolean;
}

/** @returns `null`: nothing says where it is refused, or no conflict can be made of it */
export function mended(
  sources: Sources,
  chunks: readonly Chunk[],
  { edits, refusal }: Certificate,
  { by, whole, byLines }: Mending,
): Chunk[] | null {
  if (refusal === null || refusal.kind === 'too large to prove') return null;
  const rows = Rows.of(sources, chunks);
  const refused =
    refusal.kind === 'conflict not of the texts'
      ? [rows.atConflict(refusal.conflict)]
      : [rows.atLine(refusal.line - 1), ...edits.flatMap((edit) => lost(rows, edit, whole))];
  const open = rows.withConflicts(
    refused.map(({ from, to }) => ({ from: from - by, to: to + by })),
    byLines,
  );
  if (!hasConflict(open)) return null;
  return byLines ? inOwnLines(sources, smallest(open, sources)) : open;
}

function lost(rows: Rows, { side, line, added, fate }: Edit, whole: boolean): Stretch[] {
  if (fate.kind !== 'lost') return [];
  const from = line - 1;
  if (added === '') return [rows.of('base', from, from + 1)];
  return [rows.of(side, from, from + (whole ? added.split('\n').length : 1))];
}
