/** What an edit put into a text, token by token, on the certificate's terms. */
import { align } from '../survival/align.ts';
import { lex } from '../survival/lex.ts';

/** Runs of tokens that `after` has and `before` has not there. */
export function addedRuns(before: string, after: string): string[][] {
  const [old, now] = [lex(before), lex(after)];
  return align(old, now)
    .map(({ start, end }) => now.slice(start, end).map(({ text }) => text))
    .filter((run) => run.length > 0);
}
