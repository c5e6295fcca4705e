/** From a person's resolution of a file with conflicts to what can be done with the next ones like them. */
import { conflictsInLiterals } from '../conflicted/literals.ts';
import { type ConflictPiece, conflictsIn, type Piece } from '../conflicted/pieces.ts';
import { readConflicts } from '../conflicted/read.ts';
import type { FileMerge } from '../merge/outcome.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { Template } from './lesson.ts';
import { resolvedConflicts } from './resolved.ts';
import { type Shape, shapeOf } from './shape.ts';
import { surroundingsOf } from './surroundings.ts';
import { templateOf } from './template.ts';

/** A file as it was handed over: with markers, and where they are. */
export type MarkedFile = Pick<Extract<FileMerge, { kind: 'conflict' }>, 'text' | 'conflicts'>;

export interface Learned {
  readonly shape: Shape;
  readonly template: Template;
}

/** For each of the file's conflicts, in order; `null` where nothing is learned. Files that are not Rust teach nothing. */
export function learnFrom(
  parser: RustParser,
  path: string,
  file: MarkedFile,
  resolved: string,
): (Learned | null)[] {
  const pieces = path.endsWith('.rs') ? piecesOf(file) : null;
  if (pieces === null) return file.conflicts.map(() => null);
  const resolutions = resolvedConflicts(pieces, resolved);
  return shapesOf(parser, pieces).map((shape, at) => {
    const resolution = resolutions[at] ?? null;
    const template = shape === null || resolution === null ? null : templateOf(shape, resolution);
    return shape === null || template === null ? null : { shape, template };
  });
}

/** `null`: what reads as conflicts there is not what was said of it. */
export function piecesOf({ text, conflicts }: MarkedFile): readonly Piece[] | null {
  const read = readConflicts(text);
  if (read.kind !== 'conflicts') return null;
  const lines = conflictsIn(read.pieces).map(({ line }) => line);
  const said = conflicts.map(({ line }) => line);
  return lines.join() === said.join() ? read.pieces : null;
}

/** Of each conflict, in order; `null`: it has none. */
export function shapesOf(parser: RustParser, pieces: readonly Piece[]): (Shape | null)[] {
  const texts = conflictsInLiterals(pieces);
  const around = surroundingsOf(parser, pieces);
  return conflictsIn(pieces).map((conflict, at) =>
    texts.includes(conflict) ? null : shapeOf(sidesOf(conflict), around[at] ?? ''),
  );
}

function sidesOf({ base, ours, theirs }: ConflictPiece): Parameters<typeof shapeOf>[0] {
  return { base: (base ?? []).join(''), ours: ours.join(''), theirs: theirs.join('') };
}
