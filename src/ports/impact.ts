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
  /** Its code is now in several items. */
  'split',
  /** Made of the code of several items. */
  'merged',
] as const;

const linesSchema = z.object({ start: z.int(), end: z.int() });

const editSchema = z.object({
  /** `statement`, `arm`, `argument`, `element`, `field`, `condition`, `pattern`, `expression`... */
  kind: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'moved']),
  /** `in the match on x`; empty at the top of the body. */
  where: z.string(),
  text: z.string(),
  lines: z.object({ before: linesSchema.nullable(), after: linesSchema.nullable() }),
});
export type ImpactEdit = z.infer<typeof editSchema>;

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
  /** File that an item went to which left its own. */
  moved_to: z.string().optional(),
  /** How sure it is that both versions are of one item, or that its code is in the others named; absent: certain. */
  confidence: z.number().optional(),
  /** What changed inside its body, for items that matter to the fork. */
  edits: z.array(editSchema).optional(),
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

/** Where upstream defines what a name of its API stands for. */
const definitionSchema = z.object({
  /** The crate that defines it, which need not be the one that the fork names. */
  crate: z.string(),
  /** `rustc_span::def_id::DefId`; of a variant or a member `rustc_middle::ty::sty::TyKind::Adt`. */
  path: z.string(),
  /** Path of the module in its crate: `def_id`; empty for the root. */
  module: z.string(),
  /** Of the item: `DefId`; of a member, of what holds it: `TyKind`. */
  name: z.string(),
  /** What the path names inside of the item; not checked but for variants. */
  member: z.string().nullable(),
  kind: z.string(),
  file: z.string(),
  /** 1-based. */
  line: z.int(),
  /** Re-exports passed, each as the path that it makes valid. */
  via: z.array(z.string()),
  /** `import`: no other crate can name it there; the crate imports it for itself. */
  reach: z.enum(['public', 'import']),
  /** Others are as near to the crate's root. */
  ambiguous: z.boolean(),
  /** Predicates of the modules around it and its own. */
  cfg: z.array(z.string()),
  /** The macro call in which it is written. */
  macro: z.string().nullable(),
});

const usePlaceSchema = z.object({
  file: z.string(),
  /** 1-based; `null` in a hook, whose lines are not in the file yet. */
  line: z.int().nullable(),
  hook: z.string().nullable(),
});

export const apiStates = [
  'kept',
  /** Defined in another module, file or crate. */
  'moved',
  /** Under the same path, but of another kind: a type alias that became a struct. */
  'redefined',
  'gone',
  'new',
  /** At neither version. */
  'absent',
  /** Not found at one version at least, and something there could not be looked into. */
  'unknown',
] as const;

const apiSchema = z.object({
  /** As declared (`TyCtxt`) or as fork code names it (`rustc_middle::ty::TyCtxt`). */
  name: z.string(),
  state: z.enum(apiStates),
  before: z.array(definitionSchema),
  after: z.array(definitionSchema),
  /** Where fork code names it; empty for one that is only declared. */
  at: z.array(usePlaceSchema),
  notes: z.array(z.string()),
});

const dependencySchema = z.object({
  crate: z.string(),
  used_by: z.string(),
  /** The seed's; `null` for a crate that is declared nowhere. */
  risk: z.enum(['high', 'medium', 'low']).nullable(),
  /** Is the crate there at each version? */
  exists: z.object({ before: z.boolean(), after: z.boolean() }),
  declared: z.array(apiSchema),
  /** `null`: the fork's code was not read. */
  found: z.array(apiSchema).nullable(),
});

const memberUseSchema = z.object({
  kind: z.enum(['method', 'field']),
  name: z.string(),
  at: z.array(usePlaceSchema),
});

export const dependenciesSchema = z.object({
  crates: z.array(dependencySchema),
  /** Methods called and fields named by fork code, whatever their types are: Rust's, upstream's or its own. */
  members: z.array(memberUseSchema),
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
  /** Also false where it is not known: nothing is left to a person, but `untried` has files. */
  auto_mergeable: z.boolean(),
  /** What our sync leaves to a person: `passes.rs line 423`. */
  conflicts_expected: z.array(z.string()),
  /** What plain git would have left, same form. */
  git_conflicts: z.array(z.string()),
  /** How the conflict figures were obtained, or why they could not be. */
  notes: z.array(z.string()),
  /** Files whose hooks could not be tried, and why; absent: none. */
  untried: z.array(z.object({ path: z.string(), reason: z.string() })).optional(),
  /** Upstream's crates that the fork builds on. Reports of earlier builds lack it. */
  dependencies: dependenciesSchema.optional(),
});

export type ImpactItem = z.infer<typeof impactItemSchema>;
export type AffectedFile = z.infer<typeof affectedFileSchema>;
export type ImpactReport = z.infer<typeof impactReportSchema>;
export type Definition = z.infer<typeof definitionSchema>;
export type UsePlace = z.infer<typeof usePlaceSchema>;
export type ApiReport = z.infer<typeof apiSchema>;
export type ApiState = ApiReport['state'];
export type CrateDependency = z.infer<typeof dependencySchema>;
export type DependencyReport = z.infer<typeof dependenciesSchema>;

/** All that was tried merges without a person, but not all could be tried. */
export function mergeUnknown(report: ImpactReport): boolean {
  const { auto_mergeable, conflicts_expected, untried = [] } = report;
  return !auto_mergeable && conflicts_expected.length === 0 && untried.length > 0;
}
