/** `insert_statement`, `add_item`, `add_field`, …: a member of a list, between the neighbours it is declared with. */
import type { Span } from '../../../base/span.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';
import { blanksAfter, indentAt, lineStart, nextLine } from '../lines.ts';
import { type FoundGap, gapOf, membersOf, whereOf } from '../member-gap.ts';
import type { MemberList } from '../members.ts';
import { wholeMember } from '../own-members.ts';
import { blanked } from '../snippet.ts';
import type { Where } from '../where.ts';

export const insertMember: Action = {
  orderFree: false,

  locate: (site, hook) =>
    membersOf(site, hook).map((member) => wholeMember(site.tree, hook, member)),

  anchor(site, hook): Anchor {
    const gap = gapOf(site, hook);
    return 'kind' in gap ? gap : placeIn(site, gap, hook);
  },

  misplaced(site, hook, span) {
    const where = whereOf(hook);
    const gap = gapOf(site, hook);
    // What it stood beside is gone, and nothing tells what stood there: that it is there has to do.
    if ('kind' in gap) return site.known == null ? null : gap.reason;
    const above = gap.list.members[gap.at - 1];
    const below = gap.list.members[gap.at];
    if (where.place === 'sorted' && inList(gap.list, span)) return null;
    const fits =
      (above === undefined || above.end <= span.start) &&
      (below === undefined || span.end <= below.start);
    return fits && inList(gap.list, span) ? null : `not ${beside(where)}`;
  },

  render: (_, hook) => ({ kind: 'code', code: hook.code }),

  fit: () => FITS,
};

/** Among the members themselves, not in a list inside of one. */
function inList({ open, close, members }: MemberList, { start, end }: Span): boolean {
  const inside = members.some((member) => member.start < start && end < member.end);
  return open <= start && end <= close && !inside;
}

function beside({ after, before, place }: Where): string {
  if (after !== null) return `behind ${after}`;
  return before === null ? `the ${place} of its list` : `before ${before}`;
}

function placeIn({ tree: { source } }: Site, { list, at, followed }: FoundGap, hook: Hook): Anchor {
  const above = list.members[at - 1];
  const below = list.members[at];
  const shares: Anchor = {
    kind: 'none',
    reason: `the place for ${hook.key} shares its line with other code`,
  };
  const apart = null;
  const found = { followed: followed ?? null };
  if (above !== undefined) {
    if (!/^[ \t]*(\n|$)/.test(source.slice(above.end, above.end + 200))) return shares;
    const lacks =
      whereOf(hook).commas && !blanked(source.slice(above.core.end, above.end)).includes(',');
    const separatorAt = lacks ? above.core.end : null;
    const behind = nextLine(source, above.end);
    const wanted = whereOf(hook).blanks?.after ?? 0;
    const low = below !== undefined && blanksAfter(source, behind) > wanted;
    const line = low ? lineStart(source, below.start) : behind;
    return {
      kind: 'place',
      line,
      indent: indentAt(source, above.start),
      apart,
      separatorAt,
      ...found,
    };
  }
  const next = below?.start ?? list.close;
  const line = lineStart(source, next);
  if (source.slice(line, next).trim() !== '') return shares;
  const indent =
    below === undefined && list.open > 0
      ? `${indentAt(source, list.close)}    `
      : indentAt(source, next);
  return { kind: 'place', line, indent, apart, separatorAt: null, ...found };
}
