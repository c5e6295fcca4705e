/** How much work a release is for the fork. */
import type { AffectedFile, ImpactClass } from '../ports/impact.ts';
import { worstOf } from './verdict.ts';

export interface Effort {
  /** `2-3 commits`. */
  readonly text: string;
  /** How it was derived. */
  readonly note: string;
}

/**
 * One unit of work for each hook, and for each file with items that fork code names: all items of one hook are adapted
 * together. A BREAKING unit is one commit, or two when tests show more; a MODERATE one is none when the sync re-inserts
 * the hook by itself, else one.
 * @param tried whether the sync of a file was performed in memory
 */
export function effortOf(files: readonly AffectedFile[], tried: (path: string) => boolean): Effort {
  const units = new Map<string, ImpactClass[]>();
  for (const { path, items } of files) {
    for (const item of items) {
      const unit = item.hook ?? path;
      const classes = units.get(unit);
      if (classes === undefined) units.set(unit, [item.class]);
      else classes.push(item.class);
    }
  }
  const worst = [...units].map(([unit, classes]) => ({ unit, class: worstOf(classes) }));
  const breaking = worst.filter((unit) => unit.class === 'BREAKING').length;
  const moderate = worst.filter((unit) => unit.class === 'MODERATE');
  const carried = new Set(
    files
      .filter(({ path }) => tried(path))
      .flatMap(({ items }) => items.flatMap(({ hook }) => hook ?? [])),
  );
  const byHook = moderate.filter(({ unit }) => carried.has(unit)).length;
  const most = 2 * breaking + moderate.length;
  const least = breaking + moderate.length - byHook;
  return {
    text: least === most ? commits(most) : `${least}-${commits(most)}`,
    note:
      `estimated_effort: 1-2 commits for each hook or file with BREAKING items (${breaking}), ` +
      `1 for each with MODERATE ones (${moderate.length})` +
      (byHook > 0 ? `, none where the sync re-inserts the hook (${byHook})` : ''),
  };
}

function commits(count: number): string {
  return count === 1 ? '1 commit' : `${count} commits`;
}
