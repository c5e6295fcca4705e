/** Where the fork's hooks go in both versions of a file. */
import { surroundingsOf, type Surroundings } from '../engine/diff/surroundings.ts';
import { itemAt, type Item } from '../engine/syntax/item.ts';
import type { ChangedFile } from './changed-files.ts';
import type { FileVersion } from './file-version.ts';
import type { HookSite } from './request.ts';

export interface Spot {
  readonly offset: number;
  /** The smallest item that holds the place. */
  readonly item: Item;
  /** Members of that item directly before and after the place. */
  readonly neighbours: readonly Item[];
}

export interface HookPlace {
  readonly hook: HookSite;
  readonly before: Spot | null;
  readonly after: Spot | null;
  /** What changed directly around the place, in words; `null`: nothing. */
  readonly disturbed: string | null;
}

interface VersionedFile {
  readonly file: ChangedFile;
  readonly before: FileVersion;
  readonly after: FileVersion;
}

/** The hooks of a file. */
export function hookPlaces(
  { file, before, after }: VersionedFile,
  hooks: readonly HookSite[],
): HookPlace[] {
  return hooks
    .filter((hook) => hook.path === file.oldPath || hook.path === file.path)
    .map((hook) => {
      const old = lookIn(before, hook);
      const now = lookIn(after, hook);
      const disturbed = old === null || now === null ? null : disturbance(old, now);
      return { hook, before: old?.spot ?? null, after: now?.spot ?? null, disturbed };
    });
}

interface Look {
  readonly spot: Spot;
  readonly surroundings: Surroundings;
}

function lookIn(version: FileVersion, hook: HookSite): Look | null {
  if (version.kind !== 'parsed') return null;
  const place = hook.locate(version.tree);
  if (place === null) return null;
  const item = itemAt(version.item, place.start);
  const members = item.children.filter((child) => child.kind !== 'comment');
  const left = members.findLast((child) => child.end <= place.start);
  const right = members.find((child) => child.start >= place.end);
  const neighbours = [left, right].filter((member) => member !== undefined);
  return {
    spot: { offset: place.start, item, neighbours },
    surroundings: surroundingsOf(version.tree, place),
  };
}

function disturbance({ surroundings: old }: Look, { surroundings: now }: Look): string | null {
  const changed = [
    old.before === now.before ? null : 'before',
    old.at === now.at ? null : 'at',
    old.after === now.after ? null : 'after',
  ].filter((side) => side !== null);
  return changed.length === 0 ? null : `what stands ${changed.join(' and ')} it changed`;
}
