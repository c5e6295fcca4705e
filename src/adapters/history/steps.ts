/** The steps of a sync, and the decisions taken in them (the seed's `conflict_resolutions`). */
import type { Database } from 'better-sqlite3';
import type { ConflictResolution, History, StepRecord } from '../../ports/history.ts';

type StepStore = Pick<History, 'recordStep' | 'steps' | 'recordResolution' | 'resolutions'>;

const RECORD_STEP = `
INSERT INTO sync_steps (sync_id, seq, stage, step, status, started_at, finished_at, output, message)
VALUES (@sync_id, (SELECT coalesce(max(seq), 0) + 1 FROM sync_steps WHERE sync_id = @sync_id),
    @stage, @step, @status, @started_at, @finished_at, @output, @message)
ON CONFLICT (sync_id, stage, step) DO UPDATE SET status = excluded.status, started_at = excluded.started_at,
    finished_at = excluded.finished_at, output = excluded.output, message = excluded.message`;

const RECORD_RESOLUTION = `
INSERT INTO conflict_resolutions
    (id, sync_id, file_path, conflict_type, resolution_type, resolution_description, created_at)
VALUES (@id, @sync_id, @file_path, @conflict_type, @resolution_type, @resolution_description, @created_at)
ON CONFLICT (id) DO UPDATE SET sync_id = excluded.sync_id, file_path = excluded.file_path,
    conflict_type = excluded.conflict_type, resolution_type = excluded.resolution_type,
    resolution_description = excluded.resolution_description, created_at = excluded.created_at`;

type StepRow = StepRecord & { output: string };

export function stepStore(db: Database): StepStore {
  return {
    recordStep: (step) => {
      db.prepare(RECORD_STEP).run({ ...step, output: JSON.stringify(step.output ?? null) });
    },
    steps: (syncId) =>
      db
        .prepare<[string], StepRow>(
          `SELECT sync_id, stage, step, status, started_at, finished_at, output, message
           FROM sync_steps WHERE sync_id = ? ORDER BY seq`,
        )
        .all(syncId)
        .map((row) => ({ ...row, output: JSON.parse(row.output) as unknown })),
    recordResolution: (resolution) => {
      db.prepare(RECORD_RESOLUTION).run(resolution);
    },
    resolutions: (syncId) =>
      db
        .prepare<[string], ConflictResolution>(
          'SELECT * FROM conflict_resolutions WHERE sync_id = ? ORDER BY rowid',
        )
        .all(syncId),
  };
}
