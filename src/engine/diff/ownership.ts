/** Which change each changed line belongs to. */
import type { Item } from '../syntax/item.ts';
import { alignLines } from './align.ts';
import { giveLeftovers } from './leftovers.ts';
import type { Pair } from './match-scope.ts';
import type { Matching } from './match.ts';
import type { Side } from './side.ts';

/** A change before its lines are known. `whole`: all of the item is new, gone, or elsewhere, its unreported children too. */
export interface Draft {
  readonly before: Item | null;
  readonly after: Item | null;
  readonly whole: boolean;
}

/** For each line of each side the draft it belongs to, `null` where nothing changed. */
export interface Ownership<D extends Draft> {
  readonly before: readonly (D | null)[];
  readonly after: readonly (D | null)[];
}

/**
 * The smallest changed item on a line owns it; lines that differ though nothing on them changed go where `giveLeftovers`
 * finds reason to.
 * @param layoutChange the change of a pair that changed in nothing but its lines
 */
export function ownLines<D extends Draft>(
  before: Side,
  after: Side,
  drafts: readonly D[],
  matching: Matching,
  layoutChange: (pair: Pair) => D,
): Ownership<D> {
  const owned = {
    before: claimed(before, new Map(drafts.map((draft) => [draft.before, draft]))),
    after: claimed(after, new Map(drafts.map((draft) => [draft.after, draft]))),
  };
  const gaps = alignLines(before.lines, owned.before, after.lines, owned.after);
  giveLeftovers({ sides: { before, after }, owned, matching, layoutChange }, gaps);
  return owned;
}

function claimed<D extends Draft>(side: Side, drafts: ReadonlyMap<Item | null, D>): (D | null)[] {
  const owners = Array<D | null>(side.lines.count).fill(null);
  const stack: { item: Item; inherited: D | null }[] = [{ item: side.file, inherited: null }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, inherited } = next;
    const own = drafts.get(item) ?? null;
    const owner = own ?? inherited;
    if (owner !== null) {
      for (const line of side.ownLinesOf(item)) owners[line] = owner;
    }
    const passed = own?.whole === true ? own : inherited;
    if (passed === null && item.children.length === 0) continue;
    for (const child of item.children.toReversed()) stack.push({ item: child, inherited: passed });
  }
  return owners;
}
