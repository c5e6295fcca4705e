/**
 * What the report reads of the steps' outputs. Each is optional and read leniently: an output of another shape is
 * left out of the report, never an error. (`stage/step`: shape)
 *
 * - `rebase/replay`: `{commits: [{from, to, subject, empty?}], decisions: [{path, conflict_type, description, hook, rule}],
 *   conflicts: [{path, line, reason, base?, ours?, theirs?,
 *   offers?}], notes: [string]}`
 * - `adapt/migrate`: `{applied: [{rule, path, line, before, after}], tip}`
 * - `build/build`, `test/test`: `{kind: 'ran', tip, ...CommandReport}`, or `{kind: 'skipped', tip, skipped: reason}`
 * - `finalize/move`: `{mode, before, after, branch}`
 */
import { z } from 'zod';
import type { StepRecord } from '../ports/history.ts';
import { offerSchema } from './learned.ts';
import {
  commandRunSchema,
  migrationSchema,
  syncReportSchema,
  type CommandRun,
  type Migration,
} from './model.ts';

const replaySchema = z.object({
  commits: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        subject: z.string(),
        empty: z.boolean().default(false),
      }),
    )
    .catch([]),
  decisions: z
    .array(
      z.object({
        path: z.string(),
        conflict_type: z.string(),
        description: z.string().nullish(),
        hook: z.string().nullish(),
        rule: z.string().nullish(),
      }),
    )
    .catch([]),
  conflicts: z
    .array(
      z.object({
        path: z.string(),
        line: z.int().nullish(),
        reason: z.string(),
        base: z.string().nullish(),
        ours: z.string().nullish(),
        theirs: z.string().nullish(),
        offers: z.array(offerSchema).catch([]).default([]),
      }),
    )
    .catch([]),
  notes: z.array(z.string()).catch([]),
});

const migrateSchema = z.object({
  applied: z.array(migrationSchema).catch([]),
});

const runSchema = z.discriminatedUnion('kind', [
  commandRunSchema.options[0]
    .omit({ log_file: true, log_tail: true })
    .extend({ logFile: z.string() }),
  z.object({ kind: z.literal('skipped'), skipped: z.string() }),
]);

const tipSchema = z.object({ tip: z.string() });

export type ReplayOutput = z.infer<typeof replaySchema>;

/** The step as recorded, or `null` when the sync did not come to it. */
function stepOf(steps: readonly StepRecord[], stage: string, step: string): StepRecord | null {
  return steps.find((record) => record.stage === stage && record.step === step) ?? null;
}

/** Conflicts count only while the step stands paused on them. */
export function replayOutput(steps: readonly StepRecord[]): ReplayOutput {
  const record = stepOf(steps, 'rebase', 'replay');
  const output = replaySchema.safeParse(record?.output).data;
  if (output === undefined) return { commits: [], decisions: [], conflicts: [], notes: [] };
  return record?.status === 'paused' ? output : { ...output, conflicts: [] };
}

export function migrationsApplied(steps: readonly StepRecord[]): Migration[] {
  return migrateSchema.safeParse(stepOf(steps, 'adapt', 'migrate')?.output).data?.applied ?? [];
}

/** @param logTail the last lines of the log; kept only when the command failed */
export function commandRun(
  steps: readonly StepRecord[],
  stage: 'build' | 'test',
  logTail: string | null,
): CommandRun | null {
  const record = stepOf(steps, stage, stage);
  if (record === null) return null;
  const output = runSchema.safeParse(record.output).data;
  if (output === undefined) {
    return record.status === 'skipped'
      ? { kind: 'skipped', reason: record.message ?? 'no reason recorded' }
      : null;
  }
  if (output.kind === 'skipped') return { kind: 'skipped', reason: output.skipped };
  const { logFile, ...rest } = output;
  const run = { ...rest, log_file: logFile, log_tail: null };
  return succeeded(run) && record.status !== 'failed' ? run : { ...run, log_tail: logTail };
}

/** Did the command exit with 0 and no test fail? A skipped one did not. */
export function succeeded(run: CommandRun): boolean {
  if (run.kind !== 'ran' || run.end.kind !== 'exited') return false;
  return run.end.code === 0 && (run.tests?.failed ?? 0) === 0;
}

/** The last commit of the fork's own series: a person's mend after a failed build or test is part of it. */
export function seriesTip(steps: readonly StepRecord[]): string | null {
  const tips = [
    ['test', 'test'],
    ['build', 'build'],
    ['adapt', 'migrate'],
  ].map(
    ([stage = '', step = '']) => tipSchema.safeParse(stepOf(steps, stage, step)?.output).data?.tip,
  );
  return tips.find((tip) => tip !== undefined) ?? replayOutput(steps).commits.at(-1)?.to ?? null;
}

export function moveOutput(
  steps: readonly StepRecord[],
): z.infer<typeof syncReportSchema>['finalize'] {
  const record = stepOf(steps, 'finalize', 'move');
  if (record?.status !== 'done') return null;
  return syncReportSchema.shape.finalize.safeParse(record.output).data ?? null;
}
