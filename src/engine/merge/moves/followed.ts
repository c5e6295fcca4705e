/** Which edits of one side have to follow a move of the other. */
import type { FileVersions } from '../outcome.ts';
import { type Compare, otherSide, type SideName } from './compared.ts';
import { type Move, movesIn, type Place } from './where.ts';

/** An item that one side edited where it was, and the other moved. */
export interface Followed {
  readonly move: Move;
  readonly editor: SideName;
  /** As the editor has it. */
  readonly edited: Place;
}

/** @param wanted paths of files that have an edit to be followed */
export function followedIn(
  compare: Compare,
  files: readonly FileVersions[],
  wanted: ReadonlySet<string>,
): Followed[] {
  return (['ours', 'theirs'] as const).flatMap((editor) => {
    const mover = otherSide(editor);
    const moved = files.filter((file) => file.base !== file[mover]);
    const moves = movesIn(moved.map((file) => compare(file, mover)));
    return moves
      .filter(({ from }) => wanted.has(from.path))
      .flatMap((move): Followed[] => {
        const file = files.find(({ path }) => path === move.from.path);
        const edited = file === undefined ? null : editedPlace(compare, file, editor, move);
        return edited === null ? [] : [{ move, editor, edited }];
      });
  });
}

/** `null`: it did not edit the item, or does not have it where it was. */
function editedPlace(
  compare: Compare,
  file: FileVersions,
  editor: SideName,
  { from }: Move,
): Place | null {
  if (file.base === file[editor]) return null;
  const { before, after, matching } = compare(file, editor);
  // The base is the same text, parsed once, but each comparison has items of its own.
  const pair = matching.pairs.find(
    (one) =>
      one.before.kind === from.item.kind &&
      one.before.start === from.item.start &&
      one.before.end === from.item.end,
  );
  if (pair === undefined || matching.displaced.get(pair) === 'container') return null;
  if (before.textOf(pair.before) === after.textOf(pair.after)) return null;
  return { path: file.path, source: after.tree.source, item: pair.after };
}
