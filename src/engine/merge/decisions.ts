/** What is written down about conflicts that were resolved. */
import type { Objection } from './accept.ts';
import type { ConflictRegion } from './conflict.ts';
import type { Decision } from './outcome.ts';
import type { Replayed } from './replay-hooks.ts';

/**
 * One decision for each hook that a line merge would have left in a conflict, or in the wrong form or place, and one for
 * each other conflict of the line merge that is none of `left`.
 */
export function decisionsFor(
  path: string,
  replayed: readonly Replayed[],
  lineConflicts: readonly ConflictRegion[],
  objections: readonly Objection[],
  left: readonly ConflictRegion[],
): Decision[] {
  const concerned = replayed.filter(
    ({ hook, note, followed }) =>
      note !== null ||
      followed !== null ||
      objections.some((objection) => objection.hook === hook) ||
      lineConflicts.some(({ ours }) => ours.includes(hook.key)),
  );
  const settled = lineConflicts.filter(
    (region) =>
      !replayed.some(({ hook }) => region.ours.includes(hook.key)) &&
      !left.some((open) => isPartOf(open, region)),
  );
  const own = settled.length + concerned.length > 0 ? concerned : replayed;
  return [
    ...own.map((one) => hookDecision(path, one)),
    ...settled.map((region) => structureDecision(path, region)),
  ];
}

function isPartOf(open: ConflictRegion, region: ConflictRegion): boolean {
  return region.ours.includes(open.ours) && region.theirs.includes(open.theirs);
}

function structureDecision(path: string, { reason }: ConflictRegion): Decision {
  return {
    path,
    conflict_type: reason,
    resolution_type: 'auto',
    description: `merged by structure in ${fileName(path)}: every edit of both sides is in the result`,
    hook: null,
    rule: null,
  };
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function hookDecision(path: string, { hook, note, followed }: Replayed): Decision {
  const where =
    followed === null ? '' : ` (${followed.note}: confidence ${followed.confidence.toFixed(2)})`;
  const how = (note ?? 'as the fork wrote it') + where;
  return {
    path,
    conflict_type: hook.trigger ?? `conflict at ${hook.anchor}`,
    resolution_type: hook.rule === null ? 'auto' : 'pattern',
    description: `${hook.key} put back in its place in ${fileName(path)}: ${how}`,
    hook: hook.id,
    rule: hook.rule,
  };
}
