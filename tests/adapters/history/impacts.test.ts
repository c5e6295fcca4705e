import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, otherFork } from './examples.ts';
import { analysis, report } from './impact-examples.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('impacts');

function query(file: string, sql: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

describe('the change database', () => {
  it('answers by version, item, class, reason and action', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report(), fork);
    const sql = `SELECT from_version, to_version, file, item, class, reason, action, hook, branch
                 FROM impact_changes WHERE class <> 'SAFE'`;
    expect(query(file, sql)).toEqual([
      {
        from_version: '1.83.0',
        to_version: '1.84.0',
        file: 'compiler/rustc_interface/src/passes.rs',
        item: 'analysis',
        class: 'MODERATE',
        reason: 'a parameter was removed',
        action: 'Update verification hook call',
        hook: 'passes-hook',
        branch: 'main',
      },
    ]);
  });

  it('keeps both texts and the lines of an item', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report());
    expect(query(file, 'SELECT * FROM impact_items ORDER BY id LIMIT 1')).toMatchObject([
      {
        kind: 'function',
        before: analysis.before,
        after: analysis.after,
        before_start: 10,
        before_end: 20,
        after_start: null,
        after_end: null,
      },
    ]);
  });

  it('keeps the texts of SAFE items in the pack alone', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report());
    const sql = `SELECT before, after FROM impact_items WHERE class = 'SAFE'`;
    expect(query(file, sql)).toEqual([{ before: null, after: null }]);
  });

  it('stores a file once, however many analyses find the same in it', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report());
    history.saveImpact(report({ analysis_date: '2026-01-03' }), fork);
    expect(query(file, 'SELECT * FROM impact_files')).toHaveLength(2);
    expect(query(file, 'SELECT * FROM impact_items')).toHaveLength(2);
    expect(query(file, 'SELECT * FROM impact_changes')).toHaveLength(4);
  });

  it('keeps the report itself and files without items', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report());
    expect(
      query(file, 'SELECT overall_risk, auto_mergeable, git_conflicts FROM impact_reports'),
    ).toEqual([
      { overall_risk: 'MODERATE', auto_mergeable: 1, git_conflicts: '["passes.rs line 423"]' },
    ]);
    expect(query(file, 'SELECT path, class, point_risk FROM impact_files')).toHaveLength(2);
  });

  it.each([[fork], [undefined]])(
    'replaces the report of the same fork, versions and day that has no other files (%o)',
    (whose) => {
      const { history, file } = freshHistory(folder);
      const affected_files = report().affected_files.map((one) => ({ ...one, items: [] }));
      history.saveImpact(report({ affected_files: [] }), whose);
      history.saveImpact(report(), whose);
      history.saveImpact(report({ overall_risk: 'SAFE', affected_files }), whose);
      expect(query(file, 'SELECT overall_risk FROM impact_reports')).toEqual([
        { overall_risk: 'SAFE' },
      ]);
      expect(query(file, 'SELECT * FROM impact_files')).toHaveLength(2);
      expect(query(file, 'SELECT * FROM impact_items')).toEqual([]);
    },
  );

  it.each([[fork], [undefined]])('keeps a wider report beside a narrower one (%o)', (whose) => {
    const { history, file } = freshHistory(folder);
    const narrow = report({ affected_files: report().affected_files.slice(0, 1) });
    const ids = (): unknown[] => query(file, 'SELECT id FROM impact_reports ORDER BY id');
    history.saveImpact(report(), whose);
    history.saveImpact(narrow, whose);
    history.saveImpact(narrow, whose);
    expect(ids()).toEqual([{ id: 1 }, { id: 3 }]);
    expect(history.impact(1)).toEqual(report());
    history.saveImpact(report(), whose);
    expect(ids()).toEqual([{ id: 4 }]);
  });

  it('keeps reports of other forks, versions and days beside it', () => {
    const { history, file } = freshHistory(folder);
    history.saveImpact(report(), fork);
    history.saveImpact(report(), otherFork);
    history.saveImpact(report({ to_version: '1.85.0' }), fork);
    history.saveImpact(report({ analysis_date: '2026-01-03' }), fork);
    expect(query(file, 'SELECT id FROM impact_reports')).toHaveLength(4);
  });
});
