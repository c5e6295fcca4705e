/** The library: everything the commands do. The bundled adapters are the ones the program uses. */
export { Problem, type ProblemKind } from './base/problem.ts';

export { createRustParser, type RustParser } from './engine/syntax/parser.ts';
export { parseTableSchemas, type TableSchemas } from './engine/syntax/table-schemas.ts';
export { itemsOf } from './engine/syntax/items.ts';
export { diffItems } from './engine/diff/items.ts';
export { parseIntegrationPoints } from './engine/intents/points.ts';
export { parseResolutionRules } from './engine/intents/rules.ts';
export { deriveHooks, type Hook } from './engine/intents/hooks.ts';
export { checkHooks, type HookFinding } from './engine/intents/check.ts';
export { insertHooks, type Insertion } from './engine/intents/insert.ts';
export type { FileMerge, FileVersions } from './engine/merge/file.ts';
export { mergeFiles, mergeOneFile as mergeFile } from './engine/merge/moves/merge-files.ts';
export { readConflicts, type Reading } from './engine/conflicted/read.ts';
export { writeConflicts } from './engine/conflicted/write.ts';
export { parseMigrationRule, type MigrationRule } from './engine/migrate/rules.ts';
export { applyMigrations, type Migrated } from './engine/migrate/apply.ts';

export { checkReleases } from './monitor/check.ts';
export { notesSource } from './monitor/sources/notes.ts';
export { tagsSource } from './monitor/sources/tags.ts';
export { impactOf, type Analyst } from './analyze/impact.ts';
export { statusReport, type StatusQuestion } from './status/status.ts';
export { dryRun, type DryRun } from './sync/dry-run.ts';
export { resumeSync, startSync, type StartOutcome } from './sync/sync.ts';
export { rollbackSync } from './sync/rollback.ts';
export type { SyncPorts } from './sync/context.ts';
export type { ImpactQuestion } from './sync/impact-question.ts';

export { driveMerge, type DriverPorts, type Driven } from './merge-driver/drive.ts';
export { resolveText, type ResolvePorts } from './resolve/resolve.ts';
export type { Outcome } from './resolve/outcome.ts';

export { buildSyncReport } from './report/sync-report.ts';
export { renderImpactHtml } from './report/html/impact/page.ts';
export { renderSyncHtml } from './report/html/sync/page.ts';
export { renderImpactMarkdown } from './report/markdown/impact.ts';
export { renderSyncMarkdown } from './report/markdown/sync.ts';
export { jsonSchemas } from './report/schemas.ts';

export { gitOpener } from './adapters/git/opener.ts';
export { openConflictSource } from './adapters/git/conflict-source.ts';
export { lineMerge } from './adapters/git/line-merge.ts';
export { openHistory } from './adapters/history/history.ts';
export { openAnalysisCache } from './adapters/analysis-cache/cache.ts';
export { localBuilder } from './adapters/build/local.ts';
export { createProcessGroups } from './adapters/process/groups.ts';
export { files } from './adapters/process/files.ts';
export { systemClock } from './adapters/process/clock.ts';
