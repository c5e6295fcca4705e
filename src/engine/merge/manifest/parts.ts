/** The merged text as it grows: clean lines, and conflicts as narrow as lines allow. */
import { type Chunk, mergeLines, splitLines } from '../lines.ts';
import { type Sides, sidesOf } from './sides.ts';

export class Parts {
  private readonly chunks: Chunk[] = [];
  /** Clean lines since the last conflict. */
  private open: string[] = [];

  clean(text: string): void {
    for (const line of splitLines(text)) this.open.push(line);
  }

  /** @param line 0-based, of the first line of `texts.ours` in our file */
  conflict(texts: Sides<string>, line: number, reason: string): void {
    this.add(narrowed(texts, line, reason));
  }

  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      if (chunk.kind === 'ok') this.clean(chunk.lines.join(''));
      else {
        this.close();
        this.chunks.push(chunk);
      }
    }
  }

  all(): readonly Chunk[] {
    this.close();
    return this.chunks;
  }

  private close(): void {
    if (this.open.length > 0) this.chunks.push(ok(this.open));
    this.open = [];
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
