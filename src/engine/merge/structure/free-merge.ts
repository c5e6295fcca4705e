/** Lists whose members may stand in any order: everything that came comes, everything that went goes. */
import type { Span } from '../../../base/span.ts';
import type { Element } from './element.ts';
import { textOf } from '../../syntax/tree.ts';
import { useRoot } from '../../syntax/uses.ts';
import type { Sides } from './merger.ts';
import type { Side } from './side.ts';
import { isUse } from './use-merge.ts';
import { UseScope } from './use-scope.ts';
import { inverted, kept, type Lists, type Member, taken } from './member.ts';

type Which = 'ours' | 'theirs';

interface Free extends Lists {
  readonly uses: UseScope;
}

/** Members in the order of the side that changed the order (theirs when both did); insertions behind what they follow. */
export function mergeFree(lists: Lists): Member[] {
  const all: Free = { ...lists, uses: new UseScope(lists) };
  const lead: Which = reorders(all, 'ours') && !reorders(all, 'theirs') ? 'ours' : 'theirs';
  const other: Which = lead === 'ours' ? 'theirs' : 'ours';
  const inserts = insertions(all, lead, other);
  const made: Member[] = [...(inserts.get(-1) ?? [])];
  const places = inverted(all[other]);
  for (const [at, element] of all.lists[lead].members.entries()) {
    const base = all[lead].get(at);
    const member =
      base === undefined
        ? added(all, lead, element)
        : present(all, lead, at, base, places.get(base));
    if (member !== null) made.push(member);
    for (const one of inserts.get(at) ?? []) made.push(one);
  }
  return made;
}

/** Does the side have the base's members in another order? */
function reorders(all: Lists, side: Which): boolean {
  let last = -1;
  for (const [at] of all.lists[side].members.entries()) {
    const base = all[side].get(at);
    if (base === undefined) continue;
    if (base < last) return true;
    last = base;
  }
  return false;
}

/** What the other side added, or edited although the leading side deleted it: by the leading member it follows. */
function insertions(all: Free, lead: Which, other: Which): Map<number, Member[]> {
  const { lists } = all;
  const leading = inverted(all[lead]);
  const found = new Map<number, Member[]>();
  const equal = twins(all, lead);
  let behind = -1;
  for (const [at, element] of lists[other].members.entries()) {
    const base = all[other].get(at);
    const place = base === undefined ? equal.get(keyIn(all, other, element)) : leading.get(base);
    if (place !== undefined) {
      behind = place;
      continue;
    }
    const member =
      base === undefined ? alone(all, other, element) : deletedThere(all, other, base, element);
    if (member === null) continue;
    const list = found.get(behind) ?? [];
    list.push(member);
    found.set(behind, list);
  }
  return spread(all, lead, found);
}

/** Insertions of both sides at one place: those of the leading side first. */
function spread(all: Lists, lead: Which, found: Map<number, Member[]>): Map<number, Member[]> {
  const moved = new Map<number, Member[]>();
  for (const [at, members] of found) {
    let place = at;
    while (place + 1 < all.lists[lead].members.length && !all[lead].has(place + 1)) place++;
    moved.set(place, [...(moved.get(place) ?? []), ...members]);
  }
  return moved;
}

/** Members that only the leading side has, by key. */
function twins(all: Lists, lead: Which): Map<string, number> {
  const found = new Map<string, number>();
  for (const [at, element] of all.lists[lead].members.entries()) {
    if (!all[lead].has(at)) found.set(keyIn(all, lead, element), at);
  }
  return found;
}

/** What both sides added under one key is one thing: so are lists of imports from one module. */
function keyIn({ merger }: Lists, side: Which, element: Element): string {
  const [node] = element.main;
  const from = merger.sides[side];
  if (isUse(node) && textOf(from.tree, node).includes('{'))
    return `use ${useRoot(from.tree, node)}`;
  return from.key(element) ?? from.tokens(element);
}

function added(all: Free, lead: Which, element: Element): Member | null {
  const other: Which = lead === 'ours' ? 'theirs' : 'ours';
  const key = keyIn(all, lead, element);
  const twin = all.lists[other].members.find(
    (one, at) => !all[other].has(at) && keyIn(all, other, one) === key,
  );
  if (twin === undefined) return alone(all, lead, element);
  const both = lead === 'ours' ? { ours: element, theirs: twin } : { ours: twin, theirs: element };
  const triple = { base: null, ...both };
  if (all.uses.holds(element)) return imported(all, triple);
  const { sides } = all.merger;
  if (sides[lead].tokens(element) === sides[other].tokens(twin)) return taken(all, element, lead);
  return collided(all, triple);
}

/** What one side alone has. */
function alone(all: Free, side: Which, element: Element): Member | null {
  if (!all.uses.holds(element)) return taken(all, element, side);
  return imported(all, {
    base: null,
    ours: side === 'ours' ? element : null,
    theirs: side === 'theirs' ? element : null,
  });
}

function present(
  all: Free,
  lead: Which,
  at: number,
  base: number,
  place: number | undefined,
): Member | null {
  const { lists, merger } = all;
  const other: Which = lead === 'ours' ? 'theirs' : 'ours';
  const before = lists.base.members[base];
  const mine = lists[lead].members[at];
  if (before === undefined || mine === undefined) return null;
  const twin = place === undefined ? undefined : lists[other].members[place];
  if (twin !== undefined) {
    const triple =
      lead === 'ours'
        ? { base: before, ours: mine, theirs: twin }
        : { base: before, ours: twin, theirs: mine };
    return all.uses.holds(mine) ? imported(all, triple) : kept(all, triple);
  }
  if (all.uses.holds(mine)) return deletedAndEdited(all, lead, before, mine);
  const { sides } = merger;
  if (isUnchanged(sides.base, before, sides[lead], mine)) return null;
  return deletedAndEdited(all, lead, before, mine);
}

/** Separators aside: the last of a list may have none. */
function isUnchanged(base: Side, before: Element, side: Side, now: Element): boolean {
  return base.says(coreOf(before), side, coreOf(now)) && before.trail.trim() === now.trail.trim();
}

function coreOf({ start, coreEnd }: Element): Span {
  return { start, end: coreEnd };
}

/** The leading side deleted a member: gone, unless this side edited it. */
function deletedThere(all: Free, other: Which, base: number, element: Element): Member | null {
  const { lists, merger } = all;
  const before = lists.base.members[base];
  if (before === undefined) return null;
  const same = isUnchanged(merger.sides.base, before, merger.sides[other], element);
  if (same && !all.uses.holds(element)) return null;
  return deletedAndEdited(all, other, before, element);
}

/** One side deleted what the other edited: imports are a set, all else is a conflict. */
function deletedAndEdited(all: Free, side: Which, before: Element, edited: Element): Member | null {
  const both = side === 'ours' ? { ours: edited, theirs: null } : { ours: null, theirs: edited };
  const triple = { base: before, ...both };
  if (all.uses.holds(edited)) return imported(all, triple);
  return collided(all, triple);
}

/** `null` when nothing is left to import. */
function imported(all: Free, triple: Sides<Element | null>): Member | null {
  const member = all.uses.member(triple);
  return member === undefined ? collided(all, triple) : member;
}

function spanOf(element: Element | null): Span | null {
  return element && { start: element.start - element.space.length, end: element.end };
}

/** The members with the white space in front: a side that has none has nothing there. */
function collided(all: Lists, elements: Sides<Element | null>): Member {
  const { sides } = all.merger;
  const spans = {
    base: spanOf(elements.base),
    ours: spanOf(elements.ours),
    theirs: spanOf(elements.theirs),
  };
  const text = (which: keyof typeof elements): string => {
    const span = spans[which];
    return span === null ? '' : sides[which].text(span);
  };
  const sidesText = { base: text('base'), ours: text('ours'), theirs: text('theirs') };
  return {
    space: '',
    pieces: [
      { kind: 'conflict', ...sidesText, oursAt: elements.ours?.start ?? 0, spans, reason: null },
    ],
    trail: '',
    separated: true,
    comment: false,
    first: false,
    raw: true,
  };
}
