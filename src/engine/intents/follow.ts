/** A gap whose neighbours are gone: between the nearest members of the old list that are left. */
import type { RustParser } from '../syntax/parser.ts';
import { fileItem } from '../syntax/items.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { itemAtPath } from './designator.ts';
import { listsIn, type Member, type MemberList } from './members.ts';
import { type Gap, gapFor } from './neighbours.ts';
import { squeezed } from './snippet.ts';
import type { Where } from './where.ts';

/** How many members away a neighbour may be and still say where. */
const FARTHEST = 4;

/**
 * @param base the file in which the neighbours stood
 * @param lists of the new file, without the fork's own members
 */
export function followedGap(
  parser: RustParser,
  base: SyntaxTree,
  tree: SyntaxTree,
  lists: readonly MemberList[],
  where: Where,
  key: string,
): Gap | null {
  const container = itemAtPath(fileItem(base), where.in);
  if (typeof container === 'string') return null;
  const old = gapFor(parser, base, listsIn(base, container, where.slot), where, key);
  if (typeof old === 'string') return null;
  const { members } = old.list;
  const above = nearest(base, members.slice(0, old.at).toReversed(), tree, lists);
  const below = nearest(base, members.slice(old.at), tree, lists);
  const behind = above === null ? null : { list: above.list, at: above.at + 1, sure: false };
  if (above === null || behind === null)
    return below === null ? null : { list: below.list, at: below.at, sure: false };
  if (below === null || above.steps <= below.steps) return behind;
  return { list: below.list, at: below.at, sure: false };
}

interface Survivor {
  readonly list: MemberList;
  readonly at: number;
  /** How many members nearer by are gone. */
  readonly steps: number;
}

/** The first of these members that stands just once in the new lists. */
function nearest(
  base: SyntaxTree,
  members: readonly Member[],
  tree: SyntaxTree,
  lists: readonly MemberList[],
): Survivor | null {
  for (const [steps, member] of members.slice(0, FARTHEST).entries()) {
    const wanted = signOf(base, member);
    const places = lists.flatMap((list) =>
      list.members.flatMap((other, at) =>
        signOf(tree, other) === wanted ? [{ list, at, steps }] : [],
      ),
    );
    const [place] = places;
    if (place !== undefined && places.length === 1) return place;
  }
  return null;
}

function signOf({ source }: SyntaxTree, { item, core }: Member): string {
  return item === null || item.name === '' || item.kind === 'use'
    ? squeezed(source.slice(core.start, core.end))
    : `${item.kind === 'const' ? 'static' : item.kind} ${item.name}`;
}
