/** The line merge: what any three-way merge of plain text does, by npm's `diff3`. */
import diff3Merge from 'diff3';
import { anchorsIn } from './anchors.ts';
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
  let [token, oursAt] = [0, 0];
  return compared(o, a, b).flatMap((part): Chunk[] => {
    if (part.kind === 'ok') return [{ kind: 'ok', lines: lines(part.lines) }];
    oursAt += lines(a.slice(token, part.oursAt)).length;
    token = part.oursAt;
    const [before, mine, others] = [lines(part.base), lines(part.ours), lines(part.theirs)];
    return trimmed({ ...part, base: before, ours: mine, theirs: others, oursAt });
  });
}

type Lines = readonly string[];

/** Texts of more lines than this (their product) are compared from anchor to anchor, and what has none is a conflict. */
const MOST_PAIRS = 25_000_000;

function compared(base: Lines, ours: Lines, theirs: Lines): Chunk[] {
  const open = withoutEnds([base, ours, theirs]);
  const [o = [], a = [], b = []] = open.lists;
  if (Math.max(a.length, b.length) * o.length <= MOST_PAIRS) return diffed(base, ours, theirs);
  const anchors = anchorsIn(open.lists);
  const chunks: Chunk[] = [ok(base.slice(0, open.first))];
  let [oAt, aAt, bAt] = [0, 0, 0];
  for (const [oTo = o.length, aTo = a.length, bTo = b.length] of [...anchors, []]) {
    const gap = [o.slice(oAt, oTo), a.slice(aAt, aTo), b.slice(bAt, bTo)] as const;
    const at = open.first + aAt;
    const parts =
      Math.max(gap[1].length, gap[2].length) * gap[0].length > MOST_PAIRS
        ? replaced(...gap)
        : diffed(...gap);
    for (const part of parts)
      chunks.push(part.kind === 'ok' ? part : { ...part, oursAt: part.oursAt + at });
    chunks.push(ok(o.slice(oTo, oTo + 1)));
    [oAt, aAt, bAt] = [oTo + 1, aTo + 1, bTo + 1];
  }
  chunks.push(ok(base.slice(open.first + o.length)));
  return chunks.filter((part) => part.kind === 'conflict' || part.lines.length > 0);
}

function diffed(base: Lines, ours: Lines, theirs: Lines): Chunk[] {
  return diff3Merge(ours, base, theirs).map((part): Chunk => {
    if ('ok' in part) return ok(part.ok);
    const { a, o, b, aIndex } = part.conflict;
    return { kind: 'conflict', base: o, ours: a, theirs: b, oursAt: aIndex, reason: null };
  });
}

/** As if each line had been changed. */
function replaced(base: Lines, ours: Lines, theirs: Lines): Chunk[] {
  if (equal(base, ours) || equal(ours, theirs)) return [ok(theirs)];
  if (equal(base, theirs)) return [ok(ours)];
  return [{ kind: 'conflict', base, ours, theirs, oursAt: 0, reason: null }];
}

function equal(one: Lines, other: Lines): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

/** Without what all of them begin and end with; `first`: so many lines at the beginning. */
function withoutEnds(lists: readonly Lines[]): { lists: Lines[]; first: number } {
  const shortest = Math.min(...lists.map(({ length }) => length));
  const alike = (at: number): boolean => lists.every((list) => list.at(at) === lists[0]?.at(at));
  let [first, last] = [0, 0];
  while (first < shortest && alike(first)) first++;
  while (first + last < shortest && alike(-1 - last)) last++;
  return { lists: lists.map((list) => list.slice(first, list.length - last)), first };
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
