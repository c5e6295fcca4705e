/** Any report that fits the schema, with texts of every sort. */
import fc from 'fast-check';
import {
  impactClasses,
  itemChangeKinds,
  type AffectedFile,
  type ImpactItem,
  type ImpactReport,
} from '../../../src/ports/impact.ts';

/** Also halves of surrogate pairs, NUL, line ends and what stands for a half pair in UTF-8. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '\ufffd', '\0', '\r\n', '"', 'x') }),
);
const lines = fc.option(fc.record({ start: fc.nat(), end: fc.nat() }));

const item: fc.Arbitrary<ImpactItem> = fc.record({
  kind: text,
  path: text,
  change: fc.constantFrom(...itemChangeKinds),
  class: fc.constantFrom(...impactClasses),
  before: fc.option(text),
  after: fc.option(text),
  lines: fc.record({ before: lines, after: lines }),
  hook: fc.option(text),
  reason: text,
});

const file: fc.Arbitrary<AffectedFile> = fc.record({
  path: text,
  risk: fc.constantFrom(...impactClasses),
  changes: fc.array(text, { maxLength: 3 }),
  tRust_action: text,
  point_risk: fc.constantFrom('high', 'medium', 'low'),
  items: fc.array(item, { maxLength: 5 }),
});

export const anyReport: fc.Arbitrary<ImpactReport> = fc.record({
  schema_version: fc.constant(1),
  from_version: text,
  to_version: text,
  analysis_date: text,
  overall_risk: fc.constantFrom(...impactClasses),
  affected_files: fc.array(file, { maxLength: 5 }),
  estimated_effort: text,
  auto_mergeable: fc.boolean(),
  conflicts_expected: fc.array(text, { maxLength: 3 }),
  git_conflicts: fc.array(text, { maxLength: 3 }),
  notes: fc.array(text, { maxLength: 3 }),
});
