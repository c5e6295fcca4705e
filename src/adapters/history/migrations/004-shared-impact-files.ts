/**
 * A file of a report is stored once, whole and packed, however many analyses find the same; texts of SAFE items are in
 * the pack alone. From here on the database also says whose it is (`PRAGMA application_id`).
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AffectedFile, ImpactItem } from '../../../ports/impact.ts';
import { APPLICATION_ID } from '../application.ts';
import { pack, plainBytes } from '../impact-pack.ts';

const BEFORE = `
DROP VIEW impact_changes;
DROP INDEX impact_files_by_report;
DROP INDEX impact_items_by_file;
DROP INDEX impact_items_by_path;
ALTER TABLE impact_items RENAME TO old_items;
ALTER TABLE impact_files RENAME TO old_files;

-- The report without its files, JSON.
ALTER TABLE impact_reports ADD COLUMN head TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(head));
CREATE INDEX impact_reports_by_versions ON impact_reports(from_version, to_version);

CREATE TABLE impact_files (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    path TEXT NOT NULL,
    class TEXT NOT NULL,
    point_risk TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    action TEXT NOT NULL,
    safe INTEGER NOT NULL,
    minor INTEGER NOT NULL,
    moderate INTEGER NOT NULL,
    breaking INTEGER NOT NULL,
    packed BLOB NOT NULL
);

CREATE TABLE impact_report_files (
    report_id INTEGER NOT NULL REFERENCES impact_reports(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES impact_files(id),
    PRIMARY KEY (report_id, seq)
) WITHOUT ROWID;
CREATE INDEX impact_report_files_by_file ON impact_report_files(file_id);

CREATE TABLE impact_items (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES impact_files(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    change TEXT NOT NULL,
    class TEXT NOT NULL,
    before TEXT,
    after TEXT,
    before_start INTEGER,
    before_end INTEGER,
    after_start INTEGER,
    after_end INTEGER,
    hook TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX impact_items_by_file ON impact_items(file_id);
`;

const AFTER = `
DROP TABLE old_items;
DROP TABLE old_files;

CREATE VIEW impact_changes AS
SELECT r.from_version, r.to_version, r.analysis_date, f.path AS file, i.kind, i.path AS item, i.change, i.class,
    i.reason, f.action, i.hook, k.git_dir, k.branch
FROM impact_items i
JOIN impact_files f ON f.id = i.file_id
JOIN impact_report_files l ON l.file_id = f.id
JOIN impact_reports r ON r.id = l.report_id
LEFT JOIN forks k ON k.id = r.fork_id;

PRAGMA application_id = ${APPLICATION_ID};
`;

const HEADS = `
UPDATE impact_reports SET head = json_object('schema_version', 1, 'from_version', from_version, 'to_version', to_version,
    'analysis_date', analysis_date, 'overall_risk', overall_risk, 'estimated_effort', estimated_effort,
    'auto_mergeable', json(iif(auto_mergeable, 'true', 'false')), 'conflicts_expected', json(conflicts_expected),
    'git_conflicts', json(git_conflicts), 'notes', json(notes))`;

const SAVE_FILE = `
INSERT INTO impact_files (digest, path, class, point_risk, changes, action, safe, minor, moderate, breaking, packed)
SELECT @digest, path, class, point_risk, changes, action, @safe, @minor, @moderate, @breaking, @packed
FROM old_files WHERE id = @id
ON CONFLICT (digest) DO UPDATE SET digest = excluded.digest RETURNING id`;

const SAVE_ITEMS = `
INSERT INTO impact_items (file_id, kind, path, change, class, before, after, before_start, before_end, after_start,
    after_end, hook, reason)
SELECT @file_id, kind, path, change, class, iif(class = 'SAFE', NULL, before), iif(class = 'SAFE', NULL, after),
    before_start, before_end, after_start, after_end, hook, reason
FROM old_items WHERE file_id = @id AND NOT EXISTS (SELECT 1 FROM impact_items WHERE file_id = @file_id) ORDER BY id`;

const listSchema = z.array(z.string());

interface OldFile {
  readonly id: number;
  readonly report_id: number;
  readonly path: string;
  readonly class: AffectedFile['risk'];
  readonly point_risk: AffectedFile['point_risk'];
  readonly changes: string;
  readonly action: string;
}

type OldItem = Omit<ImpactItem, 'lines'> &
  Record<'before_start' | 'before_end' | 'after_start' | 'after_end', number | null>;

export function shareImpactFiles(db: Database): void {
  db.exec(BEFORE);
  db.exec(HEADS);
  const files = db.prepare<[], OldFile>('SELECT * FROM old_files ORDER BY report_id, id').all();
  const itemsOf = db.prepare<[number], OldItem>(
    'SELECT * FROM old_items WHERE file_id = ? ORDER BY id',
  );
  const saveFile = db.prepare(SAVE_FILE).pluck();
  const saveItems = db.prepare(SAVE_ITEMS);
  const link = db.prepare('INSERT INTO impact_report_files VALUES (@report_id, @id, @file_id)');
  for (const file of files) {
    const items = itemsOf.all(file.id).map(itemOf);
    const plain = plainBytes(fileOf(file, items));
    const count = (name: string): number => items.filter((item) => item.class === name).length;
    const file_id = saveFile.get({
      id: file.id,
      digest: createHash('sha256').update(plain).digest(),
      safe: count('SAFE'),
      minor: count('MINOR'),
      moderate: count('MODERATE'),
      breaking: count('BREAKING'),
      packed: pack(plain),
    });
    saveItems.run({ id: file.id, file_id });
    link.run({ ...file, file_id });
  }
  db.exec(AFTER);
}

function fileOf(file: OldFile, items: ImpactItem[]): AffectedFile {
  return {
    path: file.path,
    risk: file.class,
    changes: listSchema.parse(JSON.parse(file.changes)),
    tRust_action: file.action,
    point_risk: file.point_risk,
    items,
  };
}

function itemOf(row: OldItem): ImpactItem {
  const { kind, path, change, class: name, before, after, hook, reason } = row;
  const lines = {
    before: span(row.before_start, row.before_end),
    after: span(row.after_start, row.after_end),
  };
  return { kind, path, change, class: name, before, after, lines, hook, reason };
}

function span(start: number | null, end: number | null): { start: number; end: number } | null {
  return start === null || end === null ? null : { start, end };
}
