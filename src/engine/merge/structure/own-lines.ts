/** Conflicts that show each side's own lines: cut where the result and all three texts have one place. */
import { readAlike } from '../alike.ts';
import { type Chunk, type ConflictChunk, decided, equal } from '../lines.ts';
import { firstWhere } from '../../../base/search.ts';
import type { Hunk } from '../diff/hunks.ts';
import type { Watch } from '../limit.ts';
import { fitted } from './fitted.ts';
import type { PlacedConflict } from './piece.ts';
import type { Source, Sources } from './source.ts';

/** A line of the merged text, or a conflict. */
type Row = string | ConflictChunk | PlacedConflict;

/** Rows of the result from `from` up to `to`; empty: the place in front of `from`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const SIDES = ['base', 'ours', 'theirs'] as const;
type Which = (typeof SIDES)[number];

/** The same, every conflict grown to where all texts can be cut. */
export function inOwnLines(sources: Sources, chunks: readonly Chunk[]): Chunk[] {
  return Rows.of(sources, chunks).withConflicts();
}

type Chunks = readonly (Chunk | PlacedConflict)[];

/** What was laid on the texts of a merge: its candidates and what becomes of them are often the same. */
const laid = new WeakMap<Sources, { readonly chunks: Chunks; readonly rows: Rows }[]>();

export class Rows {
  static of(sources: Sources, chunks: Chunks): Rows {
    const known = laid.get(sources) ?? [];
    laid.set(sources, known);
    const found = known.find((one) => liesAlike(one.chunks, chunks));
    if (found !== undefined) return found.rows;
    const rows = new Rows(sources, chunks);
    known.push({ chunks, rows });
    return rows;
  }

  readonly rows: readonly Row[];
  private readonly fits: Readonly<Record<Which, Fit>>;

  private constructor({ base, ours, theirs, watch }: Sources, chunks: Chunks) {
    this.rows = chunks.flatMap((chunk): readonly Row[] =>
      chunk.kind === 'ok' ? chunk.lines : [chunk],
    );
    this.fits = {
      base: new Fit(this.rows, base, 'base', watch),
      ours: new Fit(this.rows, ours, 'ours', watch),
      theirs: new Fit(this.rows, theirs, 'theirs', watch),
    };
  }

  /** The rows at a line (from 0) of the result in which every conflict is decided for ours. */
  atLine(line: number): Stretch {
    const at = this.fits.ours.rowAt(line);
    return { from: at, to: at + 1 };
  }

  /** The rows made of some lines of a side. */
  of(side: Which, from: number, to: number): Stretch {
    return this.fits[side].rowsOf(from, to);
  }

  atConflict(index: number): Stretch {
    let left = index;
    const at = this.rows.findIndex((row) => typeof row !== 'string' && left-- === 0);
    return { from: Math.max(0, at), to: at + 1 };
  }

  /**
   * The result with its conflicts, and those stretches as conflicts too, in the sides' own lines.
   * @param settles is what one side alone changed in such a stretch taken?
   */
  withConflicts(more: readonly Stretch[] = [], settles = true): Chunk[] {
    const open = this.rows.flatMap((row, from) =>
      typeof row === 'string' ? [] : [{ from, to: from + 1 }],
    );
    const made: Chunk[] = [];
    let at = 0;
    for (const { from, to } of this.joined([...open, ...more])) {
      this.keep(made, at, from);
      made.push(...this.conflict({ from, to }, settles));
      at = to;
    }
    this.keep(made, at, this.rows.length);
    return made;
  }

  private keep(made: Chunk[], from: number, to: number): void {
    const lines = this.rows.slice(from, to).filter((row) => typeof row === 'string');
    if (lines.length > 0) made.push({ kind: 'ok', lines });
  }

  /** Each grown to the next cuts, in order, those that touch as one. */
  private joined(stretches: readonly Stretch[]): Stretch[] {
    const found: { from: number; to: number }[] = [];
    for (const stretch of stretches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
      const { from, to } = this.grown(stretch);
      const last = found.at(-1);
      if (last !== undefined && from <= last.to) {
        last.from = Math.min(last.from, from);
        last.to = Math.max(last.to, to);
      } else found.push({ from, to });
    }
    return found;
  }

  private grown({ from, to }: Stretch): Stretch {
    let [first, last] = [Math.max(0, from), Math.min(this.rows.length, to)];
    while (first > 0 && !this.isCut(first)) first--;
    while (last < this.rows.length && !this.isCut(last)) last++;
    return { from: first, to: last };
  }

  private isCut(row: number): boolean {
    return SIDES.every((side) => this.fits[side].isCut(row));
  }

  private conflict({ from, to }: Stretch, settles: boolean): Chunk[] {
    const place = (side: Which): { at: number; lines: readonly string[] } => {
      const fit = this.fits[side];
      const [a, b] = [fit.placeOf(from)?.last ?? 0, fit.placeOf(to)?.first ?? 0];
      const at = Math.min(a, b);
      return { at, lines: fit.lines.slice(at, Math.max(a, b)) };
    };
    const { at: oursAt, lines: ours } = place('ours');
    const [base, theirs] = [place('base').lines, place('theirs').lines];
    const inside = this.rows.slice(from, to).filter((row) => typeof row !== 'string');
    const reason = inside.find((row) => row.reason !== null)?.reason ?? null;
    // Parts of a conflict that were cut apart can look like one side's own: no less open for that.
    const cut = inside.length > 0 || !settles;
    const alone = cut && !equal(ours, theirs) ? null : decided({ base, ours, theirs });
    if (alone !== null) return [{ kind: 'ok', lines: alone }];
    return [{ kind: 'conflict', base, ours, theirs, oursAt, reason }];
  }
}

function liesAlike(one: Chunks, other: Chunks): boolean {
  if (one === other) return true;
  const placed = [...one, ...other].some((chunk) => 'places' in chunk);
  return !placed && readAlike(one, other) && one.every((chunk, at) => sameReason(chunk, other[at]));
}

function sameReason(one: Chunk, other: Chunk | undefined): boolean {
  return one.kind === 'ok' || (other?.kind === 'conflict' && one.reason === other.reason);
}

/** How the result, every conflict decided for one text, lies on that text. */
class Fit {
  readonly lines: readonly string[];
  private readonly inside: ReadonlySet<number>;
  private readonly hunks: readonly Hunk[];
  /** Row → index of the line in front of it, from the structure. */
  private readonly known = new Map<number, number>();
  /** Row → index of its first line in the decided result. */
  private readonly starts: readonly number[];

  constructor(rows: readonly Row[], { lines, inside }: Source, side: Which, watch: Watch) {
    this.lines = lines;
    this.inside = inside;
    const filled: string[] = [];
    const starts: number[] = [];
    const open: Stretch[] = [];
    for (const [at, row] of rows.entries()) {
      if (typeof row !== 'string' && 'places' in row) {
        const { from, to } = row.places[side];
        if (from !== null) this.known.set(at, from);
        if (to !== null) this.known.set(at + 1, to);
      }
      const from = filled.length;
      starts.push(from);
      for (const line of typeof row === 'string' ? [row] : row[side]) filled.push(line);
      if (typeof row !== 'string') open.push({ from, to: filled.length });
    }
    starts.push(filled.length);
    this.starts = starts;
    this.hunks = fitted(filled, lines, open, watch);
  }

  /** May a conflict begin or end in front of a row? Not inside of a string or comment that goes over several lines. */
  isCut(row: number): boolean {
    const place = this.placeOf(row);
    return place !== null && !this.inside.has(place.first) && !this.inside.has(place.last);
  }

  /** Index of the text's line in front of a row; several where lines of the text are gone there; `null`: unknown. */
  placeOf(row: number): { first: number; last: number } | null {
    const at = this.starts[row] ?? 0;
    const index = firstWhere(this.hunks, ({ end }) => end >= at);
    const hunk = this.hunks[index];
    if (hunk === undefined || hunk.at > at) {
      const before = this.hunks[index - 1];
      const place = before === undefined ? at : before.toEnd + at - before.end;
      return { first: place, last: place };
    }
    const { to, toEnd } = hunk;
    const known = this.known.get(row);
    if (known !== undefined && to <= known && known <= toEnd) return { first: known, last: known };
    if (to === toEnd || hunk.at === hunk.end) return { first: to, last: toEnd };
    if (at === hunk.at) return { first: to, last: to };
    return at === hunk.end ? { first: toEnd, last: toEnd } : null;
  }

  rowAt(line: number): number {
    return Math.max(0, firstWhere(this.starts, (start) => start > line) - 1);
  }

  rowsOf(from: number, to: number): Stretch {
    const [first, last] = [this.filledAt(from, 'at'), this.filledAt(to, 'end')];
    const row = this.rowAt(first);
    return { from: row, to: last > first ? this.rowAt(last - 1) + 1 : row };
  }

  private filledAt(line: number, edge: 'at' | 'end'): number {
    const index = firstWhere(this.hunks, ({ toEnd }) =>
      edge === 'at' ? toEnd > line : toEnd >= line,
    );
    const hunk = this.hunks[index];
    if (hunk !== undefined && (edge === 'at' ? hunk.to <= line : hunk.to < line)) return hunk[edge];
    if (hunk?.to === line) return hunk.at;
    const before = this.hunks[index - 1];
    return before === undefined ? line : before.end + line - before.toEnd;
  }
}
