import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../../src/adapters/history/application.ts';
import { openHistory } from '../../../src/adapters/history/history.ts';
import { migrate } from '../../../src/adapters/history/migrate.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('application');
let files = 0;

function databaseWith(make: (db: Database.Database) => void): string {
  const file = join(folder, `${++files}.db`);
  const db = new Database(file);
  make(db);
  db.close();
  return file;
}

function markOf(file: string): unknown {
  const db = new Database(file, { readonly: true });
  const mark = db.pragma('application_id', { simple: true });
  db.close();
  return mark;
}

describe('the database of another program', () => {
  it.each([
    ['with tables', 'CREATE TABLE photos (id); CREATE TABLE albums (id)', 'tables albums, photos'],
    ['with a schema number we know', 'CREATE TABLE photos (id); PRAGMA user_version = 2', 'photos'],
    ['with a mark of its own', 'PRAGMA application_id = 7', 'no table yet'],
    [
      'with a mark of its own and a table like ours',
      'PRAGMA application_id = 7; CREATE TABLE sync_operations (id)',
      'tables sync_operations',
    ],
  ])('%s is refused and left as it is', (_, sql, named) => {
    const file = databaseWith((db) => db.exec(sql));
    const before = readFileSync(file);
    const problem = thrownProblem(() => openHistory(file));
    expect(problem).toMatchObject({ kind: 'state', message: expect.stringContaining(named) });
    expect(problem.message).toContain('another program');
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('our own database', () => {
  it.each([
    ['new', () => undefined],
    ['from before there was a mark', (db: Database.Database) => migrate(db, 3)],
    ['from the seed design by hand', (db: Database.Database) => migrate(db, 1)],
  ])('%s is marked', (_, make) => {
    const file = databaseWith(make);
    openHistory(file).close();
    expect(markOf(file)).toBe(APPLICATION_ID);
    expect(() => openHistory(file).close()).not.toThrow();
  });
});
