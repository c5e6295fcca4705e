/** The proof that lines no change owns did not change: one by one, in order, they are the same line of the same item. */
import type { FileItems } from '../../src/engine/diff/items.ts';
import { indexLines, isBlank, type LineIndex } from '../../src/engine/diff/lines.ts';
import { ancestorsOf, itemAt, type Item } from '../../src/engine/syntax/item.ts';
import { ownersOf } from './owners.ts';

/**
 * Which of several equal lines a shortest script keeps is its choice: git's is one of many. A line is unchanged here where
 * the line in its place among the other side's unowned ones has its text and stands in the counterpart of its item. A
 * blank line between the members of a container belongs to none of them: its text and place are enough.
 */
export function restNotTheSame(
  { before, after, changes }: FileItems,
  sources: { readonly before: string; readonly after: string },
): string[] {
  const old = unowned(indexLines(sources.before), ownersOf(changes, 'before'));
  const now = unowned(indexLines(sources.after), ownersOf(changes, 'after'));
  const changed = new Map(changes.map((change) => [change.before, change.after]));
  const isNew = new Set(changes.flatMap((change) => change.after ?? []));

  const sameItem = (a: Item, b: Item): boolean => {
    if (changed.has(a) || isNew.has(b)) return changed.get(a) === b;
    if (a.kind !== b.kind || a.name !== b.name) return false;
    const [outer, home] = [ancestorsOf(before, a).at(-1), ancestorsOf(after, b).at(-1)];
    return outer === undefined || home === undefined ? outer === home : sameItem(outer, home);
  };
  const sameLine = (a: Line, b: Line): boolean => {
    if (a.text !== b.text) return false;
    return placesIn(a.text).every((at) => {
      const [mine, yours] = [itemAt(before, a.start + at), itemAt(after, b.start + at)];
      return (isBlank(a.text) && holdsItems(mine) && holdsItems(yours)) || sameItem(mine, yours);
    });
  };

  const found: string[] = [];
  for (let at = 0; at < Math.max(old.length, now.length); at++) {
    const [a, b] = [old[at], now[at]];
    if (a !== undefined && b !== undefined && sameLine(a, b)) continue;
    found.push(`before ${a?.line ?? 'none'} and after ${b?.line ?? 'none'} belong to nothing`);
  }
  return found;
}

interface Line {
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly text: string;
}

function unowned(lines: LineIndex, owned: { has(line: number): boolean }): Line[] {
  return Array.from({ length: lines.count }, (_, at) => {
    return { line: at + 1, start: lines.startOf(at), text: lines.textOf(at) };
  }).filter(({ line }) => !owned.has(line));
}

/** Where its words begin; a blank line is one place. */
function placesIn(text: string): number[] {
  return isBlank(text) ? [0] : [...text.matchAll(/\S+/g)].map(({ index }) => index);
}

const holdsItems = ({ kind, children }: Item): boolean => kind === 'file' || children.length > 0;
