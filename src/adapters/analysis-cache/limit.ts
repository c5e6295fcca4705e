/** Keeping the cache's file below its limit. */
import type { Database } from 'better-sqlite3';
import { dropper } from './entries.ts';

/** To how much of the limit the cache is cut, so that not every later value has to make room. */
const KEPT = 0.9;

/**
 * Drops least recently used entries once the file's used pages hold more than `bytes`. Counted from three numbers in the
 * file's header; the freed pages are used again, so that the file stays as long as it once was.
 */
export function keepBelow(db: Database, bytes: number): void {
  const cut = db.transaction(() => {
    const used = usedBytes(db);
    // A value takes more of the file than its own bytes.
    const total = db.prepare<[], number>('SELECT sum(size) FROM entries').pluck().get() ?? 0;
    const excess = ((used - bytes * KEPT) / used) * total;
    const oldest = db.prepare<[], { id: number; size: number }>(
      'SELECT id, size FROM entries ORDER BY used, id',
    );
    const ids: number[] = [];
    let freed = 0;
    for (const { id, size } of oldest.iterate()) {
      if (freed >= excess) break;
      ids.push(id);
      freed += size;
    }
    dropper(db)(ids);
  });
  if (usedBytes(db) > bytes) cut.immediate();
}

export function usedBytes(db: Database): number {
  const [pages, free, size] = ['page_count', 'freelist_count', 'page_size'].map((name) =>
    Number(db.pragma(name, { simple: true })),
  );
  return ((pages ?? 0) - (free ?? 0)) * (size ?? 0);
}
