/** The merged text as it grows: clean lines, and conflicts as narrow as lines allow. */
import { type Chunk, mergeLines, splitLines } from '../lines.ts';
import { type Sides, sidesOf } from './sides.ts';

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
    this.add(narrowed(texts, line, reason));
  }

  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
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
  if (!merged.some((chunk) => chunk.kind === 'conflict')) return undivided(texts, line, reason);
  return merged.map((chunk) =>
    chunk.kind === 'ok' ? chunk : { ...chunk, oursAt: chunk.oursAt + line, reason },
  );
}

/** One conflict, from the first to the last line that is not the same in all three. */
export function undivided(texts: Sides<string>, line: number, reason: string): Chunk[] {
  const { base, ours, theirs } = sidesOf(texts, splitLines);
  const shortest = Math.min(base.length, ours.length, theirs.length);
  const same = (at: number): boolean =>
    base.at(at) === ours.at(at) && ours.at(at) === theirs.at(at);
  let first = 0;
  while (first < shortest && same(first)) first++;
  let last = 0;
  while (last < shortest - first && same(-1 - last)) last++;
  const middle = sidesOf({ base, ours, theirs }, (lines) =>
    lines.slice(first, lines.length - last),
  );
  const chunks: Chunk[] = [
    ok(ours.slice(0, first)),
    { kind: 'conflict', ...middle, oursAt: line + first, reason },
    ok(ours.slice(ours.length - last)),
  ];
  return chunks.filter((chunk) => chunk.kind === 'conflict' || chunk.lines.length > 0);
}

function ok(lines: readonly string[]): Chunk {
  return { kind: 'ok', lines };
}
