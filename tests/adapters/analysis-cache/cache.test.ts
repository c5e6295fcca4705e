import Database from 'better-sqlite3';
import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  openAnalysisCache,
  type CacheOptions,
} from '../../../src/adapters/analysis-cache/cache.ts';
import type { AnalysisCache } from '../../../src/ports/analysis-cache.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder('analysis-cache');
let files = 0;
const newFile = (): string => join(folder, `case-${++files}`, 'analysis_cache.db');

/** Opened for one test; what it says gathered. */
function open(
  file: string,
  options: Partial<CacheOptions> = {},
): { cache: AnalysisCache; warnings: string[]; damage: string[] } {
  const [warnings, damage]: [string[], string[]] = [[], []];
  const cache = openAnalysisCache(file, {
    onWarning: (text) => warnings.push(text),
    onDamage: (text) => damage.push(text),
    ...options,
  });
  onTestFinished(() => cache.close());
  return { cache, warnings, damage };
}

type Pairs = [key: string, value: Uint8Array][];
const values = (count: number, size = 1000): Pairs =>
  Array.from({ length: count }, (_, n) => [`blob ${n}`, Buffer.alloc(size, `value ${n}`)]);
/** Element by element, the test's own comparison would take minutes. */
const same = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(a, b) === 0;
const keysOf = (pairs: Pairs): string[] => pairs.map(([key]) => key);

function closedCache(pairs: Pairs): string {
  const file = newFile();
  const { cache } = open(file);
  cache.putTrees('f', pairs);
  cache.close();
  return file;
}

function withDatabase(file: string, sql: string): unknown[] {
  const db = new Database(file);
  try {
    const statement = db.prepare(sql);
    return statement.reader ? statement.all() : [statement.run()];
  } finally {
    db.close();
  }
}

describe('the analysis cache', () => {
  it('gives back, byte for byte, what was put, also to the next process', () => {
    const value = fc.oneof(
      fc.uint8Array(),
      fc.nat(40_000).map((size) => Buffer.alloc(size, 'large')),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { maxKeys: 20 }), fc.string(), (all, print) => {
        const file = newFile();
        const writing = openAnalysisCache(file, { onWarning: expect.unreachable });
        writing.putTrees(print, Object.entries(all));
        writing.close();
        const reading = openAnalysisCache(file, { onWarning: expect.unreachable });
        const found = reading.trees(print, [...Object.keys(all), 'another']);
        reading.close();
        expect([...found.keys()].sort()).toEqual(Object.keys(all).sort());
        for (const [key, bytes] of found) expect(same(bytes, all[key])).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps trees and comparisons apart', () => {
    const { cache } = open(newFile());
    cache.putTrees('f', [['k', Buffer.from('tree')]]);
    cache.putComparisons('f', [['k', Buffer.from('comparison')]]);
    expect(cache.trees('f', ['k']).get('k')).toEqual(Buffer.from('tree'));
    expect(cache.comparisons('f', ['k']).get('k')).toEqual(Buffer.from('comparison'));
  });

  it('puts all of a batch or nothing, and hands on what the caller throws', () => {
    const { cache, warnings } = open(newFile());
    function* failing(): Generator<[string, Uint8Array]> {
      yield ['one', Buffer.from('1')];
      throw new Error('cannot pack two');
    }
    expect(() => cache.putTrees('f', failing())).toThrow('cannot pack two');
    expect(cache.trees('f', ['one']).size).toBe(0);
    cache.putTrees('f', values(1));
    expect(cache.trees('f', ['blob 0']).size).toBe(1);
    expect(warnings).toEqual([]);
  });

  it('never gives a value of another fingerprint, and drops those as new ones come', () => {
    const file = newFile();
    const { cache } = open(file);
    cache.putTrees('old', values(10));
    cache.putComparisons('old', values(10));
    expect(cache.trees('new', keysOf(values(10))).size).toBe(0);
    cache.putTrees('new', values(2));
    cache.putTrees('new', values(2));
    const left = `SELECT kind, fingerprint, count(*) AS n FROM entries JOIN packs USING (id) GROUP BY 1, 2`;
    expect(withDatabase(file, left)).toEqual([
      { kind: 0, fingerprint: 'new', n: 2 },
      { kind: 1, fingerprint: 'old', n: 10 },
    ]);
  });
});

describe('the limit', () => {
  it('drops what was used longest ago; reading is use', () => {
    const file = newFile();
    const run = (now: number, work: (cache: AnalysisCache) => void): void => {
      const { cache } = open(file, { now, limitBytes: 4_000_000 });
      work(cache);
      cache.close();
    };
    const batch = (name: string): Pairs =>
      values(100, 10_000).map(([key, value]) => [name + key, value]);
    run(1, (cache) => cache.putTrees('f', batch('a')));
    run(2, (cache) => cache.putTrees('f', batch('b')));
    run(3, (cache) => cache.trees('f', keysOf(batch('a'))));
    run(4, (cache) => cache.putTrees('f', batch('c')));
    run(5, (cache) => {
      expect(cache.trees('f', keysOf(batch('b'))).size).toBeLessThan(100);
      expect(cache.trees('f', keysOf(batch('a'))).size).toBe(100);
      expect(cache.trees('f', keysOf(batch('c'))).size).toBe(100);
    });
  });

  it('holds for the file, however often the content changes', () => {
    const file = newFile();
    const { cache } = open(file, { limitBytes: 2_000_000 });
    for (let n = 0; n < 20; n++)
      cache.putTrees(
        'f',
        values(50, 10_000).map(([key, value]) => [`${n} ${key}`, value]),
      );
    expect(statSync(file).size).toBeLessThan(3_000_000);
  });
});

describe('a damaged cache', () => {
  it('never gives a wrong value, whichever bytes are overwritten', () => {
    const pairs = values(60, 3000);
    const file = closedCache(pairs);
    const whole = readFileSync(file);
    const original = new Map(pairs);
    const place = fc.record({
      at: fc.nat(whole.length - 1),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 50 }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
        const torn = Buffer.from(whole);
        for (const { at, bytes } of places) torn.set(bytes.subarray(0, torn.length - at), at);
        writeFileSync(file, torn);
        const cache = openAnalysisCache(file, { onWarning: () => undefined });
        for (const [key, value] of cache.trees('f', keysOf(pairs)))
          expect(same(value, original.get(key))).toBe(true);
        cache.putTrees('f', pairs);
        for (const [key, value] of cache.trees('f', keysOf(pairs)))
          expect(same(value, original.get(key))).toBe(true);
        cache.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is begun anew when it is no database, and says so only to who wants to hear', () => {
    const file = closedCache(values(3));
    writeFileSync(file, 'this was never a database, and is long enough'.repeat(50));
    const { cache, warnings, damage } = open(file);
    cache.putTrees('f', values(3));
    expect(cache.trees('f', keysOf(values(3))).size).toBe(3);
    expect(warnings).toEqual([]);
    expect(damage).toEqual([expect.stringContaining('begun anew')]);
  });

  it('loses a value whose bytes were changed, and takes it again', () => {
    const file = closedCache(values(3));
    withDatabase(file, `UPDATE packs SET value = CAST('other' AS BLOB) WHERE id = 2`);
    const { cache } = open(file);
    expect([...cache.trees('f', keysOf(values(3))).keys()]).toEqual(['blob 0', 'blob 2']);
    cache.putTrees('f', values(3));
    expect(cache.trees('f', keysOf(values(3))).size).toBe(3);
  });

  it('does not give the value of one key for another', () => {
    const file = closedCache(values(2));
    withDatabase(file, 'UPDATE packs SET id = CASE id WHEN 1 THEN -2 ELSE -1 END');
    withDatabase(file, 'UPDATE packs SET id = -id');
    expect(open(file).cache.trees('f', keysOf(values(2))).size).toBe(0);
  });
});

describe('where there can be no cache', () => {
  const expectNone = (file: string): string[] => {
    const { cache, warnings } = open(file);
    cache.putTrees('f', values(2));
    cache.putComparisons('f', values(2));
    expect(cache.trees('f', keysOf(values(2))).size).toBe(0);
    expect(warnings).toHaveLength(1);
    return warnings;
  };

  it('work goes on with one warning: a folder at the path', () => {
    const file = newFile();
    mkdirSync(file, { recursive: true });
    expect(expectNone(file)[0]).toContain(`no analysis cache: unable to open database file`);
  });

  it.skipIf(!existsSync('/proc/self'))('a file system that takes nothing', () => {
    expect(expectNone('/proc/trust-upstream/analysis_cache.db')[0]).toContain('cannot make folder');
  });

  it('a database of another program, which stays as it is', () => {
    const file = newFile();
    mkdirSync(join(file, '..'), { recursive: true });
    withDatabase(file, 'CREATE TABLE photos (id)');
    const before = readFileSync(file);
    expect(expectNone(file)[0]).toContain('another program');
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('other processes', () => {
  const script = fileURLToPath(new URL('./putting-process.ts', import.meta.url));
  const command = (...args: string[]): string =>
    [process.execPath, '--import', 'tsx', script, ...args].map((word) => `'${word}'`).join(' ');
  const shell = (text: string) => promisify(execFile)('sh', ['-c', text]);

  it('put and read at the same time', async () => {
    const file = newFile();
    const runs = ['a', 'b'].map((prefix) => shell(command(file, prefix, '300', '15000')));
    expect((await Promise.all(runs)).map(({ stdout }) => stdout)).toEqual(['done\n', 'done\n']);
    const { cache } = open(file);
    const keys = ['a', 'b'].flatMap((prefix) =>
      Array.from({ length: 300 }, (_, n) => `${prefix}${n}`),
    );
    expect(cache.trees('f', keys).size).toBe(600);
  });

  it('go on without a cache when the disk takes no more', async () => {
    const file = newFile();
    const limited = `trap '' XFSZ; ulimit -f 500; ${command(file, 'a', '300', '15000')}`;
    const { stdout } = await shell(limited);
    expect(stdout).toMatch(/^no analysis cache: .*\ndone\n$/);
    expect(open(file).cache.trees('f', ['a0']).size).toBe(1);
  });
});
