/** Reads conflict markers of any size and style. What can be read in two ways is not read at all. */
import { splitLines } from '../merge/lines.ts';
import { type Marker, markerOf, USUAL_SIZE } from './marker.ts';
import { type ConflictPiece, heightOf, joined, type Piece } from './pieces.ts';

export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'conflicts'; readonly pieces: readonly Piece[]; readonly size: number }
  /** `line`: 1-based, where it cannot be told. */
  | { readonly kind: 'ambiguous'; readonly line: number; readonly why: string };

/** @param wanted the size that was asked of git for this file; `null`: not known, 7 or more */
export function readConflicts(text: string, wanted: number | null = null): Reading {
  const lines = splitLines(text);
  const markers = new Map<number, Marker>();
  for (const [at, line] of lines.entries()) {
    const marker = markerOf(line);
    if (marker !== null && (marker.size >= USUAL_SIZE || marker.size === wanted))
      markers.set(at, marker);
  }
  const sizes = new Set([...markers.values()].filter(isEdge).map(({ size }) => size));
  if (sizes.size === 0) return { kind: 'none' };
  const readings = [...sizes].map((size) => readSize(lines, markers, size));
  const whole = readings.filter((one) => one.kind === 'conflicts');
  const asked = whole.find(({ size }) => size === wanted);
  const outer = asked === undefined ? outermost(whole) : [asked];
  const [chosen, other] = outer;
  if (chosen === undefined) return firstBroken(readings) ?? { kind: 'none' };
  if (other !== undefined && asked === undefined) {
    const line = Math.max(firstLine(chosen), firstLine(other));
    return { kind: 'ambiguous', line, why: 'markers of two sizes stand side by side' };
  }
  // A longer marker that leads nowhere may be the real one, and the others the text of a string.
  const longer = readings.find(
    (one) => one.kind === 'ambiguous' && one.size > chosen.size && !covers(chosen, one.line),
  );
  return longer?.kind === 'ambiguous' && asked === undefined ? longer : chosen;
}

interface Broken {
  readonly kind: 'ambiguous';
  readonly line: number;
  readonly why: string;
  readonly size: number;
}

type Whole = Extract<Reading, { kind: 'conflicts' }>;

function isEdge({ kind }: Marker): boolean {
  return kind === '<' || kind === '>';
}

function firstBroken(readings: readonly (Whole | Broken)[]): Broken | null {
  return readings.find((one) => one.kind === 'ambiguous') ?? null;
}

function firstLine({ pieces }: Whole): number {
  return pieces.find((piece) => piece.kind === 'conflict')?.line ?? 0;
}

/** Readings that do not lie wholly inside the conflicts of another one. */
function outermost(readings: readonly Whole[]): Whole[] {
  return readings.filter(
    (one) =>
      !readings.some(
        (other) =>
          other !== one &&
          one.pieces.every((piece) => piece.kind === 'text' || covers(other, piece.line)),
      ),
  );
}

function covers({ pieces }: Whole, line: number): boolean {
  return pieces.some(
    (piece) =>
      piece.kind === 'conflict' && piece.line < line && line < piece.line + heightOf(piece),
  );
}

/** The text by the markers of one size alone. */
function readSize(
  lines: readonly string[],
  markers: ReadonlyMap<number, Marker>,
  size: number,
): Whole | Broken {
  const pieces: Piece[] = [];
  let text = 0;
  for (let at = 0; at < lines.length; at++) {
    const marker = markers.get(at);
    if (marker === undefined || marker.size !== size || !isEdge(marker)) continue;
    if (marker.kind === '>')
      return { kind: 'ambiguous', line: at + 1, why: 'a closing marker without its opening', size };
    const conflict = readOne(lines, markers, at, size);
    if (typeof conflict === 'string')
      return { kind: 'ambiguous', line: at + 1, why: conflict, size };
    pieces.push({ kind: 'text', lines: lines.slice(text, at) }, conflict);
    at += heightOf(conflict) - 1;
    text = at + 1;
  }
  pieces.push({ kind: 'text', lines: lines.slice(text) });
  return { kind: 'conflicts', pieces: joined(pieces), size };
}

/** The conflict that opens at `start`, or why it is none. */
function readOne(
  lines: readonly string[],
  markers: ReadonlyMap<number, Marker>,
  start: number,
  size: number,
): ConflictPiece | string {
  const seen: { readonly at: number; readonly marker: Marker }[] = [];
  for (let at = start; at < lines.length; at++) {
    const marker = markers.get(at);
    if (marker?.size !== size) continue;
    seen.push({ at, marker });
    const form = seen.map((one) => one.marker.kind).join('');
    if (form === '<=>' || form === '<|=>') return conflictOf(lines, seen);
    if (!'<=>'.startsWith(form) && !'<|=>'.startsWith(form))
      return `the markers up to line ${at + 1} are in no order of a conflict`;
  }
  return 'an opening marker whose conflict does not end';
}

function conflictOf(
  lines: readonly string[],
  seen: readonly { readonly at: number; readonly marker: Marker }[],
): ConflictPiece {
  const of = (kind: Marker['kind']): { at: number; label: string } | null => {
    const found = seen.find(({ marker }) => marker.kind === kind);
    return found === undefined ? null : { at: found.at, label: found.marker.label };
  };
  const [open, bar, middle, close] = [of('<'), of('|'), of('='), of('>')];
  const [from, split, end] = [open?.at ?? 0, middle?.at ?? 0, close?.at ?? 0];
  return {
    kind: 'conflict',
    line: from + 1,
    ours: lines.slice(from + 1, bar?.at ?? split),
    base: bar === null ? null : lines.slice(bar.at + 1, split),
    theirs: lines.slice(split + 1, end),
    labels: { ours: open?.label ?? '', base: bar?.label ?? '', theirs: close?.label ?? '' },
  };
}
