import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation, otherFork } from './examples.ts';
import { freshHistory } from './open-history.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('syncs');

describe('a sync', () => {
  it('is kept column for column, with the state it starts in', () => {
    const { history } = freshHistory(folder);
    const full = operation('s1', {
      completed_at: '2026-01-02T14:00:00.000Z',
      status: 'success',
      conflicts_count: 3,
      conflicts_auto_resolved: 2,
      conflicts_manual_resolved: 1,
      build_time_seconds: 600,
      tests_passed: 120,
      tests_failed: 0,
      impact_report_path: '/state/impact_report.json',
      sync_report_path: '/state/sync.json',
      error_log_path: '/state/error.log',
      sync_branch: 'trust-upstream/sync-s1',
      merge_commit: 'abc',
    });
    history.beginSync(fork, full, { to: '1.84.0', skipTests: true });
    expect(history.sync('s1')).toEqual(full);
    expect(history.state('s1')).toEqual({
      sync_id: 's1',
      phase: 'running',
      stage: null,
      message: null,
      request: { to: '1.84.0', skipTests: true },
    });
  });

  it('is null when unknown', () => {
    const { history } = freshHistory(folder);
    expect([history.sync('nobody'), history.state('nobody'), history.unfinished(fork)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('changes only in the named columns, also back to null', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1', { sync_branch: 'b' }), null);
    history.updateSync('s1', { status: 'failed', tests_failed: 2, sync_branch: null });
    history.setState('s1', { phase: 'paused', stage: 'test', message: 'two tests failed' });
    history.setState('s1', { request: { again: true } });
    history.updateSync('s1', {});
    expect(history.sync('s1')).toEqual(operation('s1', { status: 'failed', tests_failed: 2 }));
    expect(history.state('s1')).toEqual({
      sync_id: 's1',
      phase: 'paused',
      stage: 'test',
      message: 'two tests failed',
      request: { again: true },
    });
  });

  it('that does not exist cannot be changed', () => {
    const { history } = freshHistory(folder);
    const changes = [
      () => history.updateSync('s9', { status: 'failed' }),
      () => history.setState('s9', { phase: 'done' }),
    ];
    for (const change of changes) {
      const problem = thrownProblem(change);
      expect(problem.kind).toBe('state');
      expect(problem.message).toMatch(/knows no sync s9$/);
    }
  });
});

describe('beginning a sync', () => {
  it('is refused while the fork has one that is not done, naming it and the way out', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    history.setState('s1', { phase: 'paused' });
    const problem = thrownProblem(() => history.beginSync(fork, operation('s2'), null));
    expect(problem.kind).toBe('locked');
    expect(problem.message).toBe('sync s1 of main (1.83.0 to 1.84.0) is not finished');
    expect(problem.fix).toMatch(/--resume.*--rollback/);
    expect(history.sync('s2')).toBeNull();
  });

  it('is possible again once that one is done, whatever its outcome', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    history.updateSync('s1', { status: 'rolled_back' });
    history.setState('s1', { phase: 'done' });
    history.beginSync(fork, operation('s2'), null);
    expect(history.unfinished(fork)).toEqual(operation('s2'));
  });

  it('does not concern other forks', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    history.beginSync(otherFork, operation('s2'), null);
    expect([history.unfinished(fork)?.id, history.unfinished(otherFork)?.id]).toEqual(['s1', 's2']);
  });
});

describe('the syncs of a fork', () => {
  it('come newest first by their start, of equal starts the later filed first', () => {
    const { history } = freshHistory(folder);
    const starts = {
      a: '2026-01-02T00:00:00.000Z',
      b: '2026-03-01T00:00:00.000Z',
      c: '2026-01-02T00:00:00.000Z',
    };
    for (const [id, started_at] of Object.entries(starts)) {
      history.beginSync(fork, operation(id, { started_at }), null);
      history.setState(id, { phase: 'done' });
    }
    history.beginSync(otherFork, operation('elsewhere'), null);
    expect(history.syncs(fork).map((sync) => sync.id)).toEqual(['b', 'c', 'a']);
    expect(history.syncs(fork, 2).map((sync) => sync.id)).toEqual(['b', 'c']);
    expect(history.syncs(fork, 0)).toEqual([]);
  });
});
