/** `impact_report.json`: the seed's fields first, ours beside them. */
import { z } from 'zod';

export const impactClasses = ['SAFE', 'MINOR', 'MODERATE', 'BREAKING'] as const;
export const impactClassSchema = z.enum(impactClasses);
export type ImpactClass = z.infer<typeof impactClassSchema>;

export const itemChangeKinds = [
  'added',
  'removed',
  'signature',
  'body',
  'attributes',
  'comments',
  'formatting',
  'moved',
  'renamed',
] as const;

const linesSchema = z.object({ start: z.int(), end: z.int() });

export const impactItemSchema = z.object({
  /** `function`, `method`, `struct`, `enum`, `impl`, `const`, `static`, `use`, `macro`, `option`, `attribute`, `file`... */
  kind: z.string(),
  /** Path in the file: `passes::analysis`, `impl Foo for Bar::baz`, `BUILTIN_ATTRIBUTES::must_use`. */
  path: z.string(),
  change: z.enum(itemChangeKinds),
  class: impactClassSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** 1-based, inclusive, on each side. */
  lines: z.object({ before: linesSchema.nullable(), after: linesSchema.nullable() }),
  /** Id of the hook that touches the item, if one does. */
  hook: z.string().nullable(),
  reason: z.string(),
});

export const affectedFileSchema = z.object({
  path: z.string(),
  risk: impactClassSchema,
  changes: z.array(z.string()),
  tRust_action: z.string(),
  /** The seed's `risk` of the integration point: orders the report, never lowers a class. */
  point_risk: z.enum(['high', 'medium', 'low']),
  items: z.array(impactItemSchema),
});

export const impactReportSchema = z.object({
  schema_version: z.literal(1),
  from_version: z.string(),
  to_version: z.string(),
  /** `YYYY-MM-DD`. */
  analysis_date: z.string(),
  overall_risk: impactClassSchema,
  affected_files: z.array(affectedFileSchema),
  estimated_effort: z.string(),
  auto_mergeable: z.boolean(),
  /** What our sync leaves to a person: `passes.rs line 423`. */
  conflicts_expected: z.array(z.string()),
  /** What plain git would have left, same form. */
  git_conflicts: z.array(z.string()),
  /** How the conflict figures were obtained, or why they could not be. */
  notes: z.array(z.string()),
});

export type ImpactItem = z.infer<typeof impactItemSchema>;
export type AffectedFile = z.infer<typeof affectedFileSchema>;
export type ImpactReport = z.infer<typeof impactReportSchema>;
