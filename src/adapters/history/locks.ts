/** One holder per fork at a time, known by its process. */
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';
import type { ForkKey } from '../../ports/history.ts';
import { forkId } from './forks.ts';
import { isAlive, startOf } from './process-identity.ts';

interface LockRow {
  readonly pid: number;
  readonly process_start: string | null;
  readonly taken_at: string;
}

export interface LockStore {
  readonly lock: (fork: ForkKey) => () => void;
  /** What this connection still holds is free afterwards. */
  readonly releaseAll: () => void;
}

export function lockStore(db: Database): LockStore {
  const held = new Set<string>();

  const take = (fork: ForkKey, token: string): void => {
    const fork_id = forkId(db, fork);
    const holder = db
      .prepare<[number | bigint], LockRow>('SELECT * FROM locks WHERE fork_id = ?')
      .get(fork_id);
    if (holder !== undefined && isAlive(holder.pid, holder.process_start))
      throw heldProblem(fork, holder);
    db.prepare(
      `INSERT INTO locks (fork_id, pid, process_start, token, taken_at)
       VALUES (@fork_id, @pid, @process_start, @token, @taken_at)
       ON CONFLICT (fork_id) DO UPDATE SET pid = excluded.pid, process_start = excluded.process_start,
           token = excluded.token, taken_at = excluded.taken_at`,
    ).run({
      fork_id,
      pid: process.pid,
      process_start: startOf(process.pid),
      token,
      taken_at: new Date().toISOString(),
    });
  };
  const release = (token: string): void => {
    if (held.delete(token)) db.prepare('DELETE FROM locks WHERE token = ?').run(token);
  };
  return {
    lock: (fork) => {
      const token = randomUUID();
      db.transaction(take).immediate(fork, token);
      held.add(token);
      return () => release(token);
    },
    releaseAll: () => {
      for (const token of held) release(token);
    },
  };
}

function heldProblem(fork: ForkKey, holder: LockRow): Problem {
  return new Problem(
    'locked',
    `process ${holder.pid} holds ${fork.branch} of ${fork.git_dir} since ${holder.taken_at}`,
  );
}
