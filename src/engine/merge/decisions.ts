/** What is written down about conflicts that were resolved. */
import type { Objection } from './accept.ts';
import type { ConflictRegion } from './conflict.ts';
import type { Decision } from './outcome.ts';
import type { Replay, Replayed } from './replay-hooks.ts';

/** One decision for each hook that a line merge would have left in a conflict, or in the wrong form or place. */
export function decisionsFor(
  path: string,
  replay: Replay | null,
  lineConflicts: readonly ConflictRegion[],
  objections: readonly Objection[],
): Decision[] {
  const all = replay?.replayed ?? [];
  const concerned = all.filter(
    ({ hook, note }) =>
      note !== null ||
      objections.some((objection) => objection.hook === hook) ||
      lineConflicts.some(({ ours }) => ours.includes(hook.key)),
  );
  return (concerned.length > 0 ? concerned : all).map((one) => decisionOf(path, one));
}

function decisionOf(path: string, { hook, note }: Replayed): Decision {
  const how = note === null ? 'as the fork wrote it' : note;
  return {
    path,
    conflict_type: hook.trigger ?? `conflict at ${hook.anchor}`,
    resolution_type: hook.rule === null ? 'auto' : 'pattern',
    description: `${hook.key} put back in its place in ${path.split('/').at(-1) ?? path}: ${how}`,
    hook: hook.id,
    rule: hook.rule,
  };
}
