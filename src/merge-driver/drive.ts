/**
 * One call of the driver: the engine's merge, or on any failure of it the plain line merge. The file is written once,
 * at the end. Never "ours" alone: git takes what stands there for the result.
 */
import { decodeUtf8 } from '../base/utf8.ts';
import { mergedPieces } from '../engine/conflicted/merged.ts';
import { conflictsIn, type ConflictPiece } from '../engine/conflicted/pieces.ts';
import { writeConflicts } from '../engine/conflicted/write.ts';
import type { FileMerge } from '../engine/merge/outcome.ts';
import type { DriverCall } from './call.ts';
import { type Contents, type LineMerge, mergedByLines } from './line-merge.ts';
import type { Merger } from './merger.ts';

export interface DriverPorts {
  /** Throws when it cannot be read. */
  readonly read: (path: string) => Promise<Buffer>;
  /** Whole or not at all. */
  readonly write: (path: string, bytes: Buffer) => Promise<void>;
  readonly merger: () => Merger;
  readonly lineMerge: LineMerge;
}

export interface Driven {
  /** What git is told: 0 clean, 1 look at it. */
  readonly exit: 0 | 1;
  /** Why it is not the engine's merge; `null` when it is. */
  readonly failure: string | null;
  readonly conflicts: readonly ConflictPiece[];
  /** `null`: the engine gave none. */
  readonly merge: FileMerge | null;
}

/** Throws what cannot be helped: our side cannot be read, or the result not written. */
export async function driveMerge(call: DriverCall, ports: DriverPorts): Promise<Driven> {
  const ours = await ports.read(call.ours);
  const others = await Promise.all(
    [call.base, call.theirs].map((path) =>
      ports.read(path).catch((error: unknown) => new Error(said(error))),
    ),
  );
  const [base, theirs] = others;
  if (Buffer.isBuffer(base) && Buffer.isBuffer(theirs)) {
    const contents = { base, ours, theirs };
    const outcome = await byEngine(call, contents, ports).catch((error: unknown) => said(error));
    if (typeof outcome !== 'string') {
      await ports.write(call.ours, outcome.bytes);
      return outcome.driven;
    }
    return byLines(call, contents, outcome, ports);
  }
  const lost = others.find((one) => one instanceof Error);
  const contents = { base: bytesOr(base), ours, theirs: bytesOr(theirs) };
  return byLines(call, contents, lost instanceof Error ? lost.message : '', ports, true);
}

async function byEngine(
  { markerSize, path, labels }: DriverCall,
  contents: Contents,
  ports: DriverPorts,
): Promise<{ bytes: Buffer; driven: Driven }> {
  const versions = {
    path,
    base: textOf(contents.base),
    ours: textOf(contents.ours),
    theirs: textOf(contents.theirs),
  };
  const merge = await ports.merger().merge({ versions, labels });
  const { text, pieces } = writeConflicts(mergedPieces(merge), { size: markerSize, base: true });
  const conflicts = conflictsIn(pieces);
  const exit = conflicts.length === 0 && merge.kind === 'clean' ? 0 : 1;
  return { bytes: Buffer.from(text), driven: { exit, failure: null, conflicts, merge } };
}

async function byLines(
  call: DriverCall,
  contents: Contents,
  failure: string,
  ports: DriverPorts,
  whole = false,
): Promise<Driven> {
  const { bytes, conflicts } = await mergedByLines(call, contents, whole, ports.lineMerge);
  await ports.write(call.ours, bytes);
  return { exit: 1, failure, conflicts, merge: null };
}

function bytesOr(read: Buffer | Error | undefined): Buffer {
  return Buffer.isBuffer(read) ? read : Buffer.alloc(0);
}

function textOf(bytes: Buffer): string {
  const text = decodeUtf8(bytes);
  if (text === null) throw new Error('it is not UTF-8');
  return text;
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
