/** The result of a merge as pieces. */
import type { FileMerge } from '../merge/outcome.ts';
import { splitLines } from '../merge/lines.ts';
import { type Marker, markerOf } from './marker.ts';
import { joined, type Piece } from './pieces.ts';

/** Throws when text and conflicts do not belong together: a bug of the merge. */
export function mergedPieces(merge: FileMerge): Piece[] {
  const lines = splitLines(merge.text ?? '');
  if (merge.kind === 'clean') return joined([{ kind: 'text', lines }]);
  const pieces: Piece[] = [];
  let past = 0;
  for (const { line, ...texts } of merge.conflicts) {
    const ours = splitLines(texts.ours);
    const base = splitLines(texts.base);
    const theirs = splitLines(texts.theirs);
    const open = line - 1;
    const bar = open + ours.length + 1;
    const middle = bar + base.length + 1;
    const close = middle + theirs.length + 1;
    const label = (at: number, kind: Marker['kind']): string => {
      const marker = markerOf(lines[at] ?? '');
      if (marker?.kind === kind) return marker.label;
      throw new Error(`the merge names a conflict at line ${line} that is not there`);
    };
    label(middle, '=');
    const labels = { ours: label(open, '<'), base: label(bar, '|'), theirs: label(close, '>') };
    pieces.push({ kind: 'text', lines: lines.slice(past, open) });
    pieces.push({ kind: 'conflict', line, ours, base, theirs, labels });
    past = close + 1;
  }
  pieces.push({ kind: 'text', lines: lines.slice(past) });
  return joined(pieces);
}
