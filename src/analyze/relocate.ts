/** Moves, splits and merges over a whole diff: what one file lost and another gained becomes one change. */
import type {
  ComparedChange,
  ComparedItem,
  KeptRemnant,
  PartsElsewhere,
} from '../engine/diff/comparison.ts';
import { profileFromText } from '../engine/diff/profile-text.ts';
import { relocations } from '../engine/diff/relocations.ts';
import type { Relocation } from '../engine/diff/relocation.ts';
import type { Remnant } from '../engine/diff/remnant.ts';
import type { FileDiff } from './file-diff.ts';

/** The place of a change. */
interface Owner {
  readonly diff: FileDiff;
  readonly change: ComparedChange;
}

/**
 * A moved item is reported once, where it was: as moved to another file. Members that moved along with their container
 * are matched by kind and name. Items that were split or merged stay where they are and name each other.
 */
export function relocate(diffs: readonly FileDiff[]): FileDiff[] {
  const owners = new Map<Remnant, Owner>();
  const found = relocations(collect(diffs, owners));
  const instead = new Map<ComparedChange, ComparedChange | null>();
  for (const relocation of found) {
    const [from, ...others] = relocation.from.map((one) => owners.get(one));
    const [to, ...more] = relocation.to.map((one) => owners.get(one));
    if (from === undefined || to === undefined) continue;
    if (relocation.kind === 'moved' || relocation.kind === 'moved and renamed') {
      // Where it was, the report may not show it: then it is new where it is.
      if (from.diff.file.watched === null && to.diff.file.watched !== null) continue;
      for (const [old, now] of [[from, to] as const, ...membersOf(from, to)]) {
        instead.set(old.change, joined(old, now, relocation));
        instead.set(now.change, null);
      }
    } else {
      const sources = [from, ...others].filter((one) => one !== undefined);
      const targets = [to, ...more].filter((one) => one !== undefined);
      nameEachOther(relocation.kind, sources, targets, instead);
    }
  }
  return diffs.map((diff) => ({
    ...diff,
    changes: diff.changes.flatMap((change) => {
      const other = instead.get(change);
      return other === undefined ? [change] : other === null ? [] : [other];
    }),
  }));
}

function collect(
  diffs: readonly FileDiff[],
  owners: Map<Remnant, Owner>,
): Parameters<typeof relocations>[0] {
  const lists = {
    lost: [] as Remnant[],
    gained: [] as Remnant[],
    shrunk: [] as Remnant[],
    grown: [] as Remnant[],
  };
  for (const diff of diffs) {
    for (const change of diff.changes) {
      const { before, after, left, came } = change;
      const add = (list: Remnant[], path: string, item: ComparedItem, kept: KeptRemnant): void => {
        const remnant = remnantOf(path, item, kept);
        owners.set(remnant, { diff, change });
        list.push(remnant);
      };
      const stayed = before !== null && after !== null;
      if (before !== null && left !== null) {
        add(stayed ? lists.shrunk : lists.lost, diff.file.oldPath, before, left);
      }
      if (after !== null && came !== null) {
        add(stayed ? lists.grown : lists.gained, diff.file.path, after, came);
      }
    }
  }
  return lists;
}

function remnantOf(file: string, item: ComparedItem, { tokens, profile }: KeptRemnant): Remnant {
  const { kind, name, path } = item;
  return { file, kind, name, path, tokens, profile: profileFromText(profile) };
}

/** Pairs of members that came and went with the two, told by kind and name where both have one such member only. */
function membersOf(from: Owner, to: Owner): (readonly [Owner, Owner])[] {
  const old = within(from, 'before');
  const now = within(to, 'after');
  return old.flatMap((owner) => {
    const item = owner.change.before;
    const same = (one: ComparedItem | null): boolean =>
      one !== null && one.kind === item?.kind && one.name === item.name;
    const [twin, ...twins] = now.filter(({ change }) => same(change.after));
    const alone = old.filter(({ change }) => same(change.before)).length === 1;
    return twin !== undefined && twins.length === 0 && alone ? [[owner, twin] as const] : [];
  });
}

function within({ diff, change }: Owner, side: 'before' | 'after'): Owner[] {
  const container = change[side];
  if (container === null) return [];
  const inside = (item: ComparedItem): boolean =>
    item !== container && item.start >= container.start && item.end <= container.end;
  return diff.changes
    .filter((one) => {
      const item = one[side];
      return one.within && item !== null && inside(item);
    })
    .map((one) => ({ diff, change: one }));
}

function joined(old: Owner, now: Owner, { confidence }: Relocation): ComparedChange {
  const { before } = old.change;
  const { after } = now.change;
  const also: ComparedChange['also'] = [
    ...(before?.signature === after?.signature ? [] : ['signature' as const]),
    ...(sameCode(old.change.left, now.change.came) ? [] : ['body' as const]),
  ];
  const renamed = before?.name !== after?.name;
  return {
    ...old.change,
    change: renamed ? 'renamed' : 'moved',
    also: renamed ? ['moved', ...also] : also,
    after,
    confidence,
    movedTo: now.diff.file.path,
    left: null,
  };
}

function sameCode(a: KeptRemnant | null, b: KeptRemnant | null): boolean {
  return a?.profile === b?.profile;
}

function nameEachOther(
  kind: PartsElsewhere['kind'],
  sources: readonly Owner[],
  targets: readonly Owner[],
  instead: Map<ComparedChange, ComparedChange | null>,
): void {
  const names = (owners: readonly Owner[]): string[] =>
    owners.map(({ diff, change }) => {
      const item = change.after ?? change.before;
      return `\`${item?.path ?? ''}\` in ${change.after === null ? diff.file.oldPath : diff.file.path}`;
    });
  const note = (owners: readonly Owner[], others: readonly Owner[]): void => {
    for (const { change } of owners) {
      const present = instead.get(change) ?? change;
      instead.set(change, { ...present, parts: { kind, others: names(others) } });
    }
  };
  note(sources, targets);
  note(targets, sources);
}
