/** Bringing a database to the schema of this program. */
import type { Database } from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';
import { seedTables } from './migrations/001-seed-tables.ts';
import { sideTables } from './migrations/002-side-tables.ts';
import { releaseAndChangeTables } from './migrations/003-release-and-change-tables.ts';
import { shareImpactFiles } from './migrations/004-shared-impact-files.ts';
import { certificates } from './migrations/005-certificates.ts';
import { learnedResolutions } from './migrations/006-learned-resolutions.ts';

/** Number n of the schema (`PRAGMA user_version`) is reached by the nth of these, SQL or a function. Only ever append. */
export const MIGRATIONS: readonly (string | ((db: Database) => void))[] = [
  seedTables,
  sideTables,
  releaseAndChangeTables,
  shareImpactFiles,
  certificates,
  learnedResolutions,
];

/** Throws Problem `state`, before anything is written, when a newer program made the database. */
export function requireKnownSchema(db: Database): void {
  const found = schemaOf(db);
  if (found <= MIGRATIONS.length) return;
  throw new Problem(
    'state',
    `${db.name} was written by a newer trust-upstream: schema ${found}, this one knows ${MIGRATIONS.length}`,
    'update trust-upstream, or name another state folder (--state)',
  );
}

/**
 * To schema `goal`, the newest when left out. Each step in a transaction of its own, taken before looking: another process
 * may be migrating too.
 */
export function migrate(db: Database, goal = MIGRATIONS.length): void {
  while (schemaOf(db) < goal) db.transaction(applyNext).immediate(db);
}

function applyNext(db: Database): void {
  const done = schemaOf(db);
  const next = MIGRATIONS[done];
  if (next === undefined) return;
  if (typeof next === 'string') db.exec(next);
  else next(db);
  db.pragma(`user_version = ${done + 1}`);
}

function schemaOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
