/** Pieces back to a text with markers. */
import { freeSize, markerOf } from './marker.ts';
import { type ConflictPiece, joined, type Piece } from './pieces.ts';

export interface MarkerForm {
  /** Longer markers are written where the text holds lines that look like markers of this size. */
  readonly size: number;
  /** With the base between the sides (diff3), or without. */
  readonly base: boolean;
}

export interface Written {
  readonly text: string;
  /** The pieces with the lines at which their conflicts now open. */
  readonly pieces: readonly Piece[];
}

export function writeConflicts(given: readonly Piece[], form: MarkerForm): Written {
  const all = joined(given);
  const size = freeSize(form.size, takenSizes(all));
  const end = all.some((piece) => contents(piece).some((line) => line.endsWith('\r\n')))
    ? '\r\n'
    : '\n';
  const pieces: Piece[] = [];
  let text = '';
  let line = 1;
  for (const piece of all) {
    const lines = piece.kind === 'text' ? piece.lines : marked(piece, size, form.base, end);
    pieces.push(piece.kind === 'text' ? piece : { ...piece, line });
    text += lines.join('');
    line += lines.length;
  }
  return { text, pieces };
}

/** Outside of conflicts a line of `=` or `|` alone is read as text. */
function takenSizes(pieces: readonly Piece[]): Set<number> {
  const taken = new Set<number>();
  for (const piece of pieces) {
    for (const line of contents(piece)) {
      const marker = markerOf(line);
      const edge = marker?.kind === '<' || marker?.kind === '>';
      if (marker !== null && (edge || piece.kind === 'conflict')) taken.add(marker.size);
    }
  }
  return taken;
}

function contents(piece: Piece): readonly string[] {
  return piece.kind === 'text'
    ? piece.lines
    : [...piece.ours, ...(piece.base ?? []), ...piece.theirs];
}

function marked(piece: ConflictPiece, size: number, withBase: boolean, end: string): string[] {
  const { ours, base, theirs, labels } = piece;
  const marker = (sign: string, label: string): string =>
    `${sign.repeat(size)}${label === '' ? '' : ` ${label}`}${end}`;
  return [
    marker('<', labels.ours),
    ...ended(ours, end),
    ...(withBase && base !== null ? [marker('|', labels.base), ...ended(base, end)] : []),
    marker('=', ''),
    ...ended(theirs, end),
    marker('>', labels.theirs),
  ];
}

/** A last line without its end would swallow the marker behind it. */
function ended(lines: readonly string[], end: string): readonly string[] {
  const last = lines.at(-1);
  return last === undefined || last.endsWith('\n') ? lines : [...lines.slice(0, -1), last + end];
}
