/** What was learned, held against the conflicts of a file: offered, checked, and where it may be, applied. */
import { conflictsIn, joined, type Piece } from '../conflicted/pieces.ts';
import { writeConflicts } from '../conflicted/write.ts';
import { USUAL_SIZE } from '../conflicted/marker.ts';
import type { ConflictRegion } from '../merge/conflict.ts';
import { splitLines } from '../merge/lines.ts';
import { type Checked, type Checks, checked } from './checks.ts';
import { type MarkedFile, piecesOf, shapesOf } from './learn.ts';
import type { Lesson, Offer } from './lesson.ts';
import { filledWith } from './template.ts';

export interface Offered {
  readonly conflicts: readonly ConflictRegion[];
  /** The whole file, where each conflict has one offer alone, accepted, and it passes every check. */
  readonly settled: Settled | null;
}

export interface Settled extends Checked {
  readonly text: string;
  readonly used: readonly { readonly region: ConflictRegion; readonly offer: Offer }[];
}

/** @returns `null`: nothing that was learned is like these conflicts */
export function offersFor(
  checks: Checks,
  file: MarkedFile,
  lessons: readonly Lesson[],
): Offered | null {
  const pieces = piecesOf(file);
  if (pieces === null || lessons.length === 0) return null;
  const shapes = shapesOf(checks.parser, pieces);
  const conflicts = file.conflicts.map((region, at): ConflictRegion => {
    const shape = shapes[at] ?? null;
    const like = lessons.filter(({ shape_text }) => shape_text === shape?.text);
    if (shape === null || like.length === 0) return region;
    const offers = like.map(({ shape_text, template, safe, origins }): Offer => {
      const text = filledWith(template, shape);
      const [origin] = origins;
      if (origin === undefined) throw new RangeError('a lesson without an origin');
      const { failed } = checked(checks, filled(pieces, new Map([[at, text]])));
      const times = origins.length;
      return { text, shape: shape.hash, shape_text, template, safe, origin, times, failed };
    });
    return { ...region, offers };
  });
  if (conflicts.every(({ offers }) => offers === undefined)) return null;
  return { conflicts, settled: settledBy(checks, pieces, conflicts) };
}

function settledBy(
  checks: Checks,
  pieces: readonly Piece[],
  conflicts: readonly ConflictRegion[],
): Settled | null {
  const used = conflicts.flatMap((region) => {
    const offer = onlyOffer(region);
    return offer?.safe === true ? [{ region, offer }] : [];
  });
  if (used.length < conflicts.length) return null;
  const whole = filled(pieces, new Map(used.map(({ offer }, at) => [at, offer.text])));
  const found = checked(checks, whole);
  return found.failed === null ? { ...found, text: written(whole), used } : null;
}

/** The one offer that passes its checks, where no other one was learned of the shape. */
export function onlyOffer({ offers = [] }: ConflictRegion): Offer | null {
  const [offer, other] = offers;
  return offer === undefined || other !== undefined || offer.failed !== null ? null : offer;
}

export interface Applied {
  readonly text: string;
  /** What is still open, with the lines at which it now opens. */
  readonly left: readonly ConflictRegion[];
  readonly used: Settled['used'];
  /** Why nothing was applied though every offer alone would pass; `null`: nothing speaks against it. */
  readonly failed: string | null;
}

/** The file with every conflict resolved whose only offer passes its checks. */
export function withOffers(checks: Checks, file: MarkedFile): Applied {
  const none = { text: file.text, left: file.conflicts, used: [] };
  const pieces = piecesOf(file);
  if (pieces === null) return { ...none, failed: 'its conflicts are not where they were' };
  const taken = new Map(
    file.conflicts.flatMap((region, at) => {
      const offer = onlyOffer(region);
      return offer === null ? [] : [[at, { region, offer }] as const];
    }),
  );
  const part = filled(pieces, new Map([...taken].map(([at, { offer }]) => [at, offer.text])));
  const failed = taken.size === 0 ? null : checked(checks, part).failed;
  if (failed !== null || taken.size === 0) return { ...none, failed };
  const { text, pieces: placed } = writeConflicts(part, { size: USUAL_SIZE, base: true });
  const lines = conflictsIn(placed).map(({ line }) => line);
  const left = file.conflicts
    .filter((_, at) => !taken.has(at))
    .map((region, at) => ({ ...region, line: lines[at] ?? region.line }));
  return { text, left, used: [...taken.values()], failed: null };
}

/** With some conflicts, by their index, as these texts. */
function filled(pieces: readonly Piece[], texts: ReadonlyMap<number, string>): Piece[] {
  let next = 0;
  return joined(
    pieces.map((piece) => {
      const text = piece.kind === 'conflict' ? texts.get(next++) : undefined;
      return text === undefined ? piece : { kind: 'text', lines: splitLines(text) };
    }),
  );
}

function written(pieces: readonly Piece[]): string {
  return pieces.flatMap((piece) => (piece.kind === 'text' ? piece.lines : [])).join('');
}
