/** Lines that are conflict markers, by their form alone. */

export type MarkerKind = '<' | '|' | '=' | '>';

export interface Marker {
  readonly kind: MarkerKind;
  readonly size: number;
  readonly label: string;
}

/** What git writes when nobody asks for another size. */
export const USUAL_SIZE = 7;

const MARKER = /^(<+|\|+|=+|>+)(?: ([^\n]*?))?\r?\n?$/;

/** `null`: no marker. A separator carries no label. */
export function markerOf(line: string): Marker | null {
  const found = MARKER.exec(line);
  const run = found?.[1];
  if (run === undefined) return null;
  const kind = kindOf(run);
  const label = found?.[2];
  return kind === '=' && label !== undefined
    ? null
    : { kind, size: run.length, label: label ?? '' };
}

function kindOf(run: string): MarkerKind {
  if (run.startsWith('<')) return '<';
  if (run.startsWith('|')) return '|';
  return run.startsWith('=') ? '=' : '>';
}

/** The size asked for, or the next one that no marker-like line of the text has. */
export function freeSize(wanted: number, taken: ReadonlySet<number>): number {
  let size = wanted;
  while (taken.has(size)) size++;
  return size;
}
