/** The analysis cache: a SQLite file of its own, beside the history, which must not suffer from it. */
import type { Database } from 'better-sqlite3';
import type { AnalysisCache } from '../../ports/analysis-cache.ts';
import { entriesOf, type Entries } from './entries.ts';
import { isDamage, isUnusable, openFile, removeFile } from './file.ts';
import { keepBelow } from './limit.ts';

const GIGABYTE = 1_000_000_000;

export interface CacheOptions {
  /** The file's used pages stay below it, but for what one `put` brings. */
  readonly limitBytes?: number;
  /** Hears once, in one line, that there is no cache, and why. */
  readonly onWarning: (text: string) => void;
  /** Hears in one line that a damaged cache was begun anew: nothing is lost but time. */
  readonly onDamage?: (text: string) => void;
  /** Milliseconds since 1970, to tell later uses from earlier ones. */
  readonly now?: number;
}

interface Opened {
  readonly db: Database;
  readonly trees: Entries;
  readonly comparisons: Entries;
}

/**
 * Opens the cache, makes it when missing. Never fails: a file or disk that cannot be used means a cache that holds
 * nothing, and one warning; a damaged file is deleted and begun anew.
 */
export function openAnalysisCache(file: string, options: CacheOptions): AnalysisCache {
  const { limitBytes = GIGABYTE, now = Date.now() } = options;
  let current: Opened | null = null;
  let mended = false;

  const open = (): Opened => {
    const db = openFile(file);
    return { db, trees: entriesOf(db, 0, now), comparisons: entriesOf(db, 1, now) };
  };
  const end = (): void => {
    current?.db.close();
    current = null;
  };
  /** `work` on the opened cache; `otherwise` when there is none. A second damage in one run ends the cache. */
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      if (!isUnusable(error)) throw error;
      end();
      if (!isDamage(error) || mended) {
        options.onWarning(`no analysis cache: ${error.message} (${file})`);
        return otherwise;
      }
      mended = true;
      options.onDamage?.(`analysis cache ${file} was damaged (${error.message}): begun anew`);
      return attempt(() => {
        removeFile(file);
        current = open();
        return otherwise;
      }, otherwise);
    }
  };
  const get = (kind: Kind, fingerprint: string, keys: readonly string[]): Values =>
    attempt(() => current?.[kind].get(fingerprint, keys) ?? new Map(), new Map());
  const put = (kind: Kind, fingerprint: string, entries: Pairs): void =>
    attempt(() => {
      if (current === null) return;
      current[kind].put(fingerprint, entries);
      keepBelow(current.db, limitBytes);
    }, undefined);

  attempt(() => {
    current = open();
  }, undefined);
  return {
    trees: (fingerprint, blobs) => get('trees', fingerprint, blobs),
    putTrees: (fingerprint, entries) => put('trees', fingerprint, entries),
    comparisons: (fingerprint, keys) => get('comparisons', fingerprint, keys),
    putComparisons: (fingerprint, entries) => put('comparisons', fingerprint, entries),
    close: end,
  };
}

type Kind = 'trees' | 'comparisons';
type Values = Map<string, Uint8Array>;
type Pairs = Parameters<Entries['put']>[1];
