/** What an edit put into a text, token by token, on the certificate's terms. */
import { Comparisons } from '../survival/comparisons.ts';

/** Runs of tokens that `after` has and `before` has not there. */
export function addedRuns(before: string, after: string): string[][] {
  const comparisons = new Comparisons();
  const [old, now] = [comparisons.lex(before), comparisons.lex(after)];
  return comparisons
    .align(old, now)
    .map(({ start, end }) => now.slice(start, end).map(({ text }) => text))
    .filter((run) => run.length > 0);
}
