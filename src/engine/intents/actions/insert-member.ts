/** `insert_statement`, `add_item`, `add_field`, …: a member of a list, between the neighbours it is declared with. */
import type { Span } from '../../../base/span.ts';
import { tokenSimilarity } from '../likeness.ts';
import { fileItem } from '../../syntax/items.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import { itemAtPath } from '../designator.ts';
import { followedGap } from '../follow.ts';
import type { Hook } from '../hooks.ts';
import { calleeIn, firstNameIn } from '../like-calls.ts';
import { blanksAfter, indentAt, lineStart, nextLine } from '../lines.ts';
import { listsIn, type Member, type MemberList } from '../members.ts';
import { type Gap, gapFor } from '../neighbours.ts';
import { blanked, squeezed } from '../snippet.ts';
import type { Where } from '../where.ts';

export const insertMember: Action = {
  orderFree: false,

  locate(site, hook) {
    const lists = listsOf(site, hook);
    if (typeof lists === 'string') return [];
    return ownIn(site, hook, lists).map((member) => spanOf(site, hook, member));
  },

  anchor(site, hook): Anchor {
    const gap = gapOf(site, hook);
    return typeof gap === 'string' ? { kind: 'none', reason: gap } : placeIn(site, gap, hook);
  },

  misplaced(site, hook, span) {
    const where = whereOf(hook);
    const gap = gapOf(site, hook);
    if (typeof gap === 'string') return gap;
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

function whereOf(hook: Hook): Where {
  if (hook.where === null) throw new Error(`${hook.id} says nothing of its place`);
  return hook.where;
}

function inList({ open, close }: MemberList, { start, end }: Span): boolean {
  return open <= start && end <= close;
}

function beside({ after, before, place }: Where): string {
  if (after !== null) return `behind ${after}`;
  return before === null ? `the ${place} of its list` : `before ${before}`;
}

function listsOf({ tree }: Site, hook: Hook): MemberList[] | string {
  const where = whereOf(hook);
  const container = itemAtPath(fileItem(tree), where.in);
  return typeof container === 'string' ? container : listsIn(tree, container, where.slot);
}

/** The gap among upstream's own members, behind the hooks of the same gap that were declared earlier. */
function gapOf(site: Site, hook: Hook): Gap | string {
  const lists = listsOf(site, hook);
  if (typeof lists === 'string') return lists;
  const where = whereOf(hook);
  const peers = site.hooks.filter(
    (other) => other.where?.in === where.in && other.where.slot === where.slot,
  );
  const owned = new Map(
    peers.flatMap((peer) => ownIn(site, peer, lists).map((member) => [member, peer] as const)),
  );
  const bare: MemberList[] = lists.map((list) => ({
    ...list,
    members: list.members.filter((member) => !owned.has(member)),
  }));
  const known = gapFor(site.parser, site.tree, bare, where, hook.key);
  const followed =
    typeof known !== 'string' || site.base == null
      ? null
      : followedGap(site.parser, site.base, site.tree, bare, where, hook.key);
  const gap = followed ?? known;
  if (typeof gap === 'string') return gap;
  const full = lists[bare.indexOf(gap.list)] ?? gap.list;
  const above = gap.list.members[gap.at - 1];
  let at = above === undefined ? 0 : full.members.indexOf(above) + 1;
  const earlier = new Set(peers.slice(0, peers.indexOf(hook)));
  for (; at < full.members.length; at++) {
    const peer = owned.get(full.members[at] ?? NOBODY);
    if (peer === undefined || !earlier.has(peer)) break;
  }
  const members = full.members.filter((member) => owned.get(member) !== hook);
  return { ...gap, list: { ...full, members }, at };
}

const NOBODY: Member = { start: 0, end: 0, core: { start: 0, end: 0 }, node: null, item: null };

/** The hook's own members: of its name, or of its very code; failing these, much like it and with its mark in it. */
function ownIn({ tree }: Site, hook: Hook, lists: readonly MemberList[]): Member[] {
  const members = lists.flatMap((list) => list.members);
  const code = squeezed(codeAlone(hook.code));
  const text = ({ core }: Member): string => tree.source.slice(core.start, core.end);
  const same = members.filter((member) => squeezed(codeAlone(text(member))) === code);
  if (same.length > 0) return same;
  const named = members.filter(
    ({ item }) => item !== null && item.kind !== 'use' && item.name === hook.key,
  );
  if (named.length > 0) return named;
  const { mark, like } = whereOf(hook);
  if (like !== null)
    return members.filter(
      (member) => calleeIn(text(member)) === like && firstNameIn(text(member)) === hook.key,
    );
  if (mark === null) return [];
  const marked = new RegExp(`\\b${mark.replace(/\W/g, '\\$&')}\\b`);
  return members.filter(
    (member) =>
      member.item === null &&
      marked.test(text(member)) &&
      tokenSimilarity(text(member), hook.code) >= 0.6,
  );
}

/** Without comments, attributes above and the separator behind. */
function codeAlone(code: string): string {
  return code
    .replace(/^(\s*(\/\/[^\n]*\n|#\[[^\n]*\]\s*\n))*/, '')
    .trim()
    .replace(/,$/, '');
}

/** With the attributes and comments above that the hook's own code has. */
function spanOf({ tree: { source } }: Site, hook: Hook, member: Member): Span {
  const lead = source
    .slice(member.start, member.core.start)
    .split('\n')
    .map((line) => line.trim());
  const own = new Set(hook.code.split('\n').map((line) => line.trim()));
  const foreign = lead.findLastIndex((line) => line !== '' && !own.has(line));
  if (foreign === -1) return { start: member.start, end: member.end };
  const start =
    member.start +
    source
      .slice(member.start)
      .split('\n')
      .slice(0, foreign + 1)
      .join('\n').length +
    1;
  return {
    start: Math.min(start + (/^\s*/.exec(source.slice(start))?.[0].length ?? 0), member.core.start),
    end: member.end,
  };
}

function placeIn({ tree: { source } }: Site, { list, at }: Gap, hook: Hook): Anchor {
  const above = list.members[at - 1];
  const below = list.members[at];
  const shares: Anchor = {
    kind: 'none',
    reason: `the place for ${hook.key} shares its line with other code`,
  };
  const apart = null;
  if (above !== undefined) {
    if (!/^[ \t]*(\n|$)/.test(source.slice(above.end, above.end + 200))) return shares;
    const lacks =
      whereOf(hook).commas && !blanked(source.slice(above.core.end, above.end)).includes(',');
    const separatorAt = lacks ? above.core.end : null;
    const behind = nextLine(source, above.end);
    const wanted = whereOf(hook).blanks?.after ?? 0;
    const low = below !== undefined && blanksAfter(source, behind) > wanted;
    const line = low ? lineStart(source, below.start) : behind;
    return { kind: 'place', line, indent: indentAt(source, above.start), apart, separatorAt };
  }
  const next = below?.start ?? list.close;
  const line = lineStart(source, next);
  if (source.slice(line, next).trim() !== '') return shares;
  const indent =
    below === undefined && list.open > 0
      ? `${indentAt(source, list.close)}    `
      : indentAt(source, next);
  return { kind: 'place', line, indent, apart, separatorAt: null };
}
