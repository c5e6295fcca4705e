/** The seed's "Change Database": what each release changed for the fork, item by item. */
import type { Database } from 'better-sqlite3';
import type { ForkKey, History } from '../../ports/history.ts';
import type { AffectedFile, ImpactItem, ImpactReport } from '../../ports/impact.ts';
import { forkId } from './forks.ts';

type ImpactStore = Pick<History, 'saveImpact'>;

export function impactStore(db: Database): ImpactStore {
  const save = (report: ImpactReport, fork: ForkKey | undefined): void => {
    const fork_id = fork === undefined ? null : forkId(db, fork);
    const row = { ...report, fork_id };
    db.prepare(
      `DELETE FROM impact_reports WHERE fork_id IS @fork_id AND from_version = @from_version
       AND to_version = @to_version AND analysis_date = @analysis_date`,
    ).run(row);
    const id = insert(db, 'impact_reports', {
      fork_id,
      from_version: report.from_version,
      to_version: report.to_version,
      analysis_date: report.analysis_date,
      overall_risk: report.overall_risk,
      estimated_effort: report.estimated_effort,
      auto_mergeable: report.auto_mergeable ? 1 : 0,
      conflicts_expected: JSON.stringify(report.conflicts_expected),
      git_conflicts: JSON.stringify(report.git_conflicts),
      notes: JSON.stringify(report.notes),
    });
    for (const file of report.affected_files) saveFile(db, id, file);
  };
  return {
    saveImpact: (report, fork) => {
      db.transaction(save).immediate(report, fork);
    },
  };
}

function saveFile(db: Database, report: RowId, file: AffectedFile): void {
  const id = insert(db, 'impact_files', {
    report_id: report,
    path: file.path,
    class: file.risk,
    point_risk: file.point_risk,
    changes: JSON.stringify(file.changes),
    action: file.tRust_action,
  });
  for (const item of file.items) insert(db, 'impact_items', { file_id: id, ...rowOf(item) });
}

function rowOf({ lines, ...item }: ImpactItem): Record<string, unknown> {
  return {
    ...item,
    before_start: lines.before?.start ?? null,
    before_end: lines.before?.end ?? null,
    after_start: lines.after?.start ?? null,
    after_end: lines.after?.end ?? null,
  };
}

type RowId = number | bigint;

/** The row's keys are the table's columns. */
function insert(db: Database, table: string, row: Record<string, unknown>): RowId {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`);
  return db
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`)
    .run(row).lastInsertRowid;
}
