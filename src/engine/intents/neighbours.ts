/** The place between two members of a list that a hook's neighbours name. */
import type { RustParser } from '../syntax/parser.ts';
import { childInField, type SyntaxNode, type SyntaxTree, textOf } from '../syntax/tree.ts';
import { matchNode } from '../pattern/match.ts';
import { readPattern } from '../pattern/pattern.ts';
import { itemsNamed } from './designator.ts';
import { endOf, type Member, type MemberList } from './members.ts';
import { squeezed } from './snippet.ts';
import { gapAmongCalls } from './like-calls.ts';
import { sortedPlaces } from './sorted-places.ts';
import type { Slot, Where } from './where.ts';

/** Before `members[at]`; behind the last when `at` is their number. */
export interface Gap {
  readonly list: MemberList;
  readonly at: number;
  /** Both neighbours that were named stand on its sides. */
  readonly sure: boolean;
  /** The neighbour above was found there. */
  readonly behind?: boolean;
}

/**
 * The one gap for `where`, or why there is none or no one.
 * @param lists without the hooks of the fork, so that no hook is taken for another's neighbour
 * @param key what a sorted list sorts by
 */
export function gapFor(
  parser: RustParser,
  tree: SyntaxTree,
  lists: readonly MemberList[],
  where: Where,
  key: string,
): Gap | string {
  const named = [where.after, where.before].filter((one) => one !== null);
  if (named.length === 0) return gapByPlace(tree, lists, where, key);
  const after = matcherOf(parser, where.slot, where.after);
  if (typeof after === 'string') return after;
  const before = matcherOf(parser, where.slot, where.before);
  if (typeof before === 'string') return before;
  const gaps = lists.flatMap((list) => gapsIn(tree, list, where, { after, before }));
  const sure = gaps.filter((gap) => gap.sure);
  const best = sure.length > 0 ? sure : between(gaps, where, key);
  const [gap] = best;
  if (gap === undefined) return `${named.join(' and ')} not found in ${where.in || 'the file'}`;
  if (best.length > 1)
    return `${best.length} places fit ${named.join(' and ')} in ${where.in || 'the file'}`;
  return gap;
}

/** New members between the two neighbours: among them by name where the list is sorted, else behind the one above. */
function between(gaps: readonly Gap[], where: Where, key: string): readonly Gap[] {
  const [above, below] = gaps;
  if (gaps.length !== 2 || above === undefined || below === undefined) return gaps;
  if (above.list !== below.list || where.after === null || where.before === null) return gaps;
  // The other way round than declared: between them is no place.
  if (above.behind !== true) return gaps;
  const names = above.list.members
    .slice(above.at - 1, below.at + 1)
    .map(({ item }) => item?.name ?? '');
  const sorted = names.every(
    (name, at) => name !== '' && (at === 0 || (names[at - 1] ?? '') <= name),
  );
  const at = sorted ? names.findIndex((name) => name > key) : 1;
  return [{ ...above, at: above.at + Math.max(at, 1) - 1 }];
}

function gapByPlace(
  tree: SyntaxTree,
  lists: readonly MemberList[],
  where: Where,
  key: string,
): Gap | string {
  // Of nested blocks the outermost is the container's own.
  const [list] = lists;
  if (list === undefined) return `${where.in} holds no ${where.slot}s`;
  if (where.place === 'first') return { list, at: 0, sure: true };
  if (where.place === 'last') {
    const fn = list.node?.parent;
    return {
      list,
      at: fn?.type === 'function_item' ? endOf(tree, fn, list) : list.members.length,
      sure: true,
    };
  }
  if (where.like !== null) return gapAmongCalls(tree, lists, where.like, key);
  const names = list.members.map(({ item }) => item?.name ?? '');
  return { list, at: sortedPlaces(names, key)[0] ?? 0, sure: true };
}

function gapsIn(
  tree: SyntaxTree,
  list: MemberList,
  where: Where,
  named: { readonly after: Matcher; readonly before: Matcher },
): Gap[] {
  const above = list.members.map(named.after(tree, list));
  const below = list.members.map(named.before(tree, list));
  const gaps: Gap[] = [];
  for (let at = 0; at <= list.members.length; at++) {
    const after = at > 0 && above[at - 1] === true;
    const before = below[at] === true;
    if (!after && !before) continue;
    // Behind a run of such neighbours: the last of them.
    if (after && above[at] === true && !before) continue;
    const sure = (after || where.after === null) && (before || where.before === null);
    gaps.push({ list, at, sure, behind: after });
  }
  return gaps;
}

/** Does a member of this list look as the neighbour's text says? */
type Matcher = (tree: SyntaxTree, list: MemberList) => (member: Member) => boolean;

/** For a neighbour that is not named: nothing does. A text that is no pattern is refused with what is wrong. */
function matcherOf(parser: RustParser, slot: Slot, text: string | null): Matcher | string {
  if (text === null) return () => () => false;
  const wanted = squeezed(text);
  switch (slot) {
    case 'member':
      return (_, list) => {
        const items = list.members.flatMap(({ item }) => (item === null ? [] : [item]));
        const named = new Set(itemsNamed(items, text));
        return ({ item }) => item !== null && named.has(item);
      };
    case 'arm':
      return (tree) =>
        ({ node }) => {
          const pattern = node === null ? null : childInField(node, 'pattern');
          return pattern !== null && squeezed(textOf(tree, pattern)) === wanted;
        };
    case 'element':
      return (tree) =>
        ({ node }) =>
          node !== null &&
          (squeezed(textOf(tree, node)) === wanted || initialised(tree, node) === wanted);
    case 'statement':
    default: {
      const pattern = readPattern(parser, text, 'statement');
      if (typeof pattern === 'string') return pattern;
      return (tree) =>
        ({ node }) => {
          const inner = node?.type === 'expression_statement' ? node.children[0] : undefined;
          return [node, inner].some((one) => one != null && matchNode(pattern, tree, one) !== null);
        };
    }
  }
}

/** The field that an element of a struct's value sets. */
function initialised(tree: SyntaxTree, node: SyntaxNode): string | null {
  const field =
    node.type === 'field_initializer'
      ? node.children.find(({ type }) => type === 'field_identifier')
      : undefined;
  return field === undefined ? null : textOf(tree, field);
}
