/** What `resolve --json` prints. */
import { z } from 'zod';
import type { Outcome } from '../resolve/outcome.ts';
import { chosenIn } from '../resolve/chosen.ts';
import { explained } from '../resolve/explained.ts';
import { conflictRecord, conflictSchema } from './conflicts.ts';

const resolvedSchema = z.object({
  before: conflictSchema.describe('The conflict; lines count in the file as it was.'),
  lines: z
    .tuple([z.int(), z.int()])
    .nullable()
    .describe('First and last line of what stands there now; null: nothing.'),
  choice: z.enum(['ours', 'theirs', 'both', 'base', 'merged']),
  why: z.string(),
});

export const resolutionSchema = z.object({
  schema_version: z.literal(1),
  dry_run: z.boolean().describe('true: nothing was written.'),
  files: z.array(
    z.object({
      path: z.string(),
      status: z.enum(['resolved', 'reduced', 'left', 'refused', 'none']),
      base_from: z.enum(['index', 'commits', 'markers']).nullable(),
      why: z.string().nullable(),
      conflicts_before: z.int(),
      resolved: z.array(resolvedSchema),
      conflicts: z
        .array(conflictSchema)
        .describe('What is left; lines count in the file as it is now.'),
      explanation: z.array(z.string()).optional().describe('With --explain.'),
    }),
  ),
});

export type Resolution = z.infer<typeof resolutionSchema>;

export function resolutionReport(
  outcomes: readonly Outcome[],
  { dryRun, explain }: { readonly dryRun: boolean; readonly explain: boolean },
): Resolution {
  const files = outcomes.map((outcome) => {
    const { file, status, origin, why, conflicts, left, showsBase, merge } = outcome;
    return {
      path: file,
      status,
      base_from: origin,
      why,
      conflicts_before: conflicts.length,
      resolved: chosenIn(outcome).map((one) => ({
        before: conflictRecord(file, one.conflict, showsBase),
        lines: one.end === one.start ? null : ([one.start + 1, one.end] as [number, number]),
        choice: one.choice,
        why: one.why,
      })),
      conflicts: left.map((piece) => conflictRecord(file, piece, showsBase)),
      ...(explain ? { explanation: explained(merge) } : {}),
    };
  });
  return resolutionSchema.parse({ schema_version: 1, dry_run: dryRun, files });
}
