/** Whose database it is: SQLite files of other programs must not get our tables. */
import type { Database } from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';

/** `PRAGMA application_id`: "tRUp" in ASCII. */
export const APPLICATION_ID = 0x74_52_55_70;

/**
 * Throws Problem `state`, before anything is written, for a database that is neither ours nor empty. Ours are also those
 * without a mark that hold the seed's table: made before there was a mark, or from the seed design by hand.
 */
export function requireOurs(db: Database): void {
  const mark = Number(db.pragma('application_id', { simple: true }));
  if (mark === APPLICATION_ID) return;
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
  if (mark === 0 && (tables.length === 0 || tables.includes('sync_operations'))) return;
  const held = tables.length === 0 ? 'no table yet' : `tables ${tables.slice(0, 3).join(', ')}`;
  throw new Problem(
    'state',
    `${db.name} is the database of another program (${held}), not a history of trust-upstream`,
    'move it away, or name another state folder (--state)',
  );
}
