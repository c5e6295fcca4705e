/** `sync_report.json`: everything known of one sync, and what every rendering of it is made from. */
import { z } from 'zod';
import { impactReportSchema } from '../ports/impact.ts';
import { offerSchema } from './learned.ts';
import { mergeSchema } from './merges.ts';
import { stages, stageSchema } from './stage-model.ts';

export const operationSchema = z
  .object({
    id: z.string(),
    from_version: z.string(),
    to_version: z.string(),
    started_at: z.string(),
    completed_at: z.string().nullable(),
    status: z.enum(['pending', 'in_progress', 'success', 'failed', 'rolled_back']),
    conflicts_count: z.int().nullable(),
    conflicts_auto_resolved: z.int().nullable(),
    conflicts_manual_resolved: z.int().nullable(),
    build_time_seconds: z.number().nullable(),
    tests_passed: z.int().nullable(),
    tests_failed: z.int().nullable(),
    impact_report_path: z.string().nullable(),
    sync_report_path: z.string().nullable(),
    error_log_path: z.string().nullable(),
    sync_branch: z.string().nullable(),
    merge_commit: z.string().nullable(),
  })
  .describe('The row of sync_operations. Times are ISO 8601, UTC.');

const decisionSchema = z.object({
  id: z.string(),
  sync_id: z.string(),
  file_path: z.string(),
  conflict_type: z.string(),
  resolution_type: z.enum(['auto', 'manual', 'pattern']),
  resolution_description: z.string().nullable(),
  created_at: z.string(),
  rule: z.string().nullable().describe('Name of the resolution rule that decided, when known.'),
  hook: z.string().nullable().describe('Id of the hook it was about, when known.'),
});

export const migrationSchema = z.object({
  rule: z.string(),
  path: z.string(),
  line: z.int(),
  before: z.string(),
  after: z.string(),
});

const sideSchema = z
  .string()
  .nullable()
  .describe('null: the file is not on this side, or there is no such side yet.');

const partSchema = z
  .string()
  .nullable()
  .describe('Lines in conflict on this side; null: not known.');

const conflictSchema = z.object({
  path: z.string(),
  line: z.int().nullable().describe('1-based, in the file as it lies in the worktree.'),
  reason: z.string(),
  base: partSchema,
  ours: partSchema,
  theirs: partSchema,
  offers: z.array(offerSchema).describe('How a person resolved this shape before; often empty.'),
  command: z.string().nullable().describe('Opens the place, for a POSIX shell.'),
});

const fileSidesSchema = z
  .object({
    path: z.string(),
    base: sideSchema,
    ours: sideSchema,
    theirs: sideSchema,
    result: sideSchema,
  })
  .describe('Base: the old release. Ours: the fork. Theirs: the new release. Result: the sync.');

const countsSchema = z.object({ passed: z.int(), failed: z.int(), ignored: z.int() });

const diagnosticSchema = z.object({
  level: z.enum(['error', 'warning']),
  code: z.string().nullable(),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
});

const commandEndSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exited'), code: z.int() }),
  z.object({ kind: z.literal('signalled'), signal: z.string() }),
  z.object({ kind: z.literal('timed-out') }),
  z.object({ kind: z.literal('not-found') }),
]);

export const commandRunSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ran'),
    command: z.array(z.string()),
    end: commandEndSchema,
    seconds: z.number(),
    log_file: z.string(),
    tests: countsSchema.nullable(),
    diagnostics: z.array(diagnosticSchema),
    log_tail: z.string().nullable().describe('The last lines of the log, when it failed.'),
  }),
  z.object({ kind: z.literal('skipped'), reason: z.string() }),
]);

const nextStepSchema = z.object({
  text: z.string(),
  command: z.string().nullable().describe('For a POSIX shell.'),
});

const replayedCommitSchema = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  empty: z.boolean().describe('Nothing was left of it: upstream has the change already.'),
});

const finalizeSchema = z.object({
  mode: z.string(),
  before: z.string(),
  after: z.string(),
  branch: z.string(),
});

const verdictSchema = z.object({
  tone: z.enum(['success', 'attention', 'failure', 'progress']),
  sentence: z.string(),
});

export const syncReportSchema = z.object({
  schema_version: z.literal(1),
  verdict: verdictSchema,
  sync: operationSchema,
  stages: z.array(stageSchema).length(stages.length).describe('All six, in order.'),
  next_steps: z.array(nextStepSchema),
  conflicts: z.array(conflictSchema).describe('What is left to a person.'),
  decisions: z.array(decisionSchema).describe('Rows of conflict_resolutions.'),
  merges: z.array(mergeSchema).describe('Rows of certificates: every file that was merged.'),
  notes: z
    .array(z.string())
    .describe('What a person should know of single files: that the time was up, say.'),
  files: z.array(fileSidesSchema).describe('Files in which something was decided.'),
  migrations: z.array(migrationSchema),
  commits: z.array(replayedCommitSchema).describe("The fork's own commits, oldest first."),
  tip: z.string().nullable().describe("Last commit of the fork's own series, after Adapt."),
  build: commandRunSchema.nullable().describe('null: not reached.'),
  tests: commandRunSchema.nullable().describe('null: not reached.'),
  finalize: finalizeSchema.nullable().describe('null: the branch was not moved.'),
  impact: impactReportSchema.nullable(),
});

export type SyncReport = z.infer<typeof syncReportSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Migration = z.infer<typeof migrationSchema>;
export type Conflict = z.infer<typeof conflictSchema>;
export type FileSides = z.infer<typeof fileSidesSchema>;
export type CommandRun = z.infer<typeof commandRunSchema>;
export type NextStep = z.infer<typeof nextStepSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
