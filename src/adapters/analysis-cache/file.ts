/** The cache's SQLite file. */
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders } from '../make-folders.ts';

/** `PRAGMA application_id`: "tRUc" in ASCII. */
const APPLICATION_ID = 0x74_52_55_63;
const FORMAT = 1;
const BUSY_MILLISECONDS = 5_000;

/** Most values, some 15 kB, then lie in one page; longer ones in few. Does not matter once the file is made. */
const PAGE_BYTES = 16_384;

/**
 * What is known of a value stands apart from it: noting that values were used, and choosing which to drop, then touches
 * few pages. `kind`: 0 trees, 1 comparisons. `used`: milliseconds since 1970 at the opening of the cache that last did.
 */
const TABLES = `
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    used INTEGER NOT NULL,
    UNIQUE (kind, key)
);
CREATE TABLE packs (id INTEGER PRIMARY KEY, value BLOB NOT NULL);
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${FORMAT};
`;

const OURS: ReadonlySet<string> = new Set(['entries', 'packs']);

/** There can be no cache at this path; unlike SQLite's own errors, never damage. */
class NoPlace extends Error {}

/** Opens the cache, makes it when missing, and makes it anew when an older or newer program made it. */
export function openFile(file: string): Database.Database {
  const db = placed(() => {
    makeFolders(dirname(file));
    return new Database(file, { timeout: BUSY_MILLISECONDS });
  });
  try {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    // A log would write each value twice. The journal holds only what is overwritten, which is little here.
    db.pragma('journal_mode = TRUNCATE');
    // After a power cut the file may be torn: then its checksums do not hold, or it is no database.
    db.pragma('synchronous = OFF');
    if (!isMade(db)) db.transaction(make).exclusive(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function removeFile(file: string): void {
  placed(() => {
    for (const suffix of ['-journal', '']) rmSync(file + suffix, { force: true });
  });
}

function placed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError) throw error;
    throw new NoPlace(error instanceof Error ? error.message : String(error));
  }
}

/** Can file, disk or system be at fault? Anything else is the caller's, or a bug. */
export function isUnusable(error: unknown): error is Error {
  return error instanceof Database.SqliteError || error instanceof NoPlace;
}

/** What SQLite says of the machine, not of the file's content. */
const ENVIRONMENT =
  /^SQLITE_(BUSY|LOCKED|READONLY|IOERR|FULL|CANTOPEN|PERM|AUTH|NOMEM|PROTOCOL|INTERRUPT)/;

/** A missing table or column of ours is damage as well as a page that cannot be read. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && !ENVIRONMENT.test(error.code);
}

/** A damaged header may have lost our mark: then the tables tell. */
function isMade(db: Database.Database): boolean {
  const mark = Number(db.pragma('application_id', { simple: true }));
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .pluck()
    .all();
  const ours = tables.length === 0 ? mark === 0 : tables.every((name) => OURS.has(name));
  if (!ours && mark !== APPLICATION_ID)
    throw new NoPlace('the file is the database of another program');
  return mark === APPLICATION_ID && Number(db.pragma('user_version', { simple: true })) === FORMAT;
}

/** Asks again: another process may have made it meanwhile. */
function make(db: Database.Database): void {
  if (isMade(db)) return;
  db.exec('DROP TABLE IF EXISTS entries; DROP TABLE IF EXISTS packs;');
  db.exec(TABLES);
}
