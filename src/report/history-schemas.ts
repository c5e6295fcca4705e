/** What `history --json` prints: syncs, stored analyses, or what releases changed in an item. */
import { z } from 'zod';
import { impactClassSchema, impactItemSchema, impactReportSchema } from '../ports/impact.ts';
import { learnedSchema } from './learned.ts';
import { mergeSchema } from './merges.ts';
import { operationSchema } from './model.ts';

const stepSchema = z.object({
  sync_id: z.string(),
  stage: z.string(),
  step: z.string(),
  status: z.enum(['started', 'done', 'failed', 'paused', 'skipped']),
  started_at: z.string(),
  finished_at: z.string().nullable(),
  output: z.unknown().describe("What later steps read; its form is the step's own."),
  message: z.string().nullable(),
});

const stateSchema = z.object({
  sync_id: z.string(),
  phase: z.enum(['running', 'paused', 'done']),
  stage: z.string().nullable(),
  message: z.string().nullable(),
  request: z.unknown().describe('What the sync was asked to do.'),
});

const resolutionSchema = z
  .object({
    id: z.string(),
    sync_id: z.string(),
    file_path: z.string(),
    conflict_type: z.string(),
    resolution_type: z.enum(['auto', 'manual', 'pattern']),
    resolution_description: z.string().nullable(),
    created_at: z.string(),
  })
  .describe('A row of conflict_resolutions.');

export const historySchema = z.object({
  schema_version: z.literal(1),
  syncs: z
    .array(
      operationSchema.extend({
        state: stateSchema.nullable(),
        steps: z.array(stepSchema),
        resolutions: z.array(resolutionSchema),
        merges: z.array(mergeSchema),
      }),
    )
    .describe('Newest first.'),
  learned: z
    .array(learnedSchema)
    .describe("What persons made of conflicts in the fork's repository, the last first."),
});

const forkSchema = z
  .object({ git_dir: z.string(), branch: z.string() })
  .nullable()
  .describe('null: made for no fork, from one release to another.');

const itemChangeSchema = impactItemSchema.omit({ before: true, after: true }).extend({
  analysis: z.int().describe('Its id: `report --analysis ID` has both texts.'),
  fork: forkSchema,
  from_version: z.string(),
  to_version: z.string(),
  analysis_date: z.string().describe('`YYYY-MM-DD`.'),
  file: z.string(),
  action: z.string().describe('`tRust_action` of the file.'),
});

const summarySchema = impactReportSchema
  .pick({
    from_version: true,
    to_version: true,
    analysis_date: true,
    overall_risk: true,
    estimated_effort: true,
    auto_mergeable: true,
    conflicts_expected: true,
    git_conflicts: true,
  })
  .extend({
    id: z.int(),
    fork: forkSchema,
    files: z.int().describe('Files in the report.'),
    counts: z.record(impactClassSchema, z.int()).describe('Items of each class.'),
    items: z
      .array(itemChangeSchema)
      .optional()
      .describe('With --verbose: the items that are not SAFE, in the order of the report.'),
  });

export const analysesSchema = z.object({
  schema_version: z.literal(1),
  analyses: z.array(summarySchema).describe('Newest first.'),
});

export const itemChangesSchema = z.object({
  schema_version: z.literal(1),
  item: z.string().describe("What was asked for: whole segments of an item's path."),
  item_changes: z.array(itemChangeSchema).describe('Newest release first.'),
});
