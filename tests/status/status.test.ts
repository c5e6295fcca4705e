import { describe, expect, it } from 'vitest';
import { statusReportSchema } from '../../src/status/report.ts';
import { type StatusQuestion, statusReport } from '../../src/status/status.ts';
import { question, release, stateOf, sync } from './facts.ts';

const at = (version: string) => ({ version, released: true });

describe('statusReport', () => {
  it("gives the seed's example in the seed's shape", () => {
    const report = statusReport(question());
    expect(report.upstream_sync).toEqual({
      current_base: '1.83.0',
      latest_stable: '1.91.0',
      releases_behind: 8,
      last_sync: '2024-12-30',
      next_sync_due: '2025-01-15',
      status: 'CRITICAL_BEHIND',
    });
    expect(report.releases_behind).toBe(8);
  });

  it('fits its own schema', () => {
    const paused = sync({ status: 'in_progress' });
    const report = statusReport(
      question({ syncs: [paused], state: stateOf(paused, { phase: 'paused' }) }),
    );
    expect(statusReportSchema.parse(report)).toEqual(report);
  });

  it('with no base counts all known minor releases, says why, and has nothing due', () => {
    const report = statusReport(question({ base: { version: null, reason: 'no such branch' } }));
    expect(report).toMatchObject({
      releases_behind: 9,
      reason: 'no such branch',
      next_version: null,
      upstream_sync: { current_base: null, next_sync_due: null, status: 'CRITICAL_BEHIND' },
    });
  });

  it('knows nothing and still counts, before the first check', () => {
    const report = statusReport(
      question({
        base: { version: null, reason: 'no base' },
        releases: [],
        lastCheck: null,
        syncs: [],
        state: null,
      }),
    );
    expect(report).toMatchObject({
      releases_behind: 0,
      last_check: null,
      running: null,
      upstream_sync: { latest_stable: null, last_sync: null, next_sync_due: null, status: 'STALE' },
    });
  });

  it('takes the newest sync that succeeded for the last one', () => {
    const syncs = [
      sync({ id: 'c', status: 'failed', completed_at: '2025-03-03T00:00:00Z' }),
      sync({ id: 'b', completed_at: '2025-02-02T23:59:59Z' }),
      sync({ id: 'a', completed_at: '2025-01-01T00:00:00Z' }),
    ];
    expect(statusReport(question({ syncs })).upstream_sync.last_sync).toBe('2025-02-02');
  });
});

describe('the state of a status report', () => {
  const failed = sync({ status: 'failed' });
  const stale = '2026-01-01T11:59:59Z';
  const cases: [state: string, why: string, change: Partial<StatusQuestion>][] = [
    ['CRITICAL_BEHIND', 'more behind than allowed', { base: at('1.89.0') }],
    ['CRITICAL_BEHIND', 'and a sync failed', { base: at('1.89.0'), syncs: [failed] }],
    ['SYNC_FAILED', 'the newest sync failed', { base: at('1.90.0'), syncs: [failed, sync()] }],
    ['SYNC_FAILED', 'and no check', { base: at('1.91.0'), syncs: [failed], lastCheck: null }],
    ['STALE', 'no check within 24 hours', { base: at('1.90.0'), lastCheck: stale }],
    ['STALE', 'never checked', { base: at('1.91.0'), lastCheck: null }],
    ['STALE', 'a time that is none', { base: at('1.91.0'), lastCheck: 'soon' }],
    ['STALE', 'the clock was wrong', { base: at('1.91.0'), lastCheck: '2027-01-01T00:00:00Z' }],
    ['BEHIND', 'as many behind as allowed', { base: at('1.90.0') }],
    [
      'BEHIND',
      'a failure was followed by a success',
      { base: at('1.90.0'), syncs: [sync(), failed] },
    ],
    ['OK', 'on the newest', { base: at('1.91.0') }],
    [
      'OK',
      'exactly 24 hours after the check',
      { base: at('1.91.0'), lastCheck: '2026-01-01T12:00:00Z' },
    ],
    [
      'OK',
      'only a point release is missing',
      { base: at('1.85.0'), releases: [release('1.85.1')] },
    ],
    ['OK', 'ahead of what is known', { base: at('1.95.0') }],
    [
      'OK',
      'a failed sync was rolled back',
      { base: at('1.91.0'), syncs: [sync({ status: 'rolled_back' })] },
    ],
  ];
  it.each(cases)('is %s: %s', (state, _why, change) => {
    expect(statusReport(question(change)).upstream_sync.status).toBe(state);
  });

  it('is critical at the first release behind when none is allowed', () => {
    const report = statusReport(question({ base: at('1.90.0'), allowed: 0 }));
    expect(report.upstream_sync.status).toBe('CRITICAL_BEHIND');
  });
});

describe('the sync under way', () => {
  const begun = sync({ id: 'b', to_version: '1.84.0', status: 'in_progress', completed_at: null });

  it.each(['running', 'paused'] as const)('is shown with its stage while it is %s', (phase) => {
    const state = stateOf(begun, { phase, stage: 'build', message: 'build failed' });
    expect(statusReport(question({ syncs: [begun], state })).running).toEqual({
      id: 'b',
      to_version: '1.84.0',
      phase,
      stage: 'build',
      message: 'build failed',
      started_at: '2024-12-30T12:00:00Z',
    });
  });

  it('is none when the newest is done, or the state is another one’s', () => {
    expect(statusReport(question()).running).toBeNull();
    const other = stateOf(sync({ id: 'a' }), { phase: 'running' });
    expect(statusReport(question({ syncs: [begun], state: other })).running).toBeNull();
  });
});
