/** Conflicts made smaller: what both sides have alike inside of one, and what a line merge settles, stands outside. */
import { diffArrays } from 'diff';
import { type Chunk, type ConflictChunk, mergeLines } from '../lines.ts';

/** Conflicts with more lines than this on one side stay as they are: comparing them costs more than it gives. */
const MOST_LINES = 4000;
/** The same for lines that differ: the time grows with the square of it. */
const MOST_EDITS = 500;

export function narrowed(chunks: readonly Chunk[]): Chunk[] {
  return chunks.flatMap((chunk) => (chunk.kind === 'ok' ? [chunk] : byLines(chunk).flatMap(apart)));
}

/** A line merge that leaves nothing open is not believed here: the structure said that the sides collide. */
function byLines(chunk: ConflictChunk): Chunk[] {
  const { base, ours, theirs, oursAt, reason } = chunk;
  if (base.length === 0 || Math.max(base.length, ours.length, theirs.length) > MOST_LINES) {
    return [chunk];
  }
  const parts = mergeLines(base.join(''), ours.join(''), theirs.join(''));
  if (parts.every(({ kind }) => kind === 'ok')) return [chunk];
  return parts.map((part) =>
    part.kind === 'ok' ? part : { ...part, oursAt: part.oursAt + oursAt, reason },
  );
}

/** Lines with words that both sides have are no conflict: those before and after them are conflicts of their own. */
function apart(chunk: Chunk): Chunk[] {
  if (chunk.kind === 'ok') return [chunk];
  const { base, ours, theirs, oursAt } = chunk;
  if (Math.max(ours.length, theirs.length) > MOST_LINES) return [chunk];
  const parts = diffArrays([...ours], [...theirs], { maxEditLength: MOST_EDITS });
  if (parts?.some((part) => isShared(part)) !== true) return [chunk];
  const baseAt = places([...ours], [...base]);
  if (baseAt === null) return [chunk];
  const made: Chunk[] = [];
  let open = { ours: [] as string[], theirs: [] as string[], from: 0 };
  let at = 0;
  const close = (): void => {
    if (open.ours.length + open.theirs.length === 0) return;
    const [first, last] = sharedEnds(open.ours, open.theirs);
    const [from, to] = [open.from + first, at - last];
    pushLines(made, open.ours.slice(0, first));
    made.push({
      ...chunk,
      base: base.slice(baseAt(from), baseAt(to)),
      ours: open.ours.slice(first, open.ours.length - last),
      theirs: open.theirs.slice(first, open.theirs.length - last),
      oursAt: oursAt + from,
    });
    pushLines(made, open.ours.slice(open.ours.length - last));
  };
  for (const part of parts) {
    if (isShared(part)) {
      close();
      made.push({ kind: 'ok', lines: part.value });
      at += part.value.length;
      open = { ours: [], theirs: [], from: at };
      continue;
    }
    if (!part.added) {
      open.ours.push(...part.value);
      at += part.value.length;
    }
    if (!part.removed) open.theirs.push(...part.value);
  }
  close();
  return made;
}

/** How many lines both begin and end with. */
function sharedEnds(ours: readonly string[], theirs: readonly string[]): [number, number] {
  const shorter = Math.min(ours.length, theirs.length);
  let first = 0;
  while (first < shorter && ours[first] === theirs[first]) first++;
  let last = 0;
  while (last < shorter - first && ours.at(-1 - last) === theirs.at(-1 - last)) last++;
  return [first, last];
}

function pushLines(chunks: Chunk[], lines: readonly string[]): void {
  if (lines.length > 0) chunks.push({ kind: 'ok', lines });
}

function isShared({
  added,
  removed,
  value,
}: {
  added: boolean;
  removed: boolean;
  value: string[];
}): boolean {
  return !added && !removed && value.some((line) => /\w/.test(line));
}

/** Index among `lines` → index among `base` that stands at the same place; `null`: too much differs. */
function places(lines: string[], base: string[]): ((at: number) => number) | null {
  const found: number[] = [];
  let old = 0;
  const parts = diffArrays(base, lines, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return null;
  for (const part of parts) {
    if (part.removed) old += part.value.length;
    else {
      for (const _ of part.value) {
        found.push(old);
        if (!part.added) old++;
      }
    }
  }
  return (at) => (at === 0 ? 0 : (found[at] ?? base.length));
}
