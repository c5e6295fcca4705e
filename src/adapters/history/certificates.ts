/** What the merges of a sync proved, a row for each file of each patch. */
import type { Database } from 'better-sqlite3';
import type { History, MergeRecord, RecordedEdit } from '../../ports/history.ts';

type CertificateStore = Pick<History, 'recordMerge' | 'merges'>;

const RECORD = `
INSERT INTO certificates (sync_id, patch, file_path, outcome, method, ours_edits, theirs_edits, hooks, refusal)
VALUES (@sync_id, @patch, @file_path, @outcome, @method, @ours_edits, @theirs_edits, @hooks, @refusal)
ON CONFLICT (sync_id, patch, file_path) DO UPDATE SET outcome = excluded.outcome, method = excluded.method,
    ours_edits = excluded.ours_edits, theirs_edits = excluded.theirs_edits, hooks = excluded.hooks,
    refusal = excluded.refusal`;

type Row = MergeRecord & { ours_edits: string; hooks: string };

export function certificateStore(db: Database): CertificateStore {
  return {
    recordMerge: (merge) => {
      const [ours_edits, hooks] = [merge.ours_edits, merge.hooks].map((list) =>
        JSON.stringify(list),
      );
      db.prepare(RECORD).run({ ...merge, ours_edits, hooks });
    },
    merges: (syncId) =>
      db
        .prepare<[string], Row>('SELECT * FROM certificates WHERE sync_id = ? ORDER BY rowid')
        .all(syncId)
        .map((row) => ({
          ...row,
          ours_edits: read<RecordedEdit[]>(row.ours_edits),
          hooks: read<string[]>(row.hooks),
        })),
  };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters, typescript/no-unsafe-type-assertion -- what was stored here
const read = <T>(text: string): T => JSON.parse(text) as T;
