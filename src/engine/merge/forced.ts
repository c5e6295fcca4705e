/** Conflicts made of what merged cleanly and must not pass. */
import { hunksOf } from './diff/hunks.ts';
import type { Watch } from './limit.ts';
import { type Chunk, type ConflictChunk, splitLines } from './lines.ts';
import type { Texts } from './factor.ts';

export interface Refused {
  readonly reason: string;
  /** The lines of our side that are refused; `null`: everything our side brought. */
  readonly lines: string | null;
}

/** `chunks` with the refused lines as conflicts; a conflict that holds them already gets the reason. */
export function forced(
  chunks: readonly Chunk[],
  refused: readonly Refused[],
  texts: Texts,
  watch?: Watch,
): readonly Chunk[] {
  let open = chunks;
  for (const { reason, lines } of refused) {
    if (lines !== null) open = split(open, splitLines(lines), reason, texts.ours);
  }
  const [first] = refused;
  if (first === undefined || open.some(({ kind }) => kind === 'conflict')) return open;
  return ourEdits(open, first.reason, texts, watch) ?? [whole(texts, first.reason)];
}

function split(
  chunks: readonly Chunk[],
  lines: readonly string[],
  reason: string,
  ours: string,
): Chunk[] {
  return chunks.flatMap((chunk): Chunk[] => {
    const at = indexOfLines(chunk.kind === 'ok' ? chunk.lines : chunk.ours, lines);
    if (at === -1) return [chunk];
    if (chunk.kind === 'conflict') return [{ ...chunk, reason }];
    return [
      { kind: 'ok', lines: chunk.lines.slice(0, at) },
      conflict([], lines, [], reason, ours),
      { kind: 'ok', lines: chunk.lines.slice(at + lines.length) },
    ];
  });
}

/** Where a clean merge is not as theirs, our side made it so; `null` when it is theirs throughout. */
function ourEdits(
  chunks: readonly Chunk[],
  reason: string,
  { ours, theirs }: Texts,
  watch?: Watch,
): Chunk[] | null {
  const merged = chunks.flatMap((chunk) => (chunk.kind === 'ok' ? chunk.lines : []));
  const others = splitLines(theirs);
  const made: Chunk[] = [];
  let past = 0;
  for (const { at, end, to, toEnd } of hunksOf(others, merged, watch)) {
    const gone = others.slice(at, end);
    made.push(
      { kind: 'ok', lines: others.slice(past, at) },
      conflict(gone, merged.slice(to, toEnd), gone, reason, ours),
    );
    past = end;
  }
  if (made.length === 0) return null;
  return [...made, { kind: 'ok', lines: others.slice(past) }];
}

function whole({ base, ours, theirs }: Texts, reason: string): ConflictChunk {
  return conflict(splitLines(base), splitLines(ours), splitLines(theirs), reason, ours);
}

function conflict(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  reason: string,
  text: string,
): ConflictChunk {
  const oursAt = Math.max(0, indexOfLines(splitLines(text), ours));
  return { kind: 'conflict', base, ours, theirs, oursAt, reason };
}

function indexOfLines(lines: readonly string[], wanted: readonly string[]): number {
  return lines.findIndex((_, at) => wanted.every((line, offset) => lines[at + offset] === line));
}
