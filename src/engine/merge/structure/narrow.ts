/** Conflicts made smaller: what both sides have alike inside of one, and what a line merge settles, stands outside. */
import { firstWhere } from '../../../base/search.ts';
import { type Hunk, hunksOf } from '../diff/hunks.ts';
import type { Watch } from '../limit.ts';
import { type Chunk, type ConflictChunk, mergeLines, trimmed } from '../lines.ts';

export function narrowed(chunks: readonly Chunk[], watch?: Watch): Chunk[] {
  return chunks.flatMap((chunk) =>
    chunk.kind === 'ok' ? [chunk] : byLines(chunk, watch).flatMap((part) => apart(part, watch)),
  );
}

/** A line merge that leaves nothing open is not believed here: the structure said that the sides collide. */
function byLines(chunk: ConflictChunk, watch?: Watch): Chunk[] {
  const { base, ours, theirs, oursAt, reason } = chunk;
  if (base.length === 0) return [chunk];
  const parts = mergeLines(base.join(''), ours.join(''), theirs.join(''), watch);
  if (parts.every(({ kind }) => kind === 'ok')) return [chunk];
  return parts.map((part) =>
    part.kind === 'ok' ? part : { ...part, oursAt: part.oursAt + oursAt, reason },
  );
}

/** Lines that both sides have are no conflict: those before and after them are conflicts of their own. */
function apart(chunk: Chunk, watch?: Watch): Chunk[] {
  if (chunk.kind === 'ok') return [chunk];
  const { base, ours, theirs, oursAt } = chunk;
  const hunks = withoutSmallGaps(hunksOf(ours, theirs, watch), ours);
  const places = hunks.length > 0 ? hunksOf(base, ours, watch) : [];
  const made: Chunk[] = [];
  let at = 0;
  for (const hunk of hunks) {
    pushLines(made, ours.slice(at, hunk.at));
    const part: ConflictChunk = {
      ...chunk,
      base: base.slice(
        hunk.at === 0 ? 0 : placeOf(places, hunk.at, 'at'),
        hunk.end === ours.length ? base.length : placeOf(places, hunk.end, 'end'),
      ),
      ours: ours.slice(hunk.at, hunk.end),
      theirs: theirs.slice(hunk.to, hunk.toEnd),
      oursAt: oursAt + hunk.at,
    };
    made.push(...trimmed(part));
    at = hunk.end;
  }
  pushLines(made, ours.slice(at));
  return made;
}

/** So many lines without a word, as braces and blank lines are, do not part two conflicts: git has it so. */
const SMALL_GAP = 3;

function withoutSmallGaps(hunks: readonly Hunk[], ours: readonly string[]): Hunk[] {
  const found: Hunk[] = [];
  for (const hunk of hunks) {
    const last = found.at(-1);
    const gap = ours.slice(last?.end ?? 0, hunk.at);
    if (last === undefined || gap.length > SMALL_GAP || gap.some((line) => /\w/.test(line)))
      found.push({ ...hunk });
    else [last.end, last.toEnd] = [hunk.end, hunk.toEnd];
  }
  return found;
}

function pushLines(chunks: Chunk[], lines: readonly string[]): void {
  if (lines.length > 0) chunks.push({ kind: 'ok', lines });
}

/**
 * Where a place among our lines is in the base.
 * @param edge of what stands there: is what is gone at the place behind it (`at`) or in front of it (`end`)?
 */
function placeOf(hunks: readonly Hunk[], place: number, edge: 'at' | 'end'): number {
  const index = firstWhere(hunks, ({ toEnd }) => toEnd >= place);
  const hunk = hunks[index];
  if (hunk !== undefined && hunk.to <= place)
    return edge === 'at' && hunk.to === place ? hunk.at : hunk.end;
  const before = hunks[index - 1];
  return before === undefined ? place : before.end + place - before.toEnd;
}
