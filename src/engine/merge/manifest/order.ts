/** The order of a list that both sides added to. */
import type { Sides } from './sides.ts';

/** Whether an element begins a group of its own (a blank line or heading above it). */
type BeginsGroup = (key: string) => boolean;

/**
 * Keys of `ours` and `theirs` that `survives` lets stay, each once. The side that moved what both have decides the
 * order; what one side added stays behind its neighbour, in order where the neighbourhood is sorted.
 */
export function mergedOrder(
  { base, ours, theirs }: Sides<readonly string[]>,
  survives: (key: string) => boolean,
  beginsGroup: BeginsGroup = () => false,
): string[] {
  const mine = ours.filter(survives);
  const other = theirs.filter(survives);
  const common = both(mine, other);
  const old = both([...common], base);
  const moved = order(other, old) === order(base, old) && order(mine, old) !== order(base, old);
  const shared = (moved ? mine : other).filter((key) => common.has(key));
  const runs = { ours: runsOf(mine, common), theirs: runsOf(other, common) };
  const merged: string[] = [];
  for (const [at, anchor] of ['', ...shared].entries()) {
    if (at > 0) merged.push(anchor);
    const run = (side: 'ours' | 'theirs'): readonly string[] =>
      runs[side].get(at === 0 ? null : anchor) ?? [];
    merged.push(...joined(run('ours'), run('theirs'), shared[at - 1], shared[at], beginsGroup));
  }
  return merged;
}

function both(some: readonly string[], others: readonly string[]): Set<string> {
  const among = new Set(others);
  return new Set(some.filter((key) => among.has(key)));
}

function order(keys: readonly string[], among: ReadonlySet<string>): string {
  return JSON.stringify(keys.filter((key) => among.has(key)));
}

/** What stands behind each key that both sides have (`null`: at the beginning). */
function runsOf(
  keys: readonly string[],
  common: ReadonlySet<string>,
): Map<string | null, string[]> {
  const runs = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const key of keys) {
    if (common.has(key)) anchor = key;
    else runs.set(anchor, [...(runs.get(anchor) ?? []), key]);
  }
  return runs;
}

function joined(
  ours: readonly string[],
  theirs: readonly string[],
  before: string | undefined,
  after: string | undefined,
  beginsGroup: BeginsGroup,
): string[] {
  if (ours.length === 0 || theirs.length === 0) return [...ours, ...theirs];
  const groups = { ours: ours.some(beginsGroup), theirs: theirs.some(beginsGroup) };
  if (groups.theirs && !groups.ours) return [...ours, ...theirs];
  if (groups.ours) return [...theirs, ...ours];
  const sorted = (run: readonly string[]): boolean => isSorted([before, ...run, after]);
  return sorted(ours) && sorted(theirs) ? [...ours, ...theirs].sort(byCode) : [...theirs, ...ours];
}

function isSorted(keys: readonly (string | undefined)[]): boolean {
  const known = keys.filter((key) => key !== undefined);
  return known.every((key, at) => at === 0 || byCode(known[at - 1] ?? key, key) <= 0);
}

export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
