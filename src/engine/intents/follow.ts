/** A hook whose declared place is not there: where it stood in a known version, and what became of what stood around it. */
import { lineAt } from '../../base/span.ts';
import { matchItems } from '../diff/match.ts';
import { sideOf } from '../diff/side.ts';
import { similarity } from '../diff/similarity.ts';
import { type Item, withDescendants } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type Candidate, type Followed, type NoPlace, SURE_ENOUGH } from './action.ts';
import { designatorOf } from './designator.ts';
import { listsIn, type Member, type MemberList } from './members.ts';
import type { Gap } from './neighbours.ts';
import { squeezed } from './snippet.ts';
import type { Slot } from './where.ts';

/** Where a hook stands, or belongs by what is declared, among upstream's own members. */
export interface Spot {
  readonly container: Item;
  readonly list: MemberList;
  /** Before `list.members[at]`. */
  readonly at: number;
}

/** A version to find the place in. */
export interface Target {
  readonly tree: SyntaxTree;
  readonly slot: Slot;
  /** Lists of a container without the fork's own members. */
  readonly listsOf: (container: Item) => readonly MemberList[];
  /** The declared place, in another container than the declared one. */
  readonly declaredIn: (lists: readonly MemberList[]) => Gap | string;
}

export interface FollowedGap extends Gap {
  readonly followed: Followed;
}

/** How many members away a neighbour may be and still say where. */
const FARTHEST = 4;

/**
 * @param container what the declared path names in the target; or why it names nothing, which is the reason given
 * @param reason why the declared place is not there
 */
export function followSpot(
  known: SyntaxTree,
  spot: Spot,
  target: Target,
  container: Item | string,
  reason: string,
): FollowedGap | NoPlace {
  const home =
    typeof container === 'string'
      ? counterpart(known, spot, target)
      : { item: container, confidence: 1, note: null };
  const found = home === null ? null : inContainer(known, spot, target, home);
  const [best] = [found, elsewhere(known, spot, target)]
    .filter((gap) => gap !== null)
    .sort((a, b) => b.followed.confidence - a.followed.confidence);
  if (best !== undefined && best.followed.confidence >= SURE_ENOUGH) return best;
  const candidates = candidatesFor(known, spot, target);
  const listed = home === null ? 0 : target.listsOf(home.item).flatMap((one) => one.members).length;
  const gone = candidates.length === 0 && listed === 0 && spot.list.members.length >= TELLING;
  return { kind: 'none', reason, candidates, gone };
}

/** Of fewer members nobody can say that they all went. */
const TELLING = 2;

interface Home {
  readonly item: Item;
  readonly confidence: number;
  readonly note: string | null;
}

/** What the container is in the target, and how much of it is left there. */
function counterpart(known: SyntaxTree, spot: Spot, target: Target): Home | null {
  const { container, list } = spot;
  const [before, after] = [sideOf(known), sideOf(target.tree)];
  const own = [...withDescendants(before.file)].find(
    ({ kind, start }) => kind === container.kind && start === container.start,
  );
  const pair = own === undefined ? undefined : matchItems(before, after).ofBefore.get(own);
  if (own === undefined || pair === undefined) return null;
  const { after: item } = pair;
  const alike = similarity(before.profileOf(own), after.profileOf(item));
  const left = sharedMembers(known, list, target.tree, target.listsOf(item));
  const confidence = Math.max(alike, Math.min(0.9, left));
  return { item, confidence, note: `${shown(own)} is ${shown(item)} now` };
}

function inContainer(
  known: SyntaxTree,
  spot: Spot,
  target: Target,
  home: Home,
): FollowedGap | null {
  const lists = target.listsOf(home.item);
  const declared = home.note === null ? 'not there' : target.declaredIn(lists);
  if (typeof declared !== 'string')
    return { ...declared, followed: { confidence: home.confidence, note: home.note ?? '' } };
  const gap = besideSurvivors(known, spot, target, lists);
  if (gap === null) return null;
  const note = [home.note, gap.followed.note].filter((one) => one !== null).join('; ');
  return { ...gap, followed: { confidence: gap.followed.confidence * home.confidence, note } };
}

/** Both neighbours went together to another container of the file. */
function elsewhere(known: SyntaxTree, spot: Spot, target: Target): FollowedGap | null {
  if (!isAlone(known, spot, target.slot)) return null;
  const found = containersOf(target).flatMap((item) => {
    const lists = ownLists(target, item);
    const gap = besideSurvivors(known, spot, target, lists);
    return gap?.both === true ? [{ item, gap }] : [];
  });
  const [one] = found;
  if (one === undefined || found.length > 1) return null;
  const { item, gap } = one;
  const note = `what stood around it in ${shown(spot.container)} stands in ${shown(item)} now`;
  return { ...gap, followed: { confidence: gap.followed.confidence * 0.95, note } };
}

interface SurvivorGap extends FollowedGap {
  /** Its very neighbours stand there both, in their order. */
  readonly both: boolean;
}

/** Does no other list of the known version hold the neighbours? Else that they stand somewhere says nothing. */
function isAlone(known: SyntaxTree, { list, at }: Spot, slot: Slot): boolean {
  const signs = list.members.slice(Math.max(0, at - 1), at + 1).map((one) => signOf(known, one));
  const { file } = sideOf(known);
  return signs.every(
    (sign) =>
      listsEverywhere(known, file, slot).filter(({ members }) =>
        members.some((member) => signOf(known, member) === sign),
      ).length === 1,
  );
}

/** How many lists of the kind a list of code stands in: that of a block inside of another is deeper. */
export function depthOf({ node }: MemberList): number {
  let depth = 0;
  for (let at = node?.parent ?? null; at !== null; at = at.parent) if (NESTED.has(at.type)) depth++;
  return depth;
}

const NESTED = new Set([
  'block',
  'match_block',
  'arguments',
  'array_expression',
  'closure_expression',
]);

/** Between the nearest members of the old list that are left. */
function besideSurvivors(
  known: SyntaxTree,
  { list, at }: Spot,
  { tree, slot }: Target,
  lists: readonly MemberList[],
): SurvivorGap | null {
  const { members } = list;
  const above = nearest(known, members.slice(0, at).toReversed(), tree, lists);
  const below = nearest(known, members.slice(at), tree, lists);
  const near = [above, below].filter((one) => one !== null);
  if (above === null && below === null) return null;
  const gone = Math.min(...near.map(({ steps }) => steps));
  const together =
    above !== null && below !== null && above.list === below.list && above.at < below.at;
  const adjacent = together && above.at + 1 === below.at;
  const useAbove = above !== null && (below === null || above.steps <= below.steps);
  const by = useAbove ? above : below;
  if (by === null) return null;
  // Arms are tried in order: behind one that takes everything, ours would never be.
  const sure =
    (together || (slot !== 'arm' && near.length === 1)) && depthOf(by.list) === depthOf(list);
  const confidence = sure ? (adjacent ? 0.95 : together ? 0.9 : 0.8) - 0.05 * gone : 0.5;
  const note = `${useAbove ? 'behind' : 'before'} ${by.shown}, the nearest that is left of what stood around it`;
  return {
    list: by.list,
    at: useAbove ? by.at + 1 : by.at,
    sure: adjacent,
    both: together && above.steps + below.steps === 0,
    followed: { confidence, note },
  };
}

interface Survivor {
  readonly list: MemberList;
  readonly at: number;
  /** How many members nearer by are gone. */
  readonly steps: number;
  readonly shown: string;
}

/** The first of these members that stands just once in the new lists. */
function nearest(
  known: SyntaxTree,
  members: readonly Member[],
  tree: SyntaxTree,
  lists: readonly MemberList[],
): Survivor | null {
  for (const [steps, member] of members.slice(0, FARTHEST).entries()) {
    const wanted = signOf(known, member);
    const places = lists.flatMap((list) =>
      list.members.flatMap((other, at) =>
        signOf(tree, other) === wanted
          ? [{ list, at, steps, shown: firstLine(known, member) }]
          : [],
      ),
    );
    const [place] = places;
    if (place !== undefined && places.length === 1) return place;
  }
  return null;
}

/** At most three places that have most in common with the old one, best first. */
function candidatesFor(known: SyntaxTree, spot: Spot, target: Target): Candidate[] {
  const [before, after] = [sideOf(known), sideOf(target.tree)];
  const old = before.profileOf(spot.container);
  const found = containersOf(target).flatMap((item) =>
    ownLists(target, item).map((list) => {
      const alike =
        item.kind === 'file' ? 0 : similarity(old, after.profileOf(item)) + sameName(spot, item);
      const share = sharedMembers(known, spot.list, target.tree, [list]);
      const gap = besideSurvivors(known, spot, target, [list]);
      const at = gap?.at ?? list.members.length;
      const next = list.members[at]?.start ?? list.close;
      const confidence = Math.min(0.59, (alike + share) / 3);
      return { line: lineAt(target.tree.source, next), container: shown(item), confidence };
    }),
  );
  return found
    .filter(({ confidence }) => confidence > 0.1)
    .sort((a, b) => b.confidence - a.confidence || a.line - b.line)
    .slice(0, 3);
}

/** How many of a list's members stand in other lists: 0 to 1. */
function sharedMembers(
  known: SyntaxTree,
  { members }: MemberList,
  tree: SyntaxTree,
  lists: readonly MemberList[],
): number {
  const there = new Set(
    lists.flatMap((list) => list.members.map((member) => signOf(tree, member))),
  );
  const left = members.filter((member) => there.has(signOf(known, member)));
  return left.length / Math.max(1, members.length);
}

function sameName({ container }: Spot, { kind, name }: Item): number {
  return kind === container.kind && name === container.name ? 1 : 0;
}

/** Whatever may hold such members; the file itself last. */
function containersOf({ tree, slot }: Target): Item[] {
  const [file, ...items] = [...withDescendants(sideOf(tree).file)];
  const holders = items.filter(({ kind, children }) =>
    slot === 'member' ? children.length > 0 : BODIES.has(kind),
  );
  return slot === 'member' && file !== undefined ? [...holders, file] : holders;
}

/** Items whose code holds statements, arms and elements. */
const BODIES = new Set<Item['kind']>(['function', 'method', 'const', 'static']);

/** Lists that are the container's own: those of functions inside of it are theirs. */
function ownLists({ listsOf }: Target, item: Item): MemberList[] {
  return listsOf(item).filter(
    ({ open, close }) =>
      !item.children.some(
        (child) => BODIES.has(child.kind) && child.start <= open && close <= child.end,
      ),
  );
}

export function listsEverywhere(tree: SyntaxTree, file: Item, slot: Slot): MemberList[] {
  if (slot !== 'member') return listsIn(tree, file, slot);
  return [...withDescendants(file)]
    .filter(({ kind, children }) => kind === 'file' || children.length > 0)
    .flatMap((item) => listsIn(tree, item, slot));
}

function shown(item: Item): string {
  return item.kind === 'file' ? 'the file' : designatorOf(item, [item]);
}

function firstLine({ source }: SyntaxTree, { core }: Member): string {
  const [line = ''] = source.slice(core.start, core.end).split('\n');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function signOf({ source }: SyntaxTree, { item, core }: Member): string {
  return item === null || item.name === '' || item.kind === 'use'
    ? squeezed(source.slice(core.start, core.end))
    : `${item.kind === 'const' ? 'static' : item.kind} ${item.name}`;
}
