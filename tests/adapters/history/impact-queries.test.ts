import Database from 'better-sqlite3';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import { migrate } from '../../../src/adapters/history/migrate.ts';
import type { History } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { anyReport } from './arbitrary-report.ts';
import { fork, otherFork } from './examples.ts';
import { analysis, report } from './impact-examples.ts';
import { freshHistory } from './open-history.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('impact-queries');

const newest = (history: History): number => history.impacts({ limit: 1 })[0]?.id ?? 0;

describe('a stored analysis', () => {
  it('comes back as it was saved, whatever its texts', () => {
    const { history } = freshHistory(folder);
    fc.assert(
      fc.property(anyReport, (saved) => {
        history.saveImpact(saved, fork);
        const ids = history.impacts().map(({ id }) => id);
        expect(history.impact(Math.max(...ids))).toEqual(saved);
      }),
      { numRuns: 300 },
    );
  });

  it('is null where there is none', () => {
    expect(freshHistory(folder).history.impact(1)).toBeNull();
  });

  it('that another version of the program stored otherwise is refused in one line', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report());
    const db = new Database(file);
    db.exec(`UPDATE impact_reports SET head = json_remove(head, '$.notes')`);
    db.close();
    const problem = thrownProblem(() => history.impact(1));
    expect(problem).toMatchObject({ kind: 'state', fix: expect.stringContaining('analyze') });
    expect(problem.message).toMatch(/analysis 1 was stored by another version .* \(notes: /);
  });

  it('of a database from before texts were packed comes back whole', () => {
    const file = join(folder, 'old.db');
    const db = new Database(file);
    migrate(db, 3);
    db.exec(`
      INSERT INTO forks VALUES (1, '${fork.git_dir}', '${fork.branch}');
      INSERT INTO impact_reports VALUES (7, 1, '1.83.0', '1.84.0', '2026-01-02', 'MODERATE', '1 commit', 1, '[]',
        '["passes.rs line 423"]', '[]');
      INSERT INTO impact_files VALUES (1, 7, 'compiler/rustc_interface/src/passes.rs', 'MODERATE', 'high',
        '["signature of analysis"]', 'Update verification hook call'), (2, 7, 'compiler/rustc_hir/', 'SAFE', 'low', '[]', 'None');`);
    const insert = db.prepare(
      `INSERT INTO impact_items VALUES (NULL, 1, @kind, @path, @change, @class, @before, @after, 10, 20, NULL, NULL, @hook, @reason)`,
    );
    for (const item of report().affected_files[0]?.items ?? []) insert.run(item);
    db.close();
    const history = openHistory(file);
    expect(history.impact(7)).toEqual(report());
    expect(history.impacts({ fork })).toMatchObject([{ id: 7, files: 2, counts: { SAFE: 1 } }]);
    history.close();
  });
});

describe('impacts', () => {
  it('lists analyses, newest first, with items of each class and conflicts', () => {
    const { history } = freshHistory(folder);
    history.saveImpact(report({ analysis_date: '2026-01-03', affected_files: [] }));
    history.saveImpact(report(), fork);
    history.saveImpact(report({ to_version: '1.85.0' }), fork);
    const [, second, third] = history.impacts();
    expect(history.impacts().map(({ analysis_date }) => analysis_date)).toEqual([
      '2026-01-03',
      '2026-01-02',
      '2026-01-02',
    ]);
    expect(second?.to_version).toBe('1.85.0');
    expect(third).toEqual({
      id: 2,
      fork,
      from_version: '1.83.0',
      to_version: '1.84.0',
      analysis_date: '2026-01-02',
      overall_risk: 'MODERATE',
      estimated_effort: '1 commit',
      auto_mergeable: true,
      conflicts_expected: [],
      git_conflicts: ['passes.rs line 423'],
      files: 2,
      counts: { SAFE: 1, MINOR: 0, MODERATE: 1, BREAKING: 0 },
    });
  });

  it('filters by versions, and by fork, to which analyses for no fork belong too', () => {
    const { history } = freshHistory(folder);
    history.saveImpact(report(), fork);
    history.saveImpact(report(), otherFork);
    history.saveImpact(report({ from_version: '1.82.0' }));
    const ids = (...args: Parameters<History['impacts']>): number[] =>
      history.impacts(...args).map(({ id }) => id);
    expect(ids({ fork })).toEqual([3, 1]);
    expect(ids({ from_version: '1.83.0', to_version: '1.84.0' })).toEqual([2, 1]);
    expect(ids({ to_version: '1.85.0' })).toEqual([]);
    expect(ids({ limit: 1 })).toEqual([3]);
  });
});

describe('itemChanges', () => {
  const [passes] = report().affected_files;
  const stepTo = (to_version: string, path: string, analysis_date = '2026-01-02') =>
    report({
      to_version,
      analysis_date,
      affected_files: passes === undefined ? [] : [{ ...passes, items: [{ ...analysis, path }] }],
    });

  it('says what every release changed in an item, newest release first', () => {
    const { history } = freshHistory(folder);
    for (const version of ['1.84.0', '1.100.0', '1.9.0'])
      history.saveImpact(stepTo(version, 'analysis'));
    const changes = history.itemChanges({ path: 'analysis' });
    expect(changes.map(({ to_version }) => to_version)).toEqual(['1.100.0', '1.84.0', '1.9.0']);
    const { before: _, after: __, ...item } = analysis;
    expect(changes[1]).toEqual({
      ...item,
      analysis: 1,
      fork: null,
      from_version: '1.83.0',
      to_version: '1.84.0',
      analysis_date: '2026-01-02',
      file: 'compiler/rustc_interface/src/passes.rs',
      action: 'Update verification hook call',
    });
  });

  it.each([
    ['analysis', ['analysis', 'passes::analysis', 'passes::analysis::inner']],
    ['passes::analysis', ['passes::analysis', 'passes::analysis::inner']],
    ['nalysis', []],
    ['%', []],
  ])('takes whole segments of a path: %s', (wanted, found) => {
    const { history } = freshHistory(folder);
    const paths = ['analysis', 'passes::analysis', 'passes::analysis::inner', 'analysis_of'];
    for (const [n, path] of paths.entries()) history.saveImpact(stepTo(`1.${n}.0`, path));
    const changes = history.itemChanges({ path: wanted }).map(({ path }) => path);
    expect(changes.sort()).toEqual(found);
  });

  it('filters by class, hook, fork and analysis', () => {
    const { history } = freshHistory(folder);
    history.saveImpact(report(), fork);
    const count = (filter: Parameters<History['itemChanges']>[0]): number =>
      history.itemChanges(filter).length;
    expect(count({})).toBe(2);
    expect(count({ classes: ['SAFE'] })).toBe(1);
    expect(count({ classes: ['SAFE', 'MODERATE'], hook: 'passes-hook' })).toBe(1);
    expect(count({ fork })).toBe(2);
    expect(count({ fork: otherFork })).toBe(0);
    expect(count({ analysis: newest(history) })).toBe(2);
    expect(count({ analysis: newest(history) + 1 })).toBe(0);
  });

  it('asks the newest analysis of a step that covers the file', () => {
    const { history } = freshHistory(folder);
    history.saveImpact(stepTo('1.84.0', 'analysis'));
    history.saveImpact(stepTo('1.84.0', 'analysis', '2026-01-05'));
    history.saveImpact(report({ affected_files: [], analysis_date: '2026-01-09' }));
    const changes = history.itemChanges({ path: 'analysis' });
    expect(changes.map(({ analysis_date }) => analysis_date)).toEqual(['2026-01-05']);
    expect(history.itemChanges({ analysis: 1 })).toHaveLength(1);
  });
});
