import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, MIGRATIONS, requireKnownSchema } from '../../../src/adapters/history/migrate.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('migrate');

/** The seed design's schema as printed there. */
const SEED = {
  sync_operations: [
    'id TEXT PRIMARY KEY',
    'from_version TEXT NOT NULL',
    'to_version TEXT NOT NULL',
    'started_at TIMESTAMP NOT NULL',
    'completed_at TIMESTAMP',
    'status TEXT NOT NULL',
    'conflicts_count INTEGER',
    'conflicts_auto_resolved INTEGER',
    'conflicts_manual_resolved INTEGER',
    'build_time_seconds INTEGER',
    'tests_passed INTEGER',
    'tests_failed INTEGER',
    'impact_report_path TEXT',
    'sync_report_path TEXT',
    'error_log_path TEXT',
    'sync_branch TEXT',
    'merge_commit TEXT',
  ],
  conflict_resolutions: [
    'id TEXT PRIMARY KEY',
    'sync_id TEXT',
    'file_path TEXT NOT NULL',
    'conflict_type TEXT NOT NULL',
    'resolution_type TEXT NOT NULL',
    'resolution_description TEXT',
    'created_at TIMESTAMP NOT NULL',
  ],
};

function open(name: string): Database.Database {
  const db = new Database(name);
  onTestFinished(() => void db.close());
  return db;
}

function columns(db: Database.Database, table: string): string[] {
  return db
    .prepare<[string], string>(
      `SELECT name || ' ' || type || iif("notnull", ' NOT NULL', '') || iif(pk, ' PRIMARY KEY', '')
       FROM pragma_table_info(?) ORDER BY cid`,
    )
    .pluck()
    .all(table);
}

describe('migrate', () => {
  it.each(['sync_operations', 'conflict_resolutions'] as const)(
    'makes %s as the seed design prints it',
    (table) => {
      const db = open(':memory:');
      migrate(db);
      expect(columns(db, table)).toEqual(SEED[table]);
    },
  );

  it('ties a resolution to its sync', () => {
    const db = open(':memory:');
    migrate(db);
    expect(db.pragma('foreign_key_list(conflict_resolutions)')).toMatchObject([
      { table: 'sync_operations', from: 'sync_id', to: 'id' },
    ]);
  });

  it('numbers the schema and does nothing the second time', () => {
    const db = open(':memory:');
    migrate(db);
    const once = db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(db.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all()).toEqual(once);
  });

  it.each(MIGRATIONS.map((_, n) => n))('goes on from schema %i', (reached) => {
    const db = open(':memory:');
    migrate(db, reached);
    expect(db.pragma('user_version', { simple: true })).toBe(reached);
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  });

  it('keeps the rows of a database made from the seed design alone', () => {
    const db = open(':memory:');
    for (const [table, parts] of Object.entries(SEED))
      db.exec(`CREATE TABLE ${table} (${parts.join(', ')})`);
    db.exec(`INSERT INTO sync_operations (id, from_version, to_version, started_at, status)
             VALUES ('old', '1.82.0', '1.83.0', '2025-01-01T00:00:00Z', 'success')`);
    migrate(db);
    expect(db.prepare('SELECT id, status FROM sync_operations').all()).toEqual([
      { id: 'old', status: 'success' },
    ]);
  });

  it('leaves a schema as it was when a step fails half-way', () => {
    const db = open(join(folder, 'half.db'));
    db.exec('CREATE TABLE locks (something TEXT)');
    expect(() => migrate(db)).toThrow(/locks/);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(columns(db, 'forks')).toEqual([]);
  });
});

describe('requireKnownSchema', () => {
  it('refuses a schema with a higher number than this program knows', () => {
    const db = open(':memory:');
    db.pragma(`user_version = ${MIGRATIONS.length}`);
    expect(() => requireKnownSchema(db)).not.toThrow();
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(thrownProblem(() => requireKnownSchema(db)).kind).toBe('state');
  });
});
