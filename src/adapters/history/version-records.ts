/** What each fork's branch stands on, and stood on. */
import type { Database } from 'better-sqlite3';
import type { ForkKey, History, VersionRecord } from '../../ports/history.ts';
import { forkId } from './forks.ts';

type VersionStore = Pick<
  History,
  'versionRecord' | 'setVersionRecord' | 'versionRecords' | 'replacedRecord'
>;

const FIELDS = ['version', 'base_commit', 'series_tip', 'branch_tip', 'sync_id', 'recorded_at'];
const SELECT = `SELECT ${FIELDS.map((field) => `v.${field}`).join(', ')} FROM version_records v`;
const OF_FORK =
  'JOIN forks f ON f.id = v.fork_id WHERE f.git_dir = @git_dir AND f.branch = @branch';

export function versionStore(db: Database): VersionStore {
  const set = (fork: ForkKey, record: VersionRecord | null): void => {
    const fork_id = forkId(db, fork);
    const replaces =
      db
        .prepare<[number | bigint], number>(
          'UPDATE version_records SET is_current = 0 WHERE fork_id = ? AND is_current = 1 RETURNING id',
        )
        .pluck()
        .get(fork_id) ?? null;
    if (record === null) return;
    db.prepare(
      `INSERT INTO version_records (fork_id, ${FIELDS.join(', ')}, replaces, is_current)
       VALUES (@fork_id, ${FIELDS.map((field) => `@${field}`).join(', ')}, @replaces, 1)`,
    ).run({ ...record, fork_id, replaces });
  };
  return {
    versionRecord: (fork) =>
      db.prepare<ForkKey, VersionRecord>(`${SELECT} ${OF_FORK} AND v.is_current = 1`).get(fork) ??
      null,
    setVersionRecord: (fork, record) => {
      db.transaction(set).immediate(fork, record);
    },
    versionRecords: (fork) =>
      db.prepare<ForkKey, VersionRecord>(`${SELECT} ${OF_FORK} ORDER BY v.id DESC`).all(fork),
    // The first record of that sync: a rollback may set records that name it again.
    replacedRecord: (syncId) =>
      db
        .prepare<[string], VersionRecord>(
          `${SELECT} WHERE v.id = (SELECT replaces FROM version_records WHERE sync_id = ? ORDER BY id LIMIT 1)`,
        )
        .get(syncId) ?? null,
  };
}
