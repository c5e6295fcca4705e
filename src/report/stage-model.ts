/** The six stages of a sync and the steps each is made of. */
import { z } from 'zod';

/** In order. The steps are those the pipeline records, by their recorded names. */
export const stages = [
  { name: 'prepare', title: 'Prepare', steps: ['fetch', 'base', 'backup', 'report'] },
  { name: 'rebase', title: 'Rebase', steps: ['replay', 'branch'] },
  { name: 'adapt', title: 'Adapt', steps: ['migrate'] },
  { name: 'build', title: 'Build', steps: ['worktree', 'build'] },
  { name: 'test', title: 'Test', steps: ['test'] },
  {
    name: 'finalize',
    title: 'Finalize',
    steps: ['move', 'checkout', 'record', 'report', 'notify'],
  },
] as const;

const stageStatuses = [
  'done',
  'skipped',
  'failed',
  'paused',
  'running',
  'interrupted',
  'not_reached',
] as const;

export const stageSchema = z.object({
  name: z.string(),
  status: z.enum(stageStatuses),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  seconds: z
    .number()
    .nullable()
    .describe('Sum over its finished steps: the time between a pause and a resume is not counted.'),
  steps: z.array(
    z.object({
      step: z.string(),
      status: z.enum(['started', 'done', 'failed', 'paused', 'skipped']),
      seconds: z.number().nullable(),
      message: z.string().nullable(),
    }),
  ),
});

export type StageStatus = (typeof stageStatuses)[number];
export type StageReport = z.infer<typeof stageSchema>;
