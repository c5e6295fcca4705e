/** Rows of conflict_resolutions, with the rule and hook that the replay names for them. */
import type { ConflictResolution } from '../ports/history.ts';
import type { Decision } from './model.ts';
import type { ReplayOutput } from './step-outputs.ts';

/** Rule and hook are given only where exactly one reading of the replay's decisions fits the row. */
export function decisionsOf(
  resolutions: readonly ConflictResolution[],
  replayed: ReplayOutput['decisions'],
): Decision[] {
  return resolutions.map((row) => {
    const candidates = replayed.filter(
      (decision) =>
        decision.path === row.file_path &&
        decision.conflict_type === row.conflict_type &&
        (decision.description ?? null) === row.resolution_description,
    );
    return {
      ...row,
      rule: agreed(candidates.map((decision) => decision.rule ?? null)),
      hook: agreed(candidates.map((decision) => decision.hook ?? null)),
    };
  });
}

function agreed(values: readonly (string | null)[]): string | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}
