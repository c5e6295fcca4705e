/** What lies outside of the conflicts: nothing of it may be lost, for a person may have written it. */
import { linesOf, type Piece, type Side } from './pieces.ts';

/** Does every line outside of the conflicts of `before` still stand in `after`, in order, on either side of what is left? */
export function outsideKept(before: readonly Piece[], after: readonly Piece[]): boolean {
  const outside = before.flatMap((piece) => (piece.kind === 'text' ? piece.lines : []));
  const sides: readonly Side[] = ['ours', 'theirs'];
  return sides.every((side) =>
    holds(
      after.flatMap((piece) => linesOf(piece, side)),
      outside,
    ),
  );
}

function holds(lines: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const line of lines) if (at < wanted.length && ended(line) === ended(wanted[at] ?? '')) at++;
  return at === wanted.length;
}

function ended(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`;
}
