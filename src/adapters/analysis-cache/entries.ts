/** Values of one kind in the cache's file. */
import type { Database, Transaction } from 'better-sqlite3';
import { crc32 } from 'node:zlib';

export interface Entries {
  get(fingerprint: string, keys: readonly string[]): Map<string, Uint8Array>;
  put(fingerprint: string, entries: Iterable<readonly [key: string, value: Uint8Array]>): void;
}

interface Kept {
  readonly id: number;
  readonly checksum: number;
  readonly used: number;
  readonly value: Buffer | null;
}

/** How many stale entries go for each new one: all at once would take seconds for a full cache. */
const STALE_FOR_EACH = 4;

const GET = `
SELECT e.id, e.checksum, e.used, p.value FROM entries e LEFT JOIN packs p ON p.id = e.id
WHERE e.kind = ? AND e.key = ? AND e.fingerprint = ?`;

const PUT = `
INSERT INTO entries (kind, fingerprint, key, size, checksum, used) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, key) DO UPDATE SET fingerprint = excluded.fingerprint, size = excluded.size,
    checksum = excluded.checksum, used = excluded.used RETURNING id`;

/** @param now milliseconds since 1970, for all uses of this opening: an analysis is used, or dropped, as a whole */
export function entriesOf(db: Database, kind: number, now: number): Entries {
  const select = db.prepare<[number, string, string], Kept>(GET);
  const use = db.prepare('UPDATE entries SET used = ? WHERE id = ?');
  const insert = db.prepare<unknown[], number>(PUT).pluck();
  const store = db.prepare('INSERT OR REPLACE INTO packs (id, value) VALUES (?, ?)');
  const drop = dropper(db);
  const stale = db
    .prepare<[number, string, number], number>(
      'SELECT id FROM entries WHERE kind = ? AND fingerprint <> ? LIMIT ?',
    )
    .pluck();

  /** The fingerprint beside which no other was left. */
  let cleaned: string | null = null;

  const read = (fingerprint: string, keys: readonly string[]): Reading => {
    const reading: Reading = { values: new Map(), used: [], wrong: [] };
    for (const key of keys) {
      const kept = select.get(kind, key, fingerprint);
      if (kept === undefined) continue;
      if (kept.value === null || checksumOf(fingerprint, key, kept.value) !== kept.checksum) {
        reading.wrong.push(kept.id);
        continue;
      }
      reading.values.set(key, kept.value);
      if (kept.used !== now) reading.used.push(kept.id);
    }
    return reading;
  };
  const readAll = db.transaction(read);
  const note = db.transaction(({ used, wrong }: Reading) => {
    for (const id of used) use.run(now, id);
    drop(wrong);
  });
  const write: Transaction<Entries['put']> = db.transaction((fingerprint, entries) => {
    let written = 0;
    for (const [key, value] of entries) {
      const checksum = checksumOf(fingerprint, key, value);
      const id = insert.get(kind, fingerprint, key, value.byteLength, checksum, now);
      store.run(id, value);
      written++;
    }
    if (cleaned === fingerprint) return;
    const ids = stale.all(kind, fingerprint, written * STALE_FOR_EACH);
    drop(ids);
    if (ids.length < written * STALE_FOR_EACH) cleaned = fingerprint;
  });
  return {
    get: (fingerprint, keys) => {
      const reading = readAll.deferred(fingerprint, keys);
      if (reading.used.length + reading.wrong.length > 0) note.immediate(reading);
      return reading.values;
    },
    put: (fingerprint, entries) => {
      write.immediate(fingerprint, entries);
    },
  };
}

interface Reading {
  readonly values: Map<string, Uint8Array>;
  /** Ids of entries that are not yet noted as used in this opening. */
  readonly used: number[];
  /** Ids of entries whose value is damaged. */
  readonly wrong: number[];
}

/** Drops entries with their values. */
export function dropper(db: Database): (ids: readonly number[]) => void {
  const statements = ['entries', 'packs'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE id = ?`),
  );
  return (ids) => {
    for (const id of ids) for (const statement of statements) statement.run(id);
  };
}

/** Of the value and what it belongs to: a value under another's key is as wrong as a torn one. */
function checksumOf(fingerprint: string, key: string, value: Uint8Array): number {
  const owner = crc32(`${fingerprint}\0${key}\0`);
  // zlib takes an empty buffer without an address for the wish to begin anew.
  return value.byteLength === 0 ? owner : crc32(value, owner);
}
