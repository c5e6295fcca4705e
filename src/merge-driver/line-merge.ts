/** What is left when the engine fails: git's own line merge, and where git refuses (binary files) our own, on bytes. */
import { readConflicts } from '../engine/conflicted/read.ts';
import { type ConflictPiece, conflictsIn, type Piece } from '../engine/conflicted/pieces.ts';
import { writeConflicts } from '../engine/conflicted/write.ts';
import { mergeLines, splitLines } from '../engine/merge/lines.ts';
import type { DriverCall } from './call.ts';

export interface Contents {
  readonly base: Buffer;
  readonly ours: Buffer;
  readonly theirs: Buffer;
}

/** Git's line merge in diff3 form; `null` when git does not merge these, or cannot be run. */
export type LineMerge = (
  contents: Contents,
  form: Pick<DriverCall, 'labels' | 'markerSize'>,
) => Promise<Buffer | null>;

/** @param whole no line may pass: a side could not be read */
export async function mergedByLines(
  call: DriverCall,
  contents: Contents,
  whole: boolean,
  lineMerge: LineMerge,
): Promise<{ readonly bytes: Buffer; readonly conflicts: readonly ConflictPiece[] }> {
  const bytes = whole ? null : await lineMerge(contents, call).catch(() => null);
  if (bytes !== null) {
    const read = readConflicts(bytes.toString('utf8'), call.markerSize);
    return { bytes, conflicts: read.kind === 'conflicts' ? conflictsIn(read.pieces) : [] };
  }
  // One character a byte: whatever the encoding, no byte is lost.
  const [base, ours, theirs] = [contents.base, contents.ours, contents.theirs].map((one) =>
    one.toString('latin1'),
  );
  const sides = { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' };
  const pieces = whole ? [wholeConflict(sides, call)] : linePieces(sides, call);
  const written = writeConflicts(pieces, { size: call.markerSize, base: true });
  return { bytes: Buffer.from(written.text, 'latin1'), conflicts: conflictsIn(written.pieces) };
}

interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function linePieces({ base, ours, theirs }: Sides, call: DriverCall): Piece[] {
  return mergeLines(base, ours, theirs).map((chunk) =>
    chunk.kind === 'ok'
      ? { kind: 'text', lines: chunk.lines }
      : { ...chunk, line: 0, labels: latin1(call) },
  );
}

function wholeConflict({ base, ours, theirs }: Sides, call: DriverCall): ConflictPiece {
  return {
    kind: 'conflict',
    line: 0,
    ours: splitLines(ours),
    base: splitLines(base),
    theirs: splitLines(theirs),
    labels: latin1(call),
  };
}

function latin1({ labels }: DriverCall): DriverCall['labels'] {
  const { ours, base, theirs } = labels;
  return { ours: bytesOf(ours), base: bytesOf(base), theirs: bytesOf(theirs) };
}

/** The bytes of UTF-8, one character a byte as in the texts. */
function bytesOf(label: string): string {
  return Buffer.from(label).toString('latin1');
}
