/** The seed's "Change Database", written: what each release changed for the fork, item by item. */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { ForkKey, History } from '../../ports/history.ts';
import type { AffectedFile, ImpactItem, ImpactReport } from '../../ports/impact.ts';
import { forkId } from './forks.ts';
import { pack, plainBytes } from './impact-pack.ts';

type ImpactStore = Pick<History, 'saveImpact'>;

const INSERT_REPORT = insertInto('impact_reports', [
  'fork_id',
  'from_version',
  'to_version',
  'analysis_date',
  'overall_risk',
  'estimated_effort',
  'auto_mergeable',
  'conflicts_expected',
  'git_conflicts',
  'notes',
  'head',
]);

const INSERT_FILE = insertInto('impact_files', [
  'digest',
  'path',
  'class',
  'point_risk',
  'changes',
  'action',
  'safe',
  'minor',
  'moderate',
  'breaking',
  'packed',
]);

/** By position: fifteen thousand times, naming each value would take twice as long. */
const INSERT_ITEM = `
INSERT INTO impact_items (file_id, kind, path, change, class, before, after, before_start, before_end, after_start,
    after_end, hook, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Earlier ones of that day whose every file is in the new one: the others say what it does not. */
const REPLACED = `
SELECT r.id FROM impact_reports r WHERE r.fork_id IS @fork_id AND r.from_version = @from_version
    AND r.to_version = @to_version AND r.analysis_date = @analysis_date AND r.id <> @report_id
    AND NOT EXISTS (SELECT 1 FROM impact_report_files l JOIN impact_files f ON f.id = l.file_id
        WHERE l.report_id = r.id AND f.path NOT IN (SELECT g.path FROM impact_report_files k
            JOIN impact_files g ON g.id = k.file_id WHERE k.report_id = @report_id))`;

const UNUSED_FILES = `
DELETE FROM impact_files WHERE NOT EXISTS (SELECT 1 FROM impact_report_files l WHERE l.file_id = impact_files.id)`;

export function impactStore(db: Database): ImpactStore {
  const save = (report: ImpactReport, fork: ForkKey | undefined): void => {
    const fork_id = fork === undefined ? null : forkId(db, fork);
    const row = reportRow(report, fork_id);
    const report_id = db.prepare(INSERT_REPORT).run(row).lastInsertRowid;
    saveFiles(db, report_id, report.affected_files);
    const replaced = db
      .prepare<object, number>(REPLACED)
      .pluck()
      .all({ ...row, report_id });
    if (replaced.length === 0) return;
    const remove = db.prepare('DELETE FROM impact_reports WHERE id = ?');
    for (const id of replaced) remove.run(id);
    db.exec(UNUSED_FILES);
  };
  return {
    saveImpact: (report, fork) => {
      db.transaction(save).immediate(report, fork);
    },
  };
}

function reportRow(report: ImpactReport, fork_id: RowId | null): Record<string, unknown> {
  const { affected_files: _, ...head } = report;
  return {
    ...report,
    fork_id,
    auto_mergeable: report.auto_mergeable ? 1 : 0,
    conflicts_expected: JSON.stringify(report.conflicts_expected),
    git_conflicts: JSON.stringify(report.git_conflicts),
    notes: JSON.stringify(report.notes),
    head: JSON.stringify(head),
  };
}

function saveFiles(db: Database, report_id: RowId, files: readonly AffectedFile[]): void {
  const known = db
    .prepare<[Buffer], number>('SELECT id FROM impact_files WHERE digest = ?')
    .pluck();
  const insertFile = db.prepare(INSERT_FILE);
  const insertItem = db.prepare(INSERT_ITEM);
  const link = db.prepare('INSERT INTO impact_report_files VALUES (?, ?, ?)');
  for (const [seq, file] of files.entries()) {
    const plain = plainBytes(file);
    const digest = createHash('sha256').update(plain).digest();
    let id: RowId | undefined = known.get(digest);
    if (id === undefined) {
      id = insertFile.run(fileRow(file, digest, pack(plain))).lastInsertRowid;
      for (const item of file.items) saveItem(insertItem, id, item);
    }
    link.run(report_id, seq, id);
  }
}

function fileRow(file: AffectedFile, digest: Buffer, packed: Buffer): Record<string, unknown> {
  const counts = { SAFE: 0, MINOR: 0, MODERATE: 0, BREAKING: 0 };
  for (const item of file.items) counts[item.class]++;
  return {
    digest,
    path: file.path,
    class: file.risk,
    point_risk: file.point_risk,
    changes: JSON.stringify(file.changes),
    action: file.tRust_action,
    safe: counts.SAFE,
    minor: counts.MINOR,
    moderate: counts.MODERATE,
    breaking: counts.BREAKING,
    packed,
  };
}

/** Texts of SAFE items are in the pack alone: they are nearly all of a release, and nobody asks for them by SQL. */
function saveItem(insert: Statement, file_id: RowId, item: ImpactItem): void {
  const { lines } = item;
  const texts = item.class !== 'SAFE';
  insert.run(
    file_id,
    item.kind,
    item.path,
    item.change,
    item.class,
    texts ? item.before : null,
    texts ? item.after : null,
    lines.before?.start ?? null,
    lines.before?.end ?? null,
    lines.after?.start ?? null,
    lines.after?.end ?? null,
    item.hook,
    item.reason,
  );
}

type RowId = number | bigint;

function insertInto(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => `@${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}
