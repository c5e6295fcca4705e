import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { damageOf, moveAside, moveAsideIfDamaged } from '../../../src/adapters/history/damaged.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder('damaged');

describe('moveAside', () => {
  const noon = new Date('2026-01-02T12:00:00.000Z');

  it('takes the logs along, so that a fresh database does not replay them', () => {
    const file = join(folder, 'one', 'h.db');
    mkdirSync(dirname(file));
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      writeFileSync(file + suffix, `old${suffix}`);
    const aside = moveAside(file, noon);
    expect(aside).toBe(`${file}.corrupt-20260102T120000`);
    expect(readFileSync(aside, 'utf8')).toBe('old');
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('old-wal');
    expect(readdirSync(dirname(file)).filter((name) => !name.includes('.corrupt-'))).toEqual([]);
  });

  it('never overwrites one moved aside before', () => {
    const file = join(folder, 'twice.db');
    const asides = ['first', 'second'].map((content) => {
      writeFileSync(file, content);
      return moveAside(file, noon);
    });
    expect(asides.map((aside) => readFileSync(aside, 'utf8'))).toEqual(['first', 'second']);
  });
});

describe('damageOf', () => {
  const file = join(folder, 'h.db');
  const verdict = (): string | null => {
    const db = new Database(file);
    try {
      return damageOf(db);
    } finally {
      db.close();
    }
  };

  it('is null for a whole database', () => {
    const db = new Database(file);
    db.exec('CREATE TABLE t (x)');
    db.close();
    expect(verdict()).toBeNull();
  });

  it('says what is wrong with a file that is none, in one line', () => {
    writeFileSync(file, 'text '.repeat(1000));
    expect(verdict()).toBe('file is not a database');
  });
});

describe('moveAsideIfDamaged', () => {
  const file = join(folder, 'suspect.db');

  it('moves a damaged file once; who comes next finds the fresh one and leaves it', () => {
    writeFileSync(file, 'text '.repeat(1000));
    expect(moveAsideIfDamaged(file, 0)).toMatchObject({ damage: 'file is not a database' });
    expect(moveAsideIfDamaged(file, 0)).toBeNull();
  });

  it('waits its turn', () => {
    const turn = new Database(`${file}.repair-lock`);
    turn.exec('BEGIN EXCLUSIVE');
    expect(() => moveAsideIfDamaged(file, 0)).toThrow('database is locked');
    turn.close();
  });
});
