/** The history database: SQLite. */
import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ForkKey, History } from '../../ports/history.ts';
import { makeFolders } from '../make-folders.ts';
import { requireOurs } from './application.ts';
import { certificateStore } from './certificates.ts';
import { damageOf, moveAsideIfDamaged } from './damaged.ts';
import { impactQueries } from './impact-queries.ts';
import { impactStore } from './impacts.ts';
import { learnedStore } from './learned.ts';
import { lockStore } from './locks.ts';
import { migrate, requireKnownSchema } from './migrate.ts';
import { releaseStore } from './releases.ts';
import { breakSeal, isSealed, seal } from './seal.ts';
import { isDamage, isInputOutput, problemOf, withProblems } from './sqlite-problem.ts';
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
 * `state` when the file or its folder cannot be used; opening does too when a newer or another program wrote it. After an
 * operation met damage, none works any more: the next opening moves the database aside.
 */
export function openHistory(file: string, options: HistoryOptions = {}): History {
  makeFolders(dirname(file));
  try {
    return historyOf(
      preparedSound(file, options.onWarning ?? ((text) => process.emitWarning(text))),
      file,
    );
  } catch (error) {
    throw problemOf(error, file);
  }
}

/** False only where there surely is none: what cannot be looked at is for `openHistory` to refuse. */
export function hasHistory(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

/** What a history without entries answers; in memory, so that reading where there is no database makes none. */
export function emptyHistory(): History {
  return historyOf(prepared(new Database(':memory:')), ':memory:');
}

/** Damage that a seal had hidden shows at the first reading. */
function preparedSound(file: string, onWarning: (text: string) => void): Database.Database {
  const trusted = isSealed(file);
  try {
    return prepared(openSound(file, onWarning));
  } catch (error) {
    if (!trusted || !isDamage(error)) throw error;
    breakSeal(file);
    return prepared(openSound(file, onWarning));
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

/**
 * Whose it is comes first: damage in another program's database is not ours to mend. False also for an I/O error: that is
 * how a file looks which another process is just moving aside.
 */
function looksSound(db: Database.Database): boolean {
  try {
    requireOurs(db);
    return isSealed(db.name) || damageOf(db) === null;
  } catch (error) {
    if (isInputOutput(error) || isDamage(error)) return false;
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
  let damaged = false;
  const onDamage = (): void => {
    damaged = true;
    breakSeal(file);
  };
  const close = (): void => {
    if (!db.open) return;
    if (!damaged) releaseAll();
    db.close();
    if (!damaged && !db.memory) seal(file);
  };
  const store = {
    ...syncStore(db),
    ...stepStore(db),
    ...certificateStore(db),
    ...learnedStore(db),
    ...versionStore(db),
    ...releaseStore(db),
    ...impactStore(db),
    ...impactQueries(db),
    lock: (fork: ForkKey) => {
      const release = lock(fork);
      return () => {
        if (!damaged) release();
      };
    },
    transaction: <T>(work: () => T): T => db.transaction(work).immediate(),
  };
  return { ...withProblems(store, file, onDamage), ...withProblems({ close }, file) };
}
