/** The history database: SQLite. */
import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { History } from '../../ports/history.ts';
import { damageOf, moveAsideIfDamaged } from './damaged.ts';
import { impactStore } from './impacts.ts';
import { lockStore } from './locks.ts';
import { migrate, requireKnownSchema } from './migrate.ts';
import { releaseStore } from './releases.ts';
import { isInputOutput, messageOf, problemOf, withProblems } from './sqlite-problem.ts';
import { stepStore } from './steps.ts';
import { syncStore } from './syncs.ts';
import { versionStore } from './version-records.ts';

const BUSY_MILLISECONDS = 10_000;

export interface HistoryOptions {
  /** Hears in one line that a damaged database was moved aside; without it, a warning of the process says so. */
  readonly onWarning?: (text: string) => void;
}

/**
 * Opens the database, makes it when missing, and brings it to the present schema. Every operation throws Problem
 * `state` when the file or its folder cannot be used; opening does too when a newer program wrote it.
 */
export function openHistory(file: string, options: HistoryOptions = {}): History {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new Problem('state', `cannot make folder ${dirname(file)}: ${messageOf(error)}`);
  }
  try {
    return historyOf(
      prepared(openSound(file, options.onWarning ?? ((text) => process.emitWarning(text)))),
      file,
    );
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** A connection to a database that is whole; a damaged one is first replaced by a fresh one. */
function openSound(file: string, onWarning: (text: string) => void): Database.Database {
  const db = new Database(file, { timeout: BUSY_MILLISECONDS });
  if (looksSound(db)) return db;
  db.close();
  const moved = moveAsideIfDamaged(file, BUSY_MILLISECONDS);
  if (moved !== null) {
    const { damage, aside } = moved;
    onWarning(`history ${file} was damaged (${damage}): moved to ${aside}, a new history begun`);
  }
  return openSound(file, onWarning);
}

/** False also for an I/O error: that is how a file looks which another process is just moving aside. */
function looksSound(db: Database.Database): boolean {
  try {
    return damageOf(db) === null;
  } catch (error) {
    if (isInputOutput(error)) return false;
    db.close();
    throw error;
  }
}

function prepared(db: Database.Database): Database.Database {
  try {
    requireKnownSchema(db);
    db.pragma('journal_mode = WAL');
    // FULL: what was recorded before a ref moved must be there after a power cut.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function historyOf(db: Database.Database, file: string): History {
  const { lock, releaseAll } = lockStore(db);
  return withProblems<History>(
    {
      ...syncStore(db),
      ...stepStore(db),
      ...versionStore(db),
      ...releaseStore(db),
      ...impactStore(db),
      lock,
      transaction: (work) => db.transaction(work).immediate(),
      close: () => {
        if (!db.open) return;
        releaseAll();
        db.close();
      },
    },
    file,
  );
}
