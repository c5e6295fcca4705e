/** The seed's `sync_operations`, and the state beside each. */
import type { Database } from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';
import type { ForkKey, History, SyncOperation, SyncState } from '../../ports/history.ts';
import { forkId } from './forks.ts';

const COLUMNS = [
  'id',
  'from_version',
  'to_version',
  'started_at',
  'completed_at',
  'status',
  'conflicts_count',
  'conflicts_auto_resolved',
  'conflicts_manual_resolved',
  'build_time_seconds',
  'tests_passed',
  'tests_failed',
  'impact_report_path',
  'sync_report_path',
  'error_log_path',
  'sync_branch',
  'merge_commit',
] as const satisfies readonly (keyof SyncOperation)[];

const STATE_COLUMNS = [
  'phase',
  'stage',
  'message',
  'request',
] as const satisfies readonly (keyof SyncState)[];

const OF_FORK = `
  FROM sync_operations o JOIN sync_forks s ON s.sync_id = o.id JOIN forks f ON f.id = s.fork_id
  WHERE f.git_dir = @git_dir AND f.branch = @branch`;
const NEWEST_FIRST = 'ORDER BY o.started_at DESC, o.rowid DESC';

type SyncStore = Pick<
  History,
  'beginSync' | 'updateSync' | 'setState' | 'sync' | 'state' | 'syncs' | 'unfinished'
>;

export function syncStore(db: Database): SyncStore {
  const begin = (fork: ForkKey, operation: SyncOperation, request: unknown): void => {
    const open = unfinished(fork);
    if (open !== null) throw unfinishedProblem(open, fork);
    db.prepare(
      `INSERT INTO sync_operations (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((c) => `@${c}`).join(', ')})`,
    ).run(operation);
    db.prepare('INSERT INTO sync_forks (sync_id, fork_id) VALUES (?, ?)').run(
      operation.id,
      forkId(db, fork),
    );
    db.prepare(`INSERT INTO sync_states (sync_id, phase, request) VALUES (?, 'running', ?)`).run(
      operation.id,
      toJson(request),
    );
  };
  const unfinished = (fork: ForkKey): SyncOperation | null =>
    db
      .prepare<ForkKey, SyncOperation>(
        `SELECT o.* ${OF_FORK} AND EXISTS (SELECT 1 FROM sync_states t WHERE t.sync_id = o.id AND t.phase <> 'done')
         ${NEWEST_FIRST} LIMIT 1`,
      )
      .get(fork) ?? null;
  const update = (
    table: string,
    key: string,
    id: string,
    change: Record<string, unknown>,
    columns: readonly string[],
  ): void => {
    const named = columns.filter((column) => change[column] !== undefined);
    if (named.length === 0) return;
    const sets = named.map((column) => `${column} = @${column}`).join(', ');
    const done = db
      .prepare(`UPDATE ${table} SET ${sets} WHERE ${key} = @${key}`)
      .run({ ...change, [key]: id });
    if (done.changes === 0) throw new Problem('state', `${db.name} knows no sync ${id}`);
  };
  return {
    beginSync: (fork, operation, request) => {
      db.transaction(begin).immediate(fork, operation, request);
    },
    unfinished,
    updateSync: (id, change) => update('sync_operations', 'id', id, change, COLUMNS.slice(1)),
    setState: (id, change) => {
      const row = 'request' in change ? { ...change, request: toJson(change.request) } : change;
      update('sync_states', 'sync_id', id, row, STATE_COLUMNS);
    },
    sync: (id) =>
      db.prepare<[string], SyncOperation>('SELECT * FROM sync_operations WHERE id = ?').get(id) ??
      null,
    state: (id) => {
      const row = db
        .prepare<[string], SyncState & { request: string }>(
          'SELECT * FROM sync_states WHERE sync_id = ?',
        )
        .get(id);
      return row === undefined ? null : { ...row, request: JSON.parse(row.request) as unknown };
    },
    syncs: (fork, limit = -1) =>
      db
        .prepare<ForkKey & { limit: number }, SyncOperation>(
          `SELECT o.* ${OF_FORK} ${NEWEST_FIRST} LIMIT @limit`,
        )
        .all({ ...fork, limit }),
  };
}

function unfinishedProblem(open: SyncOperation, fork: ForkKey): Problem {
  return new Problem(
    'locked',
    `sync ${open.id} of ${fork.branch} (${open.from_version} to ${open.to_version}) is not finished`,
    'go on with sync --resume, or undo it with sync --rollback',
  );
}

function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}
