import { expect, test } from 'vitest';
import type { AnalyzeEvent } from '../../src/analyze/request.ts';
import { hookBefore, PASSES, reportOn } from './releases.ts';

const before = 'fn analysis() {\n    all();\n    Ok(())\n}\n\nfn more() {}\n';
const after = before.replace('all()', 'most()').replace('fn more() {}', 'fn more() { 1 }');
const OPTIONS = 'compiler/rustc_session/src/options.rs';

test('the report has the seed’s fields, the worst file first', async () => {
  const report = await reportOn(
    { [PASSES]: before, [OPTIONS]: 'fn a() {}\n' },
    { [PASSES]: after, [OPTIONS]: 'fn a() { 1 }\n' },
    {
      watched: [
        { path: OPTIONS, risk: 'high' },
        { path: PASSES, risk: 'medium' },
      ],
      hooks: [hookBefore('Ok(())')],
      trial: {
        auto_mergeable: false,
        conflicts_expected: ['options.rs line 3'],
        git_conflicts: ['passes.rs line 2'],
        notes: ['tried'],
      },
    },
  );
  expect(report).toMatchObject({
    schema_version: 1,
    from_version: '1.0.0',
    to_version: '1.1.0',
    analysis_date: '2026-01-02',
    overall_risk: 'MODERATE',
    affected_files: [
      { path: PASSES, risk: 'MODERATE', point_risk: 'medium' },
      { path: OPTIONS, risk: 'SAFE', point_risk: 'high' },
    ],
    estimated_effort: '0-1 commit',
    auto_mergeable: false,
    conflicts_expected: ['options.rs line 3'],
    git_conflicts: ['passes.rs line 2'],
  });
  expect(report.notes[0]).toBe('tried');
  expect(report.notes[1]).toMatch(/^estimated_effort: 1-2 commits for each/);
});

test('a risk orders the report but never lowers a class', async () => {
  const asked = {
    watched: [{ path: PASSES, risk: 'low' as const }],
    hooks: [hookBefore('Ok(())')],
  };
  const report = await reportOn({ [PASSES]: before }, { [PASSES]: after }, asked);
  expect(report.overall_risk).toBe('MODERATE');
});

test('nothing changed: SAFE, no effort', async () => {
  const report = await reportOn({ [PASSES]: before }, { [PASSES]: before });
  expect(report).toMatchObject({
    overall_risk: 'SAFE',
    affected_files: [],
    estimated_effort: '0 commits',
  });
});

test('a hook without a place at the old version is noted', async () => {
  const hooks = [hookBefore('nowhere')];
  const report = await reportOn({ [PASSES]: before }, { [PASSES]: after }, { hooks });
  expect(report.overall_risk).toBe('SAFE');
  expect(report.notes.join('\n')).toMatch(/hook passes\/verify has no place in .* at 1\.0\.0/);
});

test('progress is told: how many files, each file, what was parsed', async () => {
  const events: AnalyzeEvent[] = [];
  await reportOn(
    { [PASSES]: before },
    { [PASSES]: after },
    { onEvent: (event) => events.push(event) },
  );
  expect(events).toEqual([
    { kind: 'changed-files', count: 1 },
    { kind: 'file', path: PASSES, done: 0, total: 1 },
    { kind: 'compared', parsed: 2, known: 0, before: 0 },
  ]);
});
