/** Members of a merged list as text, with the separators and white space that their list wants. */
import type { Lists, Member } from './member.ts';
import { NOWHERE, type Piece, text } from './piece.ts';

export function printed({ form, lists }: Lists, members: readonly Member[]): Piece[] {
  const pieces: Piece[] = [];
  const { base, ours, theirs } = lists;
  pieces.push(around(base.head, ours.head, theirs.head));
  const lastCode = members.findLastIndex(({ comment }) => !comment);
  for (const [at, member] of members.entries()) {
    if (member.raw === true) {
      for (const piece of member.pieces) pieces.push(piece);
      continue;
    }
    const space = at === 0 ? firstSpace(member, lists) : spaceFor(member, members);
    pieces.push(text(space));
    for (const piece of member.pieces) pieces.push(piece);
    const separated =
      form.separator !== '' && !member.comment && (at < lastCode || lastSeparated(lists));
    pieces.push(text((separated ? (form.written ?? form.separator) : '') + member.trail));
  }
  const grown = members.length > theirs.members.length;
  const tail =
    grown && theirs.members.length === 0
      ? text(ours.tail)
      : around(base.tail, ours.tail, theirs.tail);
  pieces.push(tail);
  return pieces;
}

/** Text in front of or behind the members: the side that changed it decides. */
function around(b: string, o: string, t: string): Piece {
  if (o === b || o === t) return text(t);
  if (t === b) return text(o);
  if (words(o) === words(b)) return text(t);
  if (words(t) === words(b)) return text(o);
  return { kind: 'conflict', base: b, ours: o, theirs: t, oursAt: 0, spans: NOWHERE, reason: null };
}

function lastSeparated({ base, ours, theirs }: Lists['lists']): boolean {
  const [b, o, t] = [base, ours, theirs].map(
    ({ members }) => members.findLast(({ main }) => main.length > 0)?.separated ?? true,
  );
  return (o === b ? t : o) ?? true;
}

/** What now stands first has the white space of what stood first. */
function firstSpace({ space, first }: Member, { ours, theirs }: Lists['lists']): string {
  return first ? space : ((theirs.members[0] ?? ours.members[0])?.space ?? space);
}

/** A member that was first in its own list stands as its neighbours do. */
function spaceFor({ space, first }: Member, members: readonly Member[]): string {
  if (!first) return space;
  const other = members.find((member) => member.raw !== true && !member.first);
  return other?.space ?? (space === '' ? ' ' : space);
}

function words(value: string): string {
  return value.replaceAll(/\s+/g, '');
}
