/** Rows of `forks`. */
import type { Database } from 'better-sqlite3';
import type { ForkKey } from '../../ports/history.ts';

/** Id of the fork's row, made when missing. To be called inside a transaction. */
export function forkId(db: Database, fork: ForkKey): number | bigint {
  const known = db
    .prepare<ForkKey, number>('SELECT id FROM forks WHERE git_dir = @git_dir AND branch = @branch')
    .pluck()
    .get(fork);
  return (
    known ??
    db.prepare('INSERT INTO forks (git_dir, branch) VALUES (@git_dir, @branch)').run(fork)
      .lastInsertRowid
  );
}
