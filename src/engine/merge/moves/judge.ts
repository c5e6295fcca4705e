/** Which moves are worth following, and whether following them did what it should. */
import type { RustParser } from '../../syntax/parser.ts';
import { lex } from '../survival/lex.ts';
import { firstLoss } from '../survival/survival.ts';
import { addedRuns } from './added.ts';
import { splitLines } from '../lines.ts';
import type { FileMerge, FileVersions } from '../outcome.ts';
import type { SideName } from './compared.ts';
import { heightOf } from './held.ts';
import type { Step } from './plan.ts';

/** Does a conflict of the file that the item was in hold the edit? What merged where it stood is left alone. */
export function isOpenIn(merge: FileMerge, { followed, base, edited }: Step): boolean {
  if (merge.kind === 'clean') return false;
  const [old, now] = [linesIn(base.text), linesIn(edited.text)];
  const came = now.filter((line) => !old.includes(line));
  const gone = old.filter((line) => !now.includes(line));
  return merge.conflicts.some((region) => {
    const mine = linesIn(region[followed.editor]);
    const before = linesIn(region.base);
    return came.some((line) => mine.includes(line)) || gone.some((line) => before.includes(line));
  });
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Does every run of tokens that the editor put into the item stand where it went, be it in the editor's part of a conflict? */
export function standsIn(merge: FileMerge, { followed, base, edited }: Step): boolean {
  const tokens = run(lex(settledFor(followed.editor, merge)).map((token) => token.text));
  return addedRuns(base.text, edited.text).every((added) => tokens.includes(run(added)));
}

/** Does the certificate hold for the sides as they are? The merge was made of texts in which the edits went along. */
export function isCertified(
  { base, ours, theirs }: FileVersions,
  { kind, text }: FileMerge,
): boolean {
  if (kind === 'conflict') return true;
  return firstLoss(base ?? '', ours ?? '', theirs ?? '', text ?? '') === null;
}

/**
 * Is it code whichever side a person decides its conflicts for? With the head of a function outside of them it is not.
 * @param inputs texts whose grammar errors it may have
 */
export function canBeDecided(
  parser: RustParser,
  merge: FileMerge,
  inputs: readonly string[],
): boolean {
  const most = Math.max(...inputs.map((text) => errorsIn(parser, text)));
  const sides = merge.kind === 'clean' ? [] : (['ours', 'theirs'] as const);
  return sides.every((side) => errorsIn(parser, settledFor(side, merge)) <= most);
}

/** The text as it reads when every conflict is decided for one side. */
function settledFor(side: SideName, merge: FileMerge): string {
  if (merge.kind === 'clean') return merge.text ?? '';
  const lines = splitLines(merge.text);
  const made: string[] = [];
  let from = 0;
  for (const region of merge.conflicts) {
    made.push(...lines.slice(from, region.line - 1), region[side]);
    from = region.line - 1 + heightOf(region);
  }
  made.push(...lines.slice(from));
  return made.join('');
}

function run(tokens: readonly string[]): string {
  return ` ${tokens.join(' ')} `;
}

/** Lines of both sides that are left to a person. */
export function openLines(merge: FileMerge | undefined): number {
  if (merge?.kind !== 'conflict') return 0;
  return merge.conflicts.reduce(
    (sum, { ours, theirs }) => sum + splitLines(ours).length + splitLines(theirs).length,
    0,
  );
}

/** Was it merged with less than the merge without moves was? Time is up for both, then. */
export function gaveUp(made: FileMerge, plain: FileMerge | undefined): boolean {
  return made.notes.length > (plain?.notes.length ?? 0);
}

/** Grammar errors of a text; a file that is not there has none. */
export function errorsIn(parser: RustParser, text: string | null): number {
  return text === null ? 0 : parser.parse(text).errors.length;
}
