import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withProblems } from '../../../src/adapters/history/sqlite-problem.ts';
import { Problem } from '../../../src/base/problem.ts';
import { temporaryFolder } from '../../support/folders.ts';

const file = join(temporaryFolder('problems'), 'h.db');

function connect(): Database.Database {
  const db = new Database(file, { timeout: 0 });
  onTestFinished(() => void db.close());
  return db;
}

describe('withProblems', () => {
  it('hands arguments and results through', () => {
    expect(withProblems({ add: (a: number, b: number) => a + b }, file).add(2, 3)).toBe(5);
  });

  it('tells a database that is held by another connection in one line', () => {
    const [holder, waiting] = [connect(), connect()];
    holder.exec('BEGIN EXCLUSIVE');
    const store = withProblems({ write: () => waiting.exec('CREATE TABLE t (x)') }, file);
    expect(() => store.write()).toThrow(
      new Problem('state', `history ${file}: database is locked (SQLITE_BUSY)`),
    );
  });

  it('leaves bugs as they are', () => {
    const db = connect();
    db.exec('CREATE TABLE parent (id PRIMARY KEY); INSERT INTO parent VALUES (1)');
    const store = withProblems({ twice: () => db.exec('INSERT INTO parent VALUES (1)') }, file);
    expect(() => store.twice()).toThrow(Database.SqliteError);
    expect(() =>
      withProblems(
        {
          bug: () => {
            throw new TypeError('a bug');
          },
        },
        file,
      ).bug(),
    ).toThrow(TypeError);
  });

  it('leaves Problems as they are', () => {
    const problem = new Problem('locked', 'held');
    const store = withProblems(
      {
        lock: () => {
          throw problem;
        },
      },
      file,
    );
    expect(() => store.lock()).toThrow(problem);
  });
});
