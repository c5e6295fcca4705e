/** A damaged database is put aside, never deleted: its owner may still get something out of it. */
import Database from 'better-sqlite3';
import { existsSync, renameSync } from 'node:fs';
import { isDamage, messageOf } from './sqlite-problem.ts';

/** What SQLite keeps beside a database. Moved first: a log left behind would be replayed into the fresh database. */
const COMPANIONS = ['-wal', '-shm', '-journal', ''] as const;

/** Why the database cannot be trusted, or `null`. Other failures to read it are thrown. */
export function damageOf(db: Database.Database): string | null {
  try {
    const verdict = String(db.pragma('quick_check(1)', { simple: true }));
    return verdict === 'ok' ? null : verdict.replaceAll(/\s*\n\s*/g, ' ');
  } catch (error) {
    if (isDamage(error)) return messageOf(error);
    throw error;
  }
}

export interface MovedAside {
  readonly damage: string;
  /** The new name of the file. */
  readonly aside: string;
}

/**
 * Moves `file` aside if it is damaged; `null` when it is not. Processes that found the damage together come here one
 * after the other (a lock that ends with its process), and only the first finds it still: the next would otherwise put
 * the fresh database aside.
 */
export function moveAsideIfDamaged(file: string, timeout: number): MovedAside | null {
  return withConnection(`${file}.repair-lock`, timeout, (turn) => {
    turn.exec('BEGIN EXCLUSIVE');
    const damage = withConnection(file, timeout, damageOf);
    return damage === null ? null : { damage, aside: moveAside(file, new Date()) };
  });
}

/** Rename `file` and its companions to `<file>.corrupt-<time>`; returns the new name. */
export function moveAside(file: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  let target = `${file}.corrupt-${stamp}`;
  for (let n = 2; existsSync(target); n++) target = `${file}.corrupt-${stamp}-${n}`;
  for (const suffix of COMPANIONS) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  return target;
}

function withConnection<T>(file: string, timeout: number, work: (db: Database.Database) => T): T {
  const db = new Database(file, { timeout });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
