import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summaryLines } from '../../src/analyze/summary.ts';
import type { AffectedFile, ImpactReport } from '../../src/ports/impact.ts';
import { impactClasses } from '../../src/ports/impact.ts';

const report: ImpactReport = {
  schema_version: 1,
  from_version: '1.72.0',
  to_version: '1.73.0',
  analysis_date: '2026-01-02',
  overall_risk: 'MODERATE',
  affected_files: [
    {
      path: 'compiler/rustc_interface/src/passes.rs',
      risk: 'MODERATE',
      changes: ['Function signature changed: `analysis`', 'New parameter added', 'a', 'b'],
      tRust_action: 'Update hook `verify_crate`',
      point_risk: 'high',
      items: [],
    },
  ],
  estimated_effort: '2-3 commits',
  auto_mergeable: false,
  conflicts_expected: ['passes.rs line 423'],
  git_conflicts: [],
  notes: [],
};

test('what a person needs first, each line with its tone', () => {
  expect(summaryLines(report).map(({ tone, text }) => `${tone}: ${text}`)).toEqual([
    'warn: Rust 1.72.0 → 1.73.0: MODERATE',
    'dim: 1 file changed, 0 items',
    'plain: ',
    'warn: MODERATE  compiler/rustc_interface/src/passes.rs',
    'dim:   Function signature changed: `analysis`',
    'dim:   New parameter added (+2)',
    'plain:   → Update hook `verify_crate`',
    'danger: Merges without a person: no',
    'danger: Conflicts expected: 1 (passes.rs line 423)',
    'dim: Plain git would leave: none',
    'plain: Estimated effort: 2-3 commits',
  ]);
});

const first = (of: ImpactReport): string => summaryLines(of)[0]?.text ?? '';
const expected = (of: Partial<ImpactReport>): string | undefined =>
  summaryLines({ ...report, ...of }).find(({ text }) => text.startsWith('Conflicts expected'))
    ?.text;

test('a verdict found without the fork says so in its first line', () => {
  const crate = {
    crate: 'rustc_hir',
    used_by: 'rustc_verify',
    risk: 'low' as const,
    exists: { before: true, after: true },
    declared: [],
  };
  const withFound = (found: [] | null): ImpactReport => ({
    ...report,
    dependencies: { crates: [{ ...crate, found }], members: [] },
  });
  expect(first(withFound(null))).toBe(
    "Rust 1.72.0 → 1.73.0: MODERATE (the fork's code was not read)",
  );
  expect(first(withFound([]))).toBe('Rust 1.72.0 → 1.73.0: MODERATE');
});

test('no conflict is only good news where everything could be tried', () => {
  expect(expected({ auto_mergeable: true, conflicts_expected: [] })).toBe(
    'Conflicts expected: none',
  );
  expect(expected({ auto_mergeable: false, conflicts_expected: [] })).toBe(
    "Conflicts expected: none found; not all could be tried (see the report's notes)",
  );
});

test('whether it merges is unknown where not all could be tried', () => {
  const merges = (of: Partial<ImpactReport>): string | undefined =>
    summaryLines({ ...report, ...of }).find(({ text }) => text.startsWith('Merges'))?.text;
  const untried = [{ path: 'passes.rs', reason: 'no place' }];
  expect(merges({ untried, conflicts_expected: [] })).toBe(
    'Merges without a person: unknown; not all could be tried',
  );
  expect(merges({ untried })).toBe('Merges without a person: no');
});

const words = fc.array(fc.string({ maxLength: 120 }), { maxLength: 8 });
const file: fc.Arbitrary<AffectedFile> = fc.record({
  path: fc.string({ maxLength: 150 }),
  risk: fc.constantFrom(...impactClasses),
  changes: words,
  tRust_action: fc.string({ maxLength: 200 }),
  point_risk: fc.constantFrom('high', 'medium', 'low'),
  items: fc.constant([]),
});

test('any report fits 80 columns and 24 lines', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 30 }), words, (affected_files, conflicts) => {
      const lines = summaryLines({
        ...report,
        affected_files,
        conflicts_expected: conflicts,
        git_conflicts: conflicts,
      });
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThanOrEqual(80);
    }),
  );
});
