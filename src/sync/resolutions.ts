/** Every decision about a conflict, in the seed's `conflict_resolutions` and in the sync's folder. */
import type { Learned } from '../engine/learn/learn.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { MergeRecord } from '../ports/history.ts';
import type { SyncContext } from './context.ts';
import type { ReplayProgress, ReplayStop } from './replay.ts';

/** What rules and structure decided so far, and what each merge proved. Repeating it writes the same rows. */
export async function recordAutomatic(
  context: SyncContext,
  progress: ReplayProgress,
  merges: readonly MergeRecord[],
): Promise<void> {
  const { history, id, clock, files, paths } = context;
  const created_at = clock.now().toISOString();
  history.transaction(() => {
    progress.decisions.forEach((decision, number) => {
      history.recordResolution({
        id: `${id}-a${number + 1}`,
        sync_id: id,
        file_path: decision.path,
        conflict_type: decision.conflict_type,
        resolution_type: decision.resolution_type,
        resolution_description: decision.description,
        created_at,
      });
    });
    for (const merge of merges) history.recordMerge(merge);
    count(context);
  });
  await files.write(paths.resolutions, `${JSON.stringify(progress.decisions, null, 2)}\n`);
}

/** What a person resolved: one row for each conflict that had been handed over, and beside it what it teaches. */
export function recordManual(
  context: SyncContext,
  stop: ReplayStop,
  learned: ReadonlyMap<ConflictRegion, Learned>,
): void {
  const { history, id, clock } = context;
  const created_at = clock.now().toISOString();
  history.transaction(() => {
    stop.conflicts.forEach((conflict, number) => {
      const row = `${id}-m${stop.commits.length + 1}-${number + 1}`;
      const { path: file_path, line } = conflict;
      history.recordResolution({
        id: row,
        sync_id: id,
        file_path,
        conflict_type: conflict.reason,
        resolution_type: 'manual',
        resolution_description: `resolved by a person in the worktree (line ${line})`,
        created_at,
      });
      const lesson = learned.get(conflict);
      if (lesson === undefined) return;
      const { shape, template } = lesson;
      history.recordLearned({
        id: row,
        sync_id: id,
        patch: stop.at,
        file_path,
        line,
        shape: shape.hash,
        shape_text: shape.text,
        template,
        created_at,
      });
    });
    count(context);
  });
}

function count({ history, id }: SyncContext): void {
  const all = history.resolutions(id);
  const manual = all.filter((resolution) => resolution.resolution_type === 'manual').length;
  history.updateSync(id, {
    conflicts_count: all.length,
    conflicts_auto_resolved: all.length - manual,
    conflicts_manual_resolved: manual,
  });
}
