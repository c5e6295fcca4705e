import { describe, expect, it } from 'vitest';
import { statusLines } from '../../src/status/lines.ts';
import { statusReport } from '../../src/status/status.ts';
import { question, stateOf, sync } from './facts.ts';

describe('statusLines', () => {
  it('gives the verdict first, then the facts', () => {
    expect(statusLines(statusReport(question()))).toEqual([
      {
        text: 'CRITICAL_BEHIND: tRust is 8 releases behind upstream (allowed: 1)',
        tone: 'bad',
      },
      { text: 'base           1.83.0', tone: 'plain' },
      { text: 'latest stable  1.91.0', tone: 'plain' },
      { text: 'last sync      2024-12-30', tone: 'plain' },
      { text: 'next sync due  2025-01-15 (to 1.84.1)', tone: 'plain' },
      { text: 'last check     2026-01-02T11:00:00Z', tone: 'quiet' },
    ]);
  });

  it('says that nothing is missing', () => {
    const report = statusReport(question({ base: { version: '1.91.0', released: true } }));
    expect(statusLines(report)[0]).toEqual({
      text: 'OK: tRust has the newest release that is known',
      tone: 'good',
    });
  });

  it('says why there is no base, and what was never done', () => {
    const report = statusReport(
      question({ base: { version: null, reason: 'no branch main' }, lastCheck: null, syncs: [] }),
    );
    expect(statusLines(report).map(({ text }) => text)).toEqual([
      'CRITICAL_BEHIND: the base of tRust is unknown; 9 releases known',
      'base           unknown: no branch main',
      'latest stable  1.91.0',
      'last sync      never',
      'next sync due  unknown',
      'last check     never',
    ]);
  });

  it('shows a paused sync with its reason and the way on', () => {
    const begun = sync({ id: 'b', to_version: '1.84.0', status: 'in_progress' });
    const state = stateOf(begun, { phase: 'paused', stage: 'rebase', message: '1 conflict' });
    const lines = statusLines(statusReport(question({ syncs: [begun], state })));
    expect(lines.slice(-3).map(({ text }) => text)).toEqual([
      'sync           b to 1.84.0 is paused in stage rebase',
      '               1 conflict',
      '               go on with sync --resume, or undo it with sync --rollback',
    ]);
  });

  it('shows a running sync in one line', () => {
    const begun = sync({ id: 'b', to_version: '1.84.0', status: 'in_progress' });
    const state = stateOf(begun, { phase: 'running', stage: null });
    expect(statusLines(statusReport(question({ syncs: [begun], state }))).at(-1)).toEqual({
      text: 'sync           b to 1.84.0 is running',
      tone: 'plain',
    });
  });
});
