/** What plain git would leave to a person where our sync goes on: by git's own merge, one patch at a time. */
import type { CherryPick, GitConflict, GitReader, ObjectId } from '../ports/git.ts';
import type { ReplayResult } from './replay.ts';
import type { Patch } from './series.ts';

/**
 * A rebase stops at each patch that conflicts and goes on once a person has resolved it; the resolution taken here is
 * what our replay made of that patch. Ends where the replay ends.
 */
export async function gitConflictsOf(
  git: GitReader,
  patches: readonly Patch[],
  target: ObjectId,
  replayed: ReplayResult,
): Promise<string[]> {
  const reached = patches.slice(
    0,
    replayed.commits.length + (replayed.kind === 'conflicts' ? 1 : 0),
  );
  const picks = reached.map(({ before, commit }, at): CherryPick => ({
    before,
    after: commit.tree,
    onto: replayed.commits[at - 1]?.to ?? target,
  }));
  return (await git.cherryPickConflicts(picks)).flat().flatMap(gitPlaces);
}

/** `passes.rs line 423` for each marker; `passes.rs (modify/delete)` where git writes none. */
export function gitPlaces({ path, openings, type }: GitConflict): string[] {
  const name = path.split('/').at(-1) ?? path;
  return openings.length === 0
    ? [`${name} (${type})`]
    : openings.map((line) => `${name} line ${line}`);
}
