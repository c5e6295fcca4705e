/** Three-way merge of lists: members that came, went, moved, and those that all sides have. */
import type { Span } from '../../../base/span.ts';
import { childInField } from '../../syntax/tree.ts';
import type { Element, Elements } from './element.ts';
import type { Form } from './form.ts';
import { mergeFree } from './free-merge.ts';
import { inverted, kept, type Lists, type Member, taken } from './member.ts';
import { printed } from './print.ts';
import { matchMembers, type Matching } from './match.ts';
import type { Piece } from './piece.ts';
import type { Merger, Sides } from './merger.ts';
import type { Side } from './side.ts';

export function mergeLists(merger: Merger, lists: Sides<Elements>, form: Form): Piece[] {
  const { sides } = merger;
  const matching = (side: 'ours' | 'theirs'): Matching =>
    matchMembers(sides.base, lists.base.members, sides[side], lists[side].members, form);
  const all: Lists = { merger, form, lists, ours: matching('ours'), theirs: matching('theirs') };
  return printed(all, form.orderFree ? mergeFree(all) : mergeOrdered(all));
}

interface Region {
  readonly base: readonly number[];
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Where it begins in each list. */
  readonly from: Sides<number>;
}

/** Between members that all sides have, each stretch that only one side changed is that side's. */
function mergeOrdered(all: Lists): Member[] {
  const { lists, ours, theirs } = all;
  const ourPlace = inverted(ours);
  const theirPlace = inverted(theirs);
  const members: Member[] = [];
  const twice = addedByBoth(all);
  let at = { base: 0, ours: 0, theirs: 0 };
  const region = (to: typeof at): void => {
    const between = {
      base: range(at.base, to.base),
      ours: range(at.ours, to.ours),
      theirs: range(at.theirs, to.theirs),
      from: at,
    };
    // One by one, here and elsewhere: as arguments of one call, a hundred thousand would overflow the stack.
    for (const member of mergeRegion(all, between, twice)) members.push(member);
  };
  for (const [base, element] of lists.base.members.entries()) {
    const [o, t] = [ourPlace.get(base), theirPlace.get(base)];
    if (o === undefined || t === undefined) continue;
    const here = { base, ours: o, theirs: t };
    region(here);
    const mine = lists.ours.members[o];
    const others = lists.theirs.members[t];
    if (mine !== undefined && others !== undefined)
      members.push(kept(all, { base: element, ours: mine, theirs: others }));
    at = { base: base + 1, ours: o + 1, theirs: t + 1 };
  }
  region({
    base: lists.base.members.length,
    ours: lists.ours.members.length,
    theirs: lists.theirs.members.length,
  });
  return members;
}

/** What each side added somewhere in the list: at two places it would come twice. */
function addedByBoth(all: Lists): ReadonlySet<string> {
  const of = (side: 'ours' | 'theirs'): string[] =>
    all.lists[side].members.flatMap((_, at) =>
      all[side].has(at) ? [] : [tokensOf(all, side, at)],
    );
  const theirs = new Set(of('theirs'));
  // A word or a number says nothing: many members are that.
  return new Set(of('ours').filter((one) => theirs.has(one) && one.split('\0').length > 2));
}

function mergeRegion(all: Lists, region: Region, twice: ReadonlySet<string>): Member[] {
  const { merger, lists, form } = all;
  const { sides } = merger;
  const texts = (side: 'base' | 'ours' | 'theirs'): string =>
    region[side].map((at) => tokensOf(all, side, at)).join('\0\0');
  const [base, ours, theirs] = [texts('base'), texts('ours'), texts('theirs')];
  const of = (side: 'ours' | 'theirs'): Member[] =>
    region[side].flatMap((at) => {
      const element = lists[side].members[at];
      return element === undefined ? [] : [taken(all, element, side)];
    });
  if (ours === theirs) return of('theirs');
  const doubled = (side: 'ours' | 'theirs'): boolean =>
    region[side].some((at) => !all[side].has(at) && twice.has(tokensOf(all, side, at)));
  if (ours === base && !doubled('theirs')) return of('theirs');
  if (theirs === base && !doubled('ours')) return of('ours');
  if (region.base.length === 0 && form.bothInsert && apart(all, region))
    return [...of('theirs'), ...of('ours')];
  const spanOf = (side: 'base' | 'ours' | 'theirs'): Span | null => {
    const { members } = lists[side];
    const [first, last] = [members[region[side][0] ?? -1], members[region[side].at(-1) ?? -1]];
    if (first !== undefined && last !== undefined)
      return { start: first.start - first.space.length, end: last.end };
    const place = members[region.from[side] - 1]?.end;
    return place === undefined ? null : { start: place, end: place };
  };
  const spans = { base: spanOf('base'), ours: spanOf('ours'), theirs: spanOf('theirs') };
  const span = (side: 'base' | 'ours' | 'theirs'): string =>
    spans[side] === null ? '' : sides[side].text(spans[side]);
  const first = lists.ours.members[region.ours[0] ?? -1];
  return [
    {
      space: '',
      pieces: [
        {
          kind: 'conflict',
          base: span('base'),
          ours: span('ours'),
          theirs: span('theirs'),
          oursAt: first?.start ?? 0,
          spans,
          reason: null,
        },
      ],
      trail: '',
      separated: true,
      comment: false,
      first: false,
      raw: true,
    },
  ];
}

/** Do the sides insert members that nobody could take for each other? */
function apart({ merger, lists }: Lists, region: Region): boolean {
  const keys = (side: 'ours' | 'theirs'): (string | null)[] =>
    region[side].map((at) => {
      const element = lists[side].members[at];
      return element === undefined || takesAll(merger.sides[side], element)
        ? null
        : merger.sides[side].key(element);
    });
  const theirs = new Set(keys('theirs'));
  return keys('ours').every((key) => key !== null && !theirs.has(key)) && !theirs.has(null);
}

/** Is it a match arm that may take what another arm is for? Then their order means something. */
function takesAll(side: Side, { main }: Element): boolean {
  const [arm] = main;
  if (arm?.type !== 'match_arm') return false;
  const pattern = childInField(arm, 'pattern');
  const [first, ...rest] = pattern?.children ?? [];
  // Without children it is `_` or a name, with an `if` behind the pattern it has a guard.
  return (
    first === undefined ||
    first.type === '_' ||
    (first.type === 'identifier' && /^[a-z_]/.test(side.text(first))) ||
    first.type === 'captured_pattern' ||
    rest.some(({ type }) => type === 'if')
  );
}

function tokensOf({ merger, lists }: Lists, side: 'base' | 'ours' | 'theirs', at: number): string {
  const element = lists[side].members[at];
  return element === undefined
    ? ''
    : merger.sides[side].tokens({ start: element.start, end: element.coreEnd });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
