/** The smallest of several line merges: which lines a diff takes for the same decides what is left open. */
import diff3Merge from 'diff3';
import { anchoredHunks } from '../diff/anchored.ts';
import { type Hunk, hunksOf } from '../diff/hunks.ts';
import type { Watch } from '../limit.ts';
import {
  type Chunk,
  type ConflictChunk,
  mergeLines,
  splitLines,
  threeWay,
  trimmed,
} from '../lines.ts';
import { conflictLines, hasConflict } from './conflict-lines.ts';
import type { Sides } from './merger.ts';
import { narrowed } from './narrow.ts';
import type { Sources } from './source.ts';

/** Two line merges of the same texts, each made once, its conflicts narrowed. */
export class LineMerges {
  readonly texts: Sides<string>;
  readonly watch: Watch | undefined;
  private readonly lines: readonly Chunk[] | null;
  private git: Chunk[] | null = null;
  private diff3: Chunk[] | null = null;

  /** @param lines git's, where it is known */
  constructor(texts: Sides<string>, watch?: Watch, lines: readonly Chunk[] | null = null) {
    this.texts = texts;
    this.watch = watch;
    this.lines = lines;
  }

  asGit(): Chunk[] {
    const { texts, watch } = this;
    this.git ??= narrowed(
      this.lines ?? mergeLines(texts.base, texts.ours, texts.theirs, watch),
      watch,
    );
    return this.git;
  }

  asDiff3(): Chunk[] {
    return (this.diff3 ??= narrowed(byDiff3(this.texts, this.watch), this.watch));
  }
}

/**
 * Without conflicts when one of the merges has none.
 * @param enough conflict lines below which no other merge is tried
 */
export function lineMerge(merges: LineMerges, enough: number): Chunk[] {
  const { texts, watch } = merges;
  let best = merges.asGit();
  if (!hasConflict(best) || enough < conflictLines(best) * ALIKE) return best;
  const paired = merges.asDiff3();
  if (hasConflict(paired) && conflictLines(paired) < conflictLines(best)) best = paired;
  const base = splitLines(texts.base);
  const [ours, theirs] = [splitLines(texts.ours), splitLines(texts.theirs)];
  const found = (side: readonly string[]): Hunk[][] =>
    VARIANTS.map((variant) => variant(base, side, watch));
  const others = found(theirs);
  for (const mine of found(ours)) {
    for (const other of others) {
      const hunks = { ours: mine, theirs: other };
      const chunks = narrowed(threeWay({ base, ours, theirs }, hunks), watch);
      if (hasConflict(chunks) && conflictLines(chunks) < conflictLines(best)) best = chunks;
    }
  }
  return best;
}

/** Each conflict as small as a line merge of it can make it; one that lines do not see stays as it is. */
export function smallest(chunks: readonly Chunk[], sources: Sources): Chunk[] {
  const { watch } = sources;
  return chunks.flatMap((chunk) => {
    if (chunk.kind === 'ok') return [chunk];
    const { oursAt, reason } = chunk;
    const own = narrowed([chunk], watch);
    const lines = linesOf(chunk, conflictLines(own), sources);
    if (!hasConflict(lines) || conflictLines(lines) >= conflictLines(own)) return own;
    return lines.map((part) =>
      part.kind === 'ok' ? part : { ...part, oursAt: part.oursAt + oursAt, reason },
    );
  });
}

function linesOf(
  chunk: ConflictChunk,
  enough: number,
  { watch, lineMerges }: Sources,
): readonly Chunk[] {
  const texts = {
    base: chunk.base.join(''),
    ours: chunk.ours.join(''),
    theirs: chunk.theirs.join(''),
  };
  const key = JSON.stringify([enough, texts.base, texts.ours, texts.theirs]);
  const lines = lineMerges.get(key) ?? lineMerge(new LineMerges(texts, watch), enough);
  lineMerges.set(key, lines);
  return lines;
}

/** Line merges of one file leave about as much open: no less than this part of each other. */
const ALIKE = 0.6;

/** What npm's `diff3` may take: lines times lines that differ. It asks no watch. */
const MOST_STEPS = 10_000_000;

/** By npm's `diff3`, which pairs lines otherwise than git does. Where it would take long: no merge, one conflict. */
function byDiff3(texts: Sides<string>, watch?: Watch): Chunk[] {
  const [base, ours] = [splitLines(texts.base), splitLines(texts.ours)];
  const theirs = splitLines(texts.theirs);
  if (steps(base, ours, watch) + steps(base, theirs, watch) > MOST_STEPS)
    return [{ kind: 'conflict', base, ours, theirs, oursAt: 0, reason: null }];
  return diff3Merge(ours, base, theirs).flatMap((part): Chunk[] => {
    if ('ok' in part) return [{ kind: 'ok', lines: part.ok }];
    const { a, o, b, aIndex } = part.conflict;
    return trimmed({ kind: 'conflict', base: o, ours: a, theirs: b, oursAt: aIndex, reason: null });
  });
}

function steps(base: readonly string[], side: readonly string[], watch?: Watch): number {
  const differing = hunksOf(base, side, watch).reduce(
    (sum, { at, end, to, toEnd }) => sum + end - at + toEnd - to,
    0,
  );
  return differing * (base.length + side.length);
}

type Diff = (base: readonly string[], side: readonly string[], watch?: Watch) => Hunk[];

const backward: Diff = (base, side, watch) =>
  hunksOf(base.toReversed(), side.toReversed(), watch)
    .map(({ at, end, to, toEnd }) => ({
      at: base.length - end,
      end: base.length - at,
      to: side.length - toEnd,
      toEnd: side.length - to,
    }))
    .toReversed();

const VARIANTS: readonly Diff[] = [anchoredHunks, hunksOf, backward];
