/** Elements that left one place of a body and came to another. */
import type { BodyEdit } from './body-edit.ts';
import type { Sides } from './body-sides.ts';

/** Shorter elements are equal by chance. */
const TELLING = 6;

/** Each removed element that was added elsewhere, once on both sides, as one edit that stands at the new place. */
export function withMoves(sides: Sides, edits: readonly BodyEdit[]): BodyEdit[] {
  const { before, after } = sides;
  const keyOf = (edit: BodyEdit): string | null => {
    const [tokens, span] =
      edit.before === null ? [after.tokens, edit.after] : [before.tokens, edit.before];
    if (span === null || (edit.change !== 'added' && edit.change !== 'removed')) return null;
    const key = tokens.keyOf(span);
    return key.split(' ').length > TELLING ? key : null;
  };
  const groups = new Map<string, BodyEdit[]>();
  for (const edit of edits) {
    const key = keyOf(edit);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  const moved = new Map<BodyEdit, BodyEdit | null>();
  for (const group of groups.values()) {
    const [gone, ...others] = group.filter(({ change }) => change === 'removed');
    const [come, ...more] = group.filter(({ change }) => change === 'added');
    if (gone === undefined || come === undefined || others.length + more.length > 0) continue;
    moved.set(gone, null);
    const text = come.text.replace(' added: ', ' moved: ');
    moved.set(come, { ...come, change: 'moved', before: gone.before, text });
  }
  return edits.flatMap((edit) => {
    const instead = moved.get(edit);
    return instead === undefined ? [edit] : instead === null ? [] : [instead];
  });
}
