/** Conflicts made of what merged cleanly and must not pass. */
import { diffArrays } from 'diff';
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
): readonly Chunk[] {
  let open = chunks;
  for (const { reason, lines } of refused) {
    if (lines !== null) open = split(open, splitLines(lines), reason, texts.ours);
  }
  const [first] = refused;
  if (first === undefined || open.some(({ kind }) => kind === 'conflict')) return open;
  return ourEdits(open, first.reason, texts) ?? [whole(texts, first.reason)];
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

/** Beyond it, comparing costs more than a finer conflict is worth. */
const MOST_EDITS = 5000;

/** Where a clean merge is not as theirs, our side made it so; `null` when it is theirs throughout. */
function ourEdits(
  chunks: readonly Chunk[],
  reason: string,
  { ours, theirs }: Texts,
): Chunk[] | null {
  const merged = chunks.flatMap((chunk) => (chunk.kind === 'ok' ? chunk.lines : []));
  const made: Chunk[] = [];
  let gone: string[] = [];
  let added: string[] = [];
  const finish = (): void => {
    if (gone.length + added.length > 0) made.push(conflict(gone, added, gone, reason, ours));
    [gone, added] = [[], []];
  };
  const parts = diffArrays(splitLines(theirs), [...merged], { maxEditLength: MOST_EDITS });
  for (const part of parts ?? []) {
    if (part.added) added = added.concat(part.value);
    else if (part.removed) gone = gone.concat(part.value);
    else {
      finish();
      made.push({ kind: 'ok', lines: part.value });
    }
  }
  finish();
  return made.some(({ kind }) => kind === 'conflict') ? made : null;
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
