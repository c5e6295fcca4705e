/** The seed's "Change Database", read. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { compareVersions, isVersion } from '../../base/version.ts';
import type { History, ImpactSummary, ItemChange } from '../../ports/history.ts';
import { impactReportSchema, type ImpactReport } from '../../ports/impact.ts';
import { unpack } from './impact-pack.ts';

type ImpactQueries = Pick<History, 'impacts' | 'impact' | 'itemChanges'>;

const OF_FORK = '(k.id IS NULL OR (k.git_dir = @git_dir AND k.branch = @branch))';

/** With its counts from the files it lists; a file's row is counted as often as it is listed. */
const SUMMARIES = (where: string): string => `
SELECT r.*, k.git_dir, k.branch, count(f.id) AS files, coalesce(sum(f.safe), 0) AS safe,
    coalesce(sum(f.minor), 0) AS minor, coalesce(sum(f.moderate), 0) AS moderate,
    coalesce(sum(f.breaking), 0) AS breaking
FROM impact_reports r
LEFT JOIN forks k ON k.id = r.fork_id
LEFT JOIN impact_report_files l ON l.report_id = r.id
LEFT JOIN impact_files f ON f.id = l.file_id
${where} GROUP BY r.id ORDER BY r.analysis_date DESC, r.id DESC LIMIT @limit`;

/** `newest`: of the analyses of one step for one fork that list a file, the last. */
const ITEMS = (where: string): string => `
WITH newest AS (
    SELECT r.*, l.seq, l.file_id, row_number() OVER (
        PARTITION BY r.fork_id, r.from_version, r.to_version, f.path ORDER BY r.analysis_date DESC, r.id DESC) AS age
    FROM impact_reports r
    JOIN impact_report_files l ON l.report_id = r.id
    JOIN impact_files f ON f.id = l.file_id
    WHERE @analysis IS NULL OR r.id = @analysis
)
SELECT n.id AS analysis, k.git_dir, k.branch, n.from_version, n.to_version, n.analysis_date, f.path AS file, f.action,
    i.kind, i.path, i.change, i.class, i.before_start, i.before_end, i.after_start, i.after_end, i.hook, i.reason
FROM newest n
JOIN impact_files f ON f.id = n.file_id
JOIN impact_items i ON i.file_id = f.id
LEFT JOIN forks k ON k.id = n.fork_id
WHERE n.age = 1 ${where}
ORDER BY n.analysis_date DESC, n.id DESC, n.seq, i.id`;

export function impactQueries(db: Database): ImpactQueries {
  const read = (id: number): ImpactReport | null => {
    const head = db
      .prepare<[number], string>('SELECT head FROM impact_reports WHERE id = ?')
      .pluck()
      .get(id);
    if (head === undefined) return null;
    const files = db
      .prepare<[number], Buffer>(
        `SELECT f.packed FROM impact_report_files l JOIN impact_files f ON f.id = l.file_id
         WHERE l.report_id = ? ORDER BY l.seq`,
      )
      .pluck()
      .all(id);
    return reportOf(db.name, id, head, files);
  };
  return {
    impacts: (filter = {}) => {
      const { fork, limit = -1, ...rest } = filter;
      const conditions = [
        ...(fork === undefined ? [] : [OF_FORK]),
        ...(rest.from_version === undefined ? [] : ['r.from_version = @from_version']),
        ...(rest.to_version === undefined ? [] : ['r.to_version = @to_version']),
      ];
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
      return db
        .prepare<object, SummaryRow>(SUMMARIES(where))
        .all({ ...fork, ...rest, limit })
        .map(summaryOf);
    },
    // One reading: the report must not change between its parts.
    impact: (id) => db.transaction(read).deferred(id),
    itemChanges: ({ fork, analysis = null, path, classes, hook }) => {
      const conditions = [
        ...(fork === undefined ? [] : [OF_FORK]),
        ...(path === undefined ? [] : [`instr('::' || i.path || '::', '::' || @path || '::') > 0`]),
        ...(classes === undefined ? [] : ['i.class IN (SELECT value FROM json_each(@classes))']),
        ...(hook === undefined ? [] : ['i.hook = @hook']),
      ];
      return db
        .prepare<object, ItemRow>(ITEMS(conditions.map((one) => `AND ${one}`).join(' ')))
        .all({ ...fork, analysis, path, hook, classes: JSON.stringify(classes ?? []) })
        .map(changeOf)
        .sort((a, b) => byRelease(b.to_version, a.to_version));
    },
  };
}

function reportOf(file: string, id: number, head: string, packed: readonly Buffer[]): ImpactReport {
  try {
    const affected_files = packed.map(unpack);
    return impactReportSchema.parse({ ...headSchema.parse(JSON.parse(head)), affected_files });
  } catch (error) {
    throw new Problem(
      'state',
      `${file}: analysis ${id} was stored by another version of trust-upstream, or is damaged (${firstIssue(error)})`,
      'run analyze again for these versions',
    );
  }
}

const headSchema = z.looseObject({});

function firstIssue(error: unknown): string {
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  if (issue !== undefined) return `${issue.path.join('.')}: ${issue.message}`;
  return error instanceof Error ? error.message : String(error);
}

type ForkColumns = { readonly git_dir: string | null; readonly branch: string | null };

type SummaryRow = Omit<
  ImpactSummary,
  'fork' | 'counts' | 'auto_mergeable' | 'conflicts_expected' | 'git_conflicts'
> &
  ForkColumns &
  Record<'safe' | 'minor' | 'moderate' | 'breaking' | 'auto_mergeable', number> &
  Record<'conflicts_expected' | 'git_conflicts', string>;

const listSchema = impactReportSchema.shape.git_conflicts;

function summaryOf(row: SummaryRow): ImpactSummary {
  return {
    id: row.id,
    fork: forkOf(row),
    from_version: row.from_version,
    to_version: row.to_version,
    analysis_date: row.analysis_date,
    overall_risk: row.overall_risk,
    estimated_effort: row.estimated_effort,
    auto_mergeable: row.auto_mergeable === 1,
    conflicts_expected: listSchema.parse(JSON.parse(row.conflicts_expected)),
    git_conflicts: listSchema.parse(JSON.parse(row.git_conflicts)),
    files: row.files,
    counts: { SAFE: row.safe, MINOR: row.minor, MODERATE: row.moderate, BREAKING: row.breaking },
  };
}

type ItemRow = Omit<ItemChange, 'fork' | 'lines'> &
  ForkColumns &
  Record<'before_start' | 'before_end' | 'after_start' | 'after_end', number | null>;

function changeOf(row: ItemRow): ItemChange {
  const { git_dir: _, branch: __, before_start, before_end, after_start, after_end, ...rest } = row;
  const lines = { before: span(before_start, before_end), after: span(after_start, after_end) };
  return { ...rest, fork: forkOf(row), lines };
}

function forkOf({ git_dir, branch }: ForkColumns): ImpactSummary['fork'] {
  return git_dir === null || branch === null ? null : { git_dir, branch };
}

function span(start: number | null, end: number | null): { start: number; end: number } | null {
  return start === null || end === null ? null : { start, end };
}

/** What is no version is older than every version. */
function byRelease(a: string, b: string): number {
  if (!isVersion(a) || !isVersion(b)) return Number(isVersion(a)) - Number(isVersion(b));
  return compareVersions(a, b);
}
