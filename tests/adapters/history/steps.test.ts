import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConflictResolution, StepRecord } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation } from './examples.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('steps');

function step(change: Partial<StepRecord>): StepRecord {
  return {
    sync_id: 's1',
    stage: 'prepare',
    step: 'fetch',
    status: 'started',
    started_at: '2026-01-02T12:00:00.000Z',
    finished_at: null,
    output: null,
    message: null,
    ...change,
  };
}

const resolution = (id: string, change: Partial<ConflictResolution> = {}): ConflictResolution => ({
  id,
  sync_id: 's1',
  file_path: 'compiler/rustc_interface/src/passes.rs',
  conflict_type: 'both-changed',
  resolution_type: 'pattern',
  resolution_description: 'hook put after the last provide(providers)',
  created_at: '2026-01-02T12:10:00.000Z',
  ...change,
});

describe('the steps of a sync', () => {
  it('keep what later steps read', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    const done = step({
      status: 'done',
      finished_at: '2026-01-02T12:01:00.000Z',
      output: { commit: 'abc', n: [1, null] },
    });
    history.recordStep(done);
    expect(history.steps('s1')).toEqual([done]);
  });

  it('keep no output as null', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    history.recordStep(step({ output: undefined }));
    expect(history.steps('s1')).toEqual([step({ output: null })]);
  });

  it('belong to a sync that exists', () => {
    const { history } = freshHistory(folder);
    expect(() => history.recordStep(step({ sync_id: 'nobody' }))).toThrow(/FOREIGN KEY/);
  });

  it('appear once each, in the order first started, in their newest state', () => {
    const { history } = freshHistory(folder);
    let syncs = 0;
    const event = fc.record({
      stage: fc.constantFrom('prepare', 'rebase'),
      step: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom(
        'started' as const,
        'done' as const,
        'failed' as const,
        'paused' as const,
      ),
      output: fc.json().map((text): unknown => JSON.parse(text)),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 15 }), (events) => {
        const sync_id = `p${++syncs}`;
        history.beginSync({ git_dir: sync_id, branch: 'main' }, operation(sync_id), null);
        // A Map keeps the place of a key that is set again: exactly what is promised.
        const expected = new Map<string, StepRecord>();
        for (const one of events) {
          const record = step({ ...one, sync_id });
          history.recordStep(record);
          expected.set(`${one.stage}/${one.step}`, record);
        }
        expect(history.steps(sync_id)).toEqual([...expected.values()]);
      }),
    );
  });
});

describe('the resolutions of a sync', () => {
  it('are listed in the order first recorded; a repeated id replaces', () => {
    const { history } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    history.recordResolution(resolution('r1'));
    history.recordResolution(resolution('r2', { resolution_description: null }));
    history.recordResolution(resolution('r1', { resolution_type: 'manual' }));
    expect(history.resolutions('s1')).toEqual([
      resolution('r1', { resolution_type: 'manual' }),
      resolution('r2', { resolution_description: null }),
    ]);
    expect(history.resolutions('s2')).toEqual([]);
  });
});
