/** The place of a hook of the general form: between upstream's own members, in order with the fork's others. */
import { type Item, itemAt } from '../syntax/item.ts';
import { fileItem } from '../syntax/items.ts';
import { type NoPlace, type Site } from './action.ts';
import { itemAtPath } from './designator.ts';
import { depthOf, followSpot, type FollowedGap, listsEverywhere, type Spot } from './follow.ts';
import type { Hook } from './hooks.ts';
import { listsIn, type Member, type MemberList } from './members.ts';
import { type Gap, gapFor } from './neighbours.ts';
import { ownMembers, verbatimMembers } from './own-members.ts';
import type { Where } from './where.ts';

export type FoundGap = Gap & Partial<Pick<FollowedGap, 'followed'>>;

/** The fork's members in one version, each of its hook. */
interface Own {
  /** Hooks that are declared for the same container, in their order. */
  readonly peers: readonly Hook[];
  readonly lists: readonly MemberList[];
  /** Without them. */
  readonly bare: readonly MemberList[];
  readonly owners: ReadonlyMap<Member, Hook>;
}

export function whereOf(hook: Hook): Where {
  if (hook.where === null) throw new Error(`${hook.id} says nothing of its place`);
  return hook.where;
}

/**
 * The members that are the hook: in its container. Where that is gone, or a known version says that the hook may have gone
 * elsewhere, the one place in the file with its very code.
 */
export function membersOf({ tree, known }: Site, hook: Hook): Member[] {
  const { in: path, slot } = whereOf(hook);
  const file = fileItem(tree);
  const container = itemAtPath(file, path);
  const isThere = typeof container !== 'string';
  const own = isThere ? ownMembers(tree, hook, listsIn(tree, container, slot)) : [];
  if (own.length > 0 || (isThere && known == null)) return own;
  const elsewhere = verbatimMembers(tree, hook, listsEverywhere(tree, file, slot));
  return elsewhere.length === 1 ? elsewhere : [];
}

/** Behind the hooks of the same gap that were declared earlier. */
export function gapOf(site: Site, hook: Hook): FoundGap | NoPlace {
  const where = whereOf(hook);
  const container = itemAtPath(fileItem(site.tree), where.in);
  const declaredIn = (lists: readonly MemberList[]): Gap | string =>
    gapFor(site.parser, site.tree, lists, where, hook.key);
  const spot = site.known == null ? null : spotIn({ ...site, tree: site.known, known: null }, hook);
  let reason = typeof container === 'string' ? container : '';
  if (typeof container !== 'string') {
    const own = ownIn(site, hook, container);
    const gap = declaredIn(own.bare);
    if (typeof gap === 'string') reason = gap;
    else if (spot === null || depthOf(spot.list) === depthOf(gap.list))
      return behindPeers(hook, own, gap);
    else return { kind: 'none', reason: 'what it stands beside went into another block' };
  }
  if (site.known == null || spot === null) return { kind: 'none', reason };
  const owns = new Map<Item, Own>();
  const ownOf = (item: Item): Own => {
    const own = owns.get(item) ?? ownIn(site, hook, item);
    owns.set(item, own);
    return own;
  };
  const target = {
    tree: site.tree,
    slot: where.slot,
    listsOf: (item: Item) => ownOf(item).bare,
    declaredIn,
  };
  const gap = followSpot(site.known, spot, target, container, reason);
  if ('kind' in gap) return gap;
  const own = [...owns.values()].find(({ bare }) => bare.includes(gap.list));
  return own === undefined ? gap : behindPeers(hook, own, gap);
}

/** Where it stands in a version that has it, else where it is declared to stand. */
function spotIn(site: Site, hook: Hook): Spot | null {
  const { tree, parser } = site;
  const where = whereOf(hook);
  const file = fileItem(tree);
  const [member, second] = membersOf(site, hook);
  const named = itemAtPath(file, where.in);
  if (member === undefined || second !== undefined) {
    if (typeof named === 'string') return null;
    const { bare } = ownIn(site, hook, named);
    const gap = gapFor(parser, tree, bare, where, hook.key);
    return typeof gap === 'string' ? null : { container: named, ...gap };
  }
  const container = containerAt(file, member, where);
  const { lists, bare } = ownIn(site, hook, container);
  // The same text parsed anew has other nodes: found by its place.
  const at = lists.findIndex(({ members }) => members.some(({ start }) => start === member.start));
  const list = bare[at];
  if (list === undefined) return null;
  const above = list.members.filter(({ end }) => end <= member.start);
  return { container, list, at: above.length };
}

function containerAt(file: Item, member: Member, { slot }: Where): Item {
  const at = itemAt(file, member.core.start);
  if (slot !== 'member' || member.item === null) return at;
  const parent = (item: Item): Item | null =>
    item.children.some(({ start, end }) => start === member.start && end === member.end)
      ? item
      : (item.children.map(parent).find((one) => one !== null) ?? null);
  return parent(file) ?? at;
}

/** Hooks of the same container, by what they are declared with. */
function ownIn(site: Site, hook: Hook, container: Item): Own {
  const { in: path, slot } = whereOf(hook);
  const lists = listsIn(site.tree, container, slot);
  const peers = site.hooks.filter((other) => other.where?.in === path && other.where.slot === slot);
  const owners = new Map(
    peers.flatMap((peer) =>
      ownMembers(site.tree, peer, lists).map((member) => [member, peer] as const),
    ),
  );
  const bare = lists.map((list) => ({
    ...list,
    members: list.members.filter((member) => !owners.has(member)),
  }));
  return { peers, lists, bare, owners };
}

function behindPeers(hook: Hook, own: Own, gap: FoundGap): FoundGap {
  const full = own.lists[own.bare.indexOf(gap.list)] ?? gap.list;
  const above = gap.list.members[gap.at - 1];
  let at = above === undefined ? 0 : full.members.indexOf(above) + 1;
  const earlier = new Set(own.peers.slice(0, own.peers.indexOf(hook)));
  for (; at < full.members.length; at++) {
    const member = full.members[at];
    const peer = member === undefined ? undefined : own.owners.get(member);
    if (peer === undefined || !earlier.has(peer)) break;
  }
  const members = full.members.filter((member) => own.owners.get(member) !== hook);
  return { ...gap, list: { ...full, members }, at };
}
