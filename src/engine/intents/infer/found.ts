/** What inference works on, and what it finds. */
import { diffArrays } from 'diff';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Declared } from '../declared.ts';
import { blanksAfter, blanksBefore, lineStart, nextLine, wholeLines } from '../lines.ts';
import type { Member } from '../members.ts';
import { dedent } from '../snippet.ts';

export interface Pair {
  readonly file: string;
  readonly base: SyntaxTree;
  readonly ours: SyntaxTree;
}

/** A hook without what only its place says. */
export type Found = Omit<Declared, 'description' | 'risk' | 'safe'>;

/** The member's lines and the empty ones around them; `null` when it shares a line with other code. */
export function codeOf(
  { source }: SyntaxTree,
  member: Member,
): Pick<Found, 'code' | 'blanks'> | null {
  const lines = wholeLines(source, member);
  if (lines === null) return null;
  const blanks = {
    before: blanksBefore(source, lines.start),
    after: blanksAfter(source, lines.end),
  };
  return {
    code: dedent(
      source
        .slice(lineStart(source, member.start), nextLine(source, member.end - 1))
        .replace(/\n$/, ''),
    ),
    blanks,
  };
}

/** Which of ours is which of upstream's, in order: index in `own` to index in `upstream`. */
export function paired(upstream: readonly string[], own: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let at = 0;
  let to = 0;
  for (const { added, removed, count } of diffArrays([...upstream], [...own])) {
    if (removed) at += count;
    else if (added) to += count;
    else for (let end = at + count; at < end; at++, to++) pairs.set(to, at);
  }
  return pairs;
}
