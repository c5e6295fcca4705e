/** The line merge: what any three-way merge of plain text does. */
import { sharedEnds } from '../../base/shared-ends.ts';
import { type Hunk, hunksOf } from './diff/hunks.ts';
import { NO_LIMIT, type Watch } from './limit.ts';

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

/**
 * As `git merge-file` does it: edits that touch each other conflict. A conflict holds no line that both sides begin or end
 * with.
 */
export function mergeLines(
  base: string,
  ours: string,
  theirs: string,
  watch: Watch = NO_LIMIT,
): Chunk[] {
  const [b, o, t] = [splitLines(base), splitLines(ours), splitLines(theirs)];
  const hunks = { ours: hunksOf(b, o, watch), theirs: hunksOf(b, t, watch) };
  return threeWay({ base: b, ours: o, theirs: t }, hunks).flatMap((part) =>
    part.kind === 'ok' ? part : trimmed(part),
  );
}

type Lines = readonly string[];

/**
 * What two texts made of one.
 * @param hunks how each of them came from the base
 */
export function threeWay(
  { base, ours, theirs }: { readonly base: Lines; readonly ours: Lines; readonly theirs: Lines },
  hunks: { readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[] },
): Chunk[] {
  const chunks: Chunk[] = [];
  let same: string[] = [];
  const keep = (lines: Lines): void => {
    for (const line of lines) same.push(line);
  };
  const mine = new Side(hunks.ours);
  const others = new Side(hunks.theirs);
  let at = 0;
  for (;;) {
    const from = Math.min(mine.next, others.next);
    keep(base.slice(at, Math.min(from, base.length)));
    if (from === Infinity) break;
    const first = { ours: from + mine.by, theirs: from + others.by };
    at = from;
    // Edits that touch each other are one.
    while (mine.next <= at || others.next <= at)
      at = mine.next <= at ? mine.take(at) : others.take(at);
    const open = {
      base: base.slice(from, at),
      ours: ours.slice(first.ours, at + mine.by),
      theirs: theirs.slice(first.theirs, at + others.by),
    };
    const settled = decided(open);
    if (settled !== null) {
      keep(settled);
      continue;
    }
    if (same.length > 0) chunks.push(ok(same));
    same = [];
    chunks.push({ kind: 'conflict', ...open, oursAt: first.ours, reason: null });
  }
  if (same.length > 0) chunks.push(ok(same));
  return chunks;
}

/** The hunks of one side, one after the other. */
class Side {
  /** How many lines a place of the side is behind that of the base. */
  by = 0;
  private taken = 0;
  private readonly hunks: readonly Hunk[];

  constructor(hunks: readonly Hunk[]) {
    this.hunks = hunks;
  }

  /** Line of the base where the next begins. */
  get next(): number {
    return this.hunks[this.taken]?.at ?? Infinity;
  }

  /** @returns the line of the base up to which is changed, `end` or behind it */
  take(end: number): number {
    const hunk = this.hunks[this.taken++];
    if (hunk === undefined) return end;
    this.by = hunk.toEnd - hunk.end;
    return Math.max(end, hunk.end);
  }
}

/** The lines where one side alone changed something, or both the same. */
export function decided({
  base,
  ours,
  theirs,
}: {
  readonly base: Lines;
  readonly ours: Lines;
  readonly theirs: Lines;
}): Lines | null {
  if (equal(base, ours) || equal(ours, theirs)) return theirs;
  return equal(base, theirs) ? ours : null;
}

export function equal(one: Lines, other: Lines): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
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

/** Without the lines that both sides begin or end with. */
export function trimmed(chunk: ConflictChunk): Chunk[] {
  const { ours, theirs } = chunk;
  const { first, last } = sharedEnds(ours, theirs);
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
