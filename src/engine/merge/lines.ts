/** The line merge: what any three-way merge of plain text does, by npm's `diff3`. */
import diff3Merge from 'diff3';
import { inRuns, outOfRuns } from './runs.ts';

export type Chunk =
  | { readonly kind: 'ok'; readonly lines: readonly string[] }
  | {
      readonly kind: 'conflict';
      readonly base: readonly string[];
      readonly ours: readonly string[];
      readonly theirs: readonly string[];
      /** Index of the first of `ours` among the lines of our side. */
      readonly oursAt: number;
      /** Why, when it is not that both sides changed these lines. */
      readonly reason: string | null;
    };

export type ConflictChunk = Extract<Chunk, { kind: 'conflict' }>;

/** Lines with their `\n`; the last one may lack it. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Edits that touch each other conflict, as in git. A conflict holds no line that both sides begin or end with. */
export function mergeLines(base: string, ours: string, theirs: string): Chunk[] {
  const all = inRuns([base, ours, theirs].map(splitLines));
  const [o = [], a = [], b = []] = all.texts;
  const lines = (tokens: readonly string[]): readonly string[] => outOfRuns(all, tokens);
  return diff3Merge(a, o, b).flatMap((part): Chunk[] => {
    if ('ok' in part) return [{ kind: 'ok', lines: lines(part.ok) }];
    const { conflict } = part;
    return trimmed({
      kind: 'conflict',
      base: lines(conflict.o),
      ours: lines(conflict.a),
      theirs: lines(conflict.b),
      oursAt: lines(a.slice(0, conflict.aIndex)).length,
      reason: null,
    });
  });
}

/** The merged text, or `null` when there is a conflict. */
export function cleanText(chunks: readonly Chunk[]): string | null {
  const lines: string[] = [];
  for (const chunk of chunks) {
    if (chunk.kind === 'conflict') return null;
    for (const line of chunk.lines) lines.push(line);
  }
  return lines.join('');
}

function trimmed(chunk: ConflictChunk): Chunk[] {
  const { ours, theirs } = chunk;
  const shorter = Math.min(ours.length, theirs.length);
  let first = 0;
  while (first < shorter && ours[first] === theirs[first]) first++;
  let last = 0;
  while (last < shorter - first && ours.at(-1 - last) === theirs.at(-1 - last)) last++;
  const middle: Chunk = {
    ...chunk,
    ours: ours.slice(first, ours.length - last),
    theirs: theirs.slice(first, theirs.length - last),
    oursAt: chunk.oursAt + first,
  };
  const parts: Chunk[] = [ok(ours.slice(0, first)), middle, ok(ours.slice(ours.length - last))];
  return parts.filter((part) => part.kind === 'conflict' || part.lines.length > 0);
}

function ok(lines: readonly string[]): Chunk {
  return { kind: 'ok', lines };
}
