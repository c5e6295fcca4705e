/** How a list grew from one release to the next. */
import { diffArrays } from 'diff';
import type { Arrival, ListFacts } from './facts.ts';
import type { ListEntry } from './surroundings.ts';

type Growth = Pick<ListFacts, 'entries' | 'added' | 'removed' | 'kept'>;
type Entries = readonly ListEntry[];

/** An entry that changed its place among the others was removed here and added there. */
export function growthOf(before: Entries, after: Entries): Growth {
  const keys = (entries: Entries): string[] => entries.map(({ key }) => key);
  const added: Arrival[] = [];
  const removed: Arrival[] = [];
  const kept = new Map<string, { before: string; after: string; entries: number }>();
  let [was, is] = [0, 0];
  for (const part of diffArrays(keys(before), keys(after))) {
    for (let left = part.count; left > 0; left--) {
      const old = part.added ? undefined : before[was];
      const now = part.removed ? undefined : after[is];
      if (old !== undefined && now !== undefined) {
        const id = JSON.stringify([old.shape, now.shape]);
        const known = kept.get(id) ?? { before: old.shape, after: now.shape, entries: 0 };
        kept.set(id, { ...known, entries: known.entries + 1 });
      } else if (now === undefined) removed.push(arrivalAt(before, was));
      else added.push(arrivalAt(after, is));
      if (!part.added) was++;
      if (!part.removed) is++;
    }
  }
  return {
    entries: { before: before.length, after: after.length },
    added,
    removed,
    kept: [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}

function arrivalAt(entries: Entries, at: number): Arrival {
  const { key = '', shape = '' } = entries[at] ?? {};
  const [above, below] = [entries[at - 1]?.key ?? null, entries[at + 1]?.key ?? null];
  return { key, at, above, below, shape };
}
