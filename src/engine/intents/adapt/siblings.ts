/** Pairs of what stood in the old version of a file and what became of it in the new one. */
import { matchItems } from '../../diff/match.ts';
import { type Side, sideOf } from '../../diff/side.ts';
import type { Span } from '../../../base/span.ts';
import type { Item } from '../../syntax/item.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { hunksOf } from '../../merge/diff/hunks.ts';
import { tokenSimilarity } from '../likeness.ts';
import { listsIn } from '../members.ts';
import { squeezed } from '../snippet.ts';
import type { Slot } from '../where.ts';

export interface SiblingPair {
  readonly before: Span;
  readonly after: Span;
  /** `gated!(no_core)`, `rustc_lint::provide`: how a person finds it. */
  readonly name: string;
}

/** Every member of a list, and every statement, arm and element of a body, that stands in both. */
export function siblingPairs(before: SyntaxTree, after: SyntaxTree): SiblingPair[] {
  const known = memo.get(before)?.get(after);
  if (known !== undefined) return known;
  const pairs = pairsOf(sideOf(before), sideOf(after)).sort(
    (a, b) => a.before.start - b.before.start,
  );
  memo.set(
    before,
    (memo.get(before) ?? new WeakMap<SyntaxTree, SiblingPair[]>()).set(after, pairs),
  );
  return pairs;
}

/** Asked for each hook of a file, of the same two versions. */
const memo = new WeakMap<SyntaxTree, WeakMap<SyntaxTree, SiblingPair[]>>();

function pairsOf(before: Side, after: Side): SiblingPair[] {
  const { pairs, equal } = matchItems(before, after);
  return pairs.flatMap((pair): SiblingPair[] => {
    if (equal.has(pair.before)) {
      // Letter for letter: that siblings stayed as they are counts as well.
      return [{ before: pair.before.core, after: pair.after.core, name: pair.after.name }];
    }
    if (pair.before.children.length > 0 || pair.before.kind === 'file') return [];
    const inside = bodyPairs(before.tree, after.tree, pair.before, pair.after);
    if (inside.length > 0) return inside;
    return [{ before: pair.before.core, after: pair.after.core, name: pair.after.name }];
  });
}

/** Statements by what they begin with, arms by their pattern, elements by what they begin with. */
function bodyPairs(before: SyntaxTree, after: SyntaxTree, old: Item, now: Item): SiblingPair[] {
  return (['statement', 'arm', 'element'] as const).flatMap((slot) => {
    const olds = membersIn(before, old, slot);
    const news = membersIn(after, now, slot);
    const hunks = hunksOf(
      olds.map(({ sign }) => sign),
      news.map(({ sign }) => sign),
    );
    let [at, to] = [0, 0];
    const pairs: SiblingPair[] = [];
    for (const hunk of [
      ...hunks,
      { at: olds.length, end: olds.length, to: news.length, toEnd: news.length },
    ]) {
      for (; at < hunk.at; at++, to++) pairs.push(...pairOf(olds[at], news[to]));
      pairs.push(...mostAlike(olds.slice(hunk.at, hunk.end), news.slice(hunk.to, hunk.toEnd)));
      [at, to] = [hunk.end, hunk.toEnd];
    }
    return pairs;
  });
}

interface Listed {
  readonly span: Span;
  readonly text: string;
  readonly sign: string;
}

function membersIn(tree: SyntaxTree, item: Item, slot: Slot): Listed[] {
  const { source } = tree;
  return listsIn(tree, item, slot)
    .flatMap(({ members }) => members)
    .map(({ core }) => {
      const text = source.slice(core.start, core.end);
      return { span: core, text, sign: squeezed(/^[^({[]*/.exec(text)?.[0] ?? '') };
    });
}

function pairOf(old: Listed | undefined, now: Listed | undefined): SiblingPair[] {
  return old === undefined || now === undefined
    ? []
    : [{ before: old.span, after: now.span, name: old.sign }];
}

/** What begins otherwise now, and is for both the most alike. */
function mostAlike(olds: readonly Listed[], news: readonly Listed[]): SiblingPair[] {
  if (olds.length * news.length > MOST) return [];
  const best = (one: Listed, others: readonly Listed[]): Listed | undefined =>
    others
      .map((other) => ({ other, alike: tokenSimilarity(one.text, other.text) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike)[0]?.other;
  return olds.flatMap((old) => {
    const now = best(old, news);
    return now !== undefined && best(now, olds) === old ? pairOf(old, now) : [];
  });
}

const ALIKE = 0.5;
/** More pairs than this are not tried: a body that changed so much shows nothing. */
const MOST = 10_000;
