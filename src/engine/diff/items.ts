/** Two versions of a file as changes of items that account for every changed line. */
import { firstWhere } from '../../base/search.ts';
import type { Item } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange, ItemChangeKind } from './change.ts';
import { compareItem } from './compare.ts';
import { rangesOf } from './lines.ts';
import type { Pair } from './match-scope.ts';
import { matchItems, type Matching } from './match.ts';
import { ownLines, type Draft } from './ownership.ts';
import { sideOf, type Side } from './side.ts';

interface Change extends Draft {
  readonly within: boolean;
  readonly kinds: readonly [ItemChangeKind, ...ItemChangeKind[]];
  readonly confidence: number;
}

/** Both versions as items, and what changed between them. */
export interface FileItems {
  readonly before: Item;
  readonly after: Item;
  readonly changes: readonly ItemChange[];
}

/**
 * In the order of the new version; what is gone stands at the place it had. An item is in one change at most. Members
 * that came or went with their container are changes of their own, so that each line has the smallest item that holds it.
 */
export function diffItems(before: SyntaxTree, after: SyntaxTree): readonly ItemChange[] {
  return diffFileItems(before, after).changes;
}

export function diffFileItems(before: SyntaxTree, after: SyntaxTree): FileItems {
  const old = sideOf(before);
  const now = sideOf(after);
  return { before: old.file, after: now.file, changes: changesOf(old, now) };
}

function changesOf(old: Side, now: Side): ItemChange[] {
  const matching = matchItems(old, now);
  const changes = [
    ...changedPairs(old, now, matching),
    ...unmatched(old.file, matching.ofBefore, matching.equal, 'removed'),
    ...unmatched(now.file, matching.ofAfter, matching.equal, 'added'),
  ];
  const byBefore = new Map(changes.map((change) => [change.before, change]));
  const owned = ownLines(old, now, changes, matching, ({ before, after }) => {
    const known = byBefore.get(before);
    if (known !== undefined) return known;
    const [whole, within] = [false, false];
    const layout: Change = { before, after, whole, within, kinds: ['formatting'], confidence: 1 };
    changes.push(layout);
    byBefore.set(before, layout);
    return layout;
  });
  const linesBefore = linesByOwner(owned.before);
  const linesAfter = linesByOwner(owned.after);
  return inOrder(changes, matching).map((change) => {
    const [kind, ...also] = change.kinds;
    return {
      change: kind,
      also,
      before: change.before,
      after: change.after,
      confidence: change.confidence,
      within: change.within,
      lines: {
        before: rangesOf(linesBefore.get(change) ?? []),
        after: rangesOf(linesAfter.get(change) ?? []),
      },
    };
  });
}

function changedPairs(old: Side, now: Side, matching: Matching): Change[] {
  const changes: Change[] = [];
  for (const pair of matching.pairs) {
    const displacement = matching.displaced.get(pair) ?? null;
    const [first, ...rest] = compareItem(old, now, pair, displacement);
    if (first === undefined) continue;
    const { before, after, confidence } = pair;
    const whole = displacement !== null;
    changes.push({ before, after, confidence, whole, within: false, kinds: [first, ...rest] });
  }
  return changes;
}

/** Items without a counterpart; comments belong to the item around them where that has none either. */
function unmatched(
  file: Item,
  matched: ReadonlyMap<Item, Pair>,
  equal: ReadonlySet<Item>,
  change: 'added' | 'removed',
): Change[] {
  const found: Change[] = [];
  const stack: { item: Item; within: boolean }[] = [{ item: file, within: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, within } = next;
    if (equal.has(item)) continue;
    const alone = !matched.has(item);
    if (alone && !(within && item.kind === 'comment')) {
      const sides =
        change === 'added' ? { before: null, after: item } : { before: item, after: null };
      found.push({ ...sides, within, whole: true, kinds: [change], confidence: 1 });
    }
    for (const child of item.children.toReversed()) stack.push({ item: child, within: alone });
  }
  return found;
}

function linesByOwner(owners: readonly (Change | null)[]): Map<Change, number[]> {
  const lines = new Map<Change, number[]>();
  for (const [line, owner] of owners.entries()) {
    if (owner === null) continue;
    const known = lines.get(owner);
    if (known === undefined) lines.set(owner, [line]);
    else known.push(line);
  }
  return lines;
}

function inOrder(changes: readonly Change[], matching: Matching): Change[] {
  const kept = matching.pairs.filter((pair) => !matching.displaced.has(pair));
  kept.sort((a, b) => a.before.start - b.before.start);
  const placeOf = ({ before, after }: Change): number => {
    if (after !== null || before === null) return after?.start ?? 0;
    const previous = kept[firstWhere(kept, (pair) => pair.before.start > before.start) - 1];
    if (previous === undefined) return 0;
    return previous.before.end > before.start ? previous.after.start : previous.after.end;
  };
  const placed = changes.map((change) => ({ change, place: placeOf(change) }));
  const isThere = ({ change }: { change: Change }): number => (change.after === null ? 0 : 1);
  return placed
    .sort((a, b) => a.place - b.place || isThere(a) - isThere(b))
    .map(({ change }) => change);
}
