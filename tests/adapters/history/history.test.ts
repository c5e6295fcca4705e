import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyHistory, hasHistory, openHistory } from '../../../src/adapters/history/history.ts';
import type { History } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation } from './examples.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('history');
let files = 0;
const newFile = (): string => join(folder, `case-${++files}`, 'sync_history.db');

const asidesOf = (file: string): string[] =>
  readdirSync(dirname(file)).filter((name) => name.includes('.corrupt-'));

/** Opened for one test; warnings gathered. */
function open(file: string): { history: History; warnings: string[] } {
  const warnings: string[] = [];
  const history = openHistory(file, { onWarning: (text) => warnings.push(text) });
  onTestFinished(() => history.close());
  return { history, warnings };
}

function withDatabase<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe('opening a history', () => {
  it('makes the folder, and the file with a write-ahead log', () => {
    const file = newFile();
    open(file);
    expect(withDatabase(file, (db) => db.pragma('journal_mode', { simple: true }))).toBe('wal');
  });

  it('finds again what was stored before it was closed', () => {
    const file = newFile();
    const first = openHistory(file);
    first.beginSync(fork, operation('s1'), null);
    first.close();
    expect(open(file).history.sync('s1')).toEqual(operation('s1'));
  });

  it('can be closed twice', () => {
    const history = openHistory(newFile());
    history.close();
    expect(() => history.close()).not.toThrow();
  });

  it('works for many processes that open a missing file at once', async () => {
    const file = newFile();
    const script = fileURLToPath(new URL('./opening-process.ts', import.meta.url));
    const ids = ['s1', 's2', 's3', 's4'];
    const exits = ids.map(async (id): Promise<unknown> => {
      const args = ['--import', 'tsx', script, file, id];
      const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
      return code;
    });
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
    const { history } = open(file);
    expect(ids.map((id) => history.sync(id)?.id)).toEqual(ids);
  });
});

describe('where there is no history', () => {
  it('an empty one can be read, and nothing is made', () => {
    const file = newFile();
    expect(hasHistory(file)).toBe(false);
    const history = emptyHistory();
    expect([history.syncs(fork), history.impacts(), history.releases()]).toEqual([[], [], []]);
    history.close();
    expect(existsSync(dirname(file))).toBe(false);
    openHistory(file).close();
    expect(hasHistory(file)).toBe(true);
    // There can be none: opening refuses it in one line.
    expect(hasHistory(join(file, 'below-a-file'))).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('is not said of a folder that cannot be looked into', () => {
    const file = newFile();
    openHistory(file).close();
    chmodSync(dirname(file), 0o000);
    onTestFinished(() => chmodSync(dirname(file), 0o755));
    expect(hasHistory(file)).toBe(true);
  });
});

describe('a history that cannot be used', () => {
  it('is refused when its folder cannot be made', () => {
    const file = newFile();
    open(file);
    const problem = thrownProblem(() => openHistory(join(file, 'below-a-file', 'h.db')));
    expect(problem).toMatchObject({ kind: 'state' });
    expect(problem.message).toContain('cannot make folder');
  });

  it('is refused when the path is a folder', () => {
    const problem = thrownProblem(() => openHistory(folder));
    expect(problem).toMatchObject({ kind: 'state' });
    expect(problem.message).toMatch(/^history .*: unable to open database file \(SQLITE_CANTOPEN/);
  });

  it('is refused, and left as it is, when a newer program wrote it', () => {
    const file = newFile();
    openHistory(file).close();
    withDatabase(file, (db) => db.pragma('user_version = 99'));
    const before = readFileSync(file);
    const problem = thrownProblem(() => openHistory(file));
    expect(problem).toMatchObject({ kind: 'state' });
    expect(problem.message).toMatch(/newer trust-upstream: schema 99, this one knows \d+$/);
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('a damaged history', () => {
  it('that is no SQLite file is moved aside whole, and that is said', () => {
    const file = newFile();
    openHistory(file).close();
    writeFileSync(
      file,
      'this was never a database, and long enough to be taken for one'.repeat(20),
    );
    const { history, warnings } = open(file);
    const [aside] = asidesOf(file);
    expect(aside).toMatch(/^sync_history\.db\.corrupt-\d{8}T\d{6}$/);
    expect(readFileSync(join(dirname(file), aside ?? ''), 'utf8')).toContain(
      'this was never a database',
    );
    expect(warnings).toEqual([expect.stringContaining(aside ?? 'nothing moved')]);
    history.beginSync(fork, operation('s1'), null);
    expect(history.unfinished(fork)?.id).toBe('s1');
  });

  it('with overwritten pages is moved aside too', () => {
    const file = newFile();
    const first = openHistory(file);
    first.beginSync(fork, operation('s1'), 'x'.repeat(50_000));
    first.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, 3 * 4096);
    writeFileSync(file, bytes);
    const { history, warnings } = open(file);
    expect(warnings).toHaveLength(1);
    expect(history.sync('s1')).toBeNull();
  });

  it('is not confused with an empty file, which is a new one', () => {
    const file = newFile();
    openHistory(file).close();
    writeFileSync(file, '');
    expect(open(file).warnings).toEqual([]);
  });
});

describe('a transaction', () => {
  it('keeps all writes or none', () => {
    const { history } = open(newFile());
    const attempt = (): void =>
      history.transaction(() => {
        history.beginSync(fork, operation('s1'), null);
        throw new Error('stop');
      });
    expect(attempt).toThrow('stop');
    expect(history.sync('s1')).toBeNull();
    expect(history.transaction(() => (history.beginSync(fork, operation('s2'), null), 7))).toBe(7);
    expect(history.sync('s2')?.id).toBe('s2');
  });
});
