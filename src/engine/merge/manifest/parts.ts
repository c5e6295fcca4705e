/** The merged text as it grows: clean lines, and conflicts as narrow as lines allow. */
import { type Chunk, type ConflictChunk, mergeLines, splitLines } from '../lines.ts';
import type { Sides } from './sides.ts';

export class Parts {
  private readonly chunks: Chunk[] = [];

  clean(text: string): void {
    const lines = splitLines(text);
    const last = this.chunks.at(-1);
    if (lines.length === 0) return;
    if (last?.kind === 'ok') this.chunks[this.chunks.length - 1] = ok([...last.lines, ...lines]);
    else this.chunks.push(ok(lines));
  }

  /** @param line 0-based, of the first line of `texts.ours` in our file */
  conflict(texts: Sides<string>, line: number, reason: string): void {
    for (const chunk of narrowed(texts, line, reason)) {
      if (chunk.kind === 'ok') this.clean(chunk.lines.join(''));
      else this.chunks.push(chunk);
    }
  }

  get all(): readonly Chunk[] {
    return this.chunks;
  }
}

/** Conflicts of the line merge, or, where lines see none, all that differs as one. */
export function narrowed(texts: Sides<string>, line: number, reason: string): Chunk[] {
  const merged = mergeLines(texts.base, texts.ours, texts.theirs);
  if (merged.some((chunk) => chunk.kind === 'conflict')) {
    return merged.map((chunk) =>
      chunk.kind === 'ok' ? chunk : { ...chunk, oursAt: chunk.oursAt + line, reason },
    );
  }
  return [whole(texts, line, reason)];
}

function whole({ base, ours, theirs }: Sides<string>, line: number, reason: string): ConflictChunk {
  return {
    kind: 'conflict',
    base: splitLines(base),
    ours: splitLines(ours),
    theirs: splitLines(theirs),
    oursAt: line,
    reason,
  };
}

function ok(lines: readonly string[]): Chunk {
  return { kind: 'ok', lines };
}
