import { describe, expect, it } from 'vitest';
import type { StepRecord } from '../../src/ports/history.ts';
import { stageReports } from '../../src/report/stages.ts';
import { stages } from '../../src/report/stage-model.ts';
import { STEPS } from '../../src/sync/steps.ts';
import { sampleInputs } from './sample.ts';
import { operation, prepared, recorder, state } from './sample-records.ts';

const statuses = (
  ...[steps, sync = operation, at = state]: Partial<Parameters<typeof stageReports>>
): string[] => stageReports(steps ?? [], sync, at).map(({ status }) => status);

const begun = (): StepRecord[] => {
  const step = recorder();
  return [...prepared(step), step('rebase', 'replay', 1, { status: 'started' })];
};

const REST = ['not_reached', 'not_reached', 'not_reached', 'not_reached'];

describe('the six stages', () => {
  it('are those of the pipeline, with its steps, in its order', () => {
    const pipeline = STEPS.map((step) => `${step.stage}/${step.name}`);
    expect(stages.flatMap(({ name, steps }) => steps.map((step) => `${name}/${step}`))).toEqual(
      pipeline,
    );
  });

  it('are all there, also when none was reached', () => {
    expect(statuses([], { ...operation, status: 'pending' })).toEqual([
      'not_reached',
      'not_reached',
      ...REST,
    ]);
  });

  it('are done when all their steps are, or a later one has begun', () => {
    expect(statuses(begun())).toEqual(['done', 'running', ...REST]);
    expect(statuses(begun().slice(0, 4))).toEqual(['done', 'not_reached', ...REST]);
    expect(statuses(begun().slice(0, 3))).toEqual(['running', 'not_reached', ...REST]);
  });

  it('are interrupted when the sync ended within them', () => {
    const rolledBack = { ...operation, status: 'rolled_back' } as const;
    expect(statuses(begun(), rolledBack)).toEqual(['done', 'interrupted', ...REST]);
    expect(statuses(begun(), { ...operation, status: 'failed' })[1]).toBe('interrupted');
  });

  it('are paused or failed where a step is', () => {
    expect(statuses(sampleInputs.paused().steps)).toEqual(['done', 'paused', ...REST]);
    expect(statuses(sampleInputs.failed().steps)[3]).toBe('failed');
  });

  it('are skipped only when every step was', () => {
    const step = recorder();
    const skipped = { status: 'skipped', message: 'test skipped as asked' } as const;
    const steps = [
      ...prepared(step),
      step('test', 'test', 0, skipped),
      step('finalize', 'move', 1),
    ];
    expect(statuses(steps)[4]).toBe('skipped');
    expect(statuses(sampleInputs.finished().steps, sampleInputs.finished().operation)[5]).toBe(
      'done',
    );
  });

  it('add up the time of their steps, so that the night between pause and resume is not counted', () => {
    const slept = begun()
      .slice(0, 2)
      .map((step, at) =>
        at === 0
          ? step
          : {
              ...step,
              started_at: '2026-01-03T08:00:00.000Z',
              finished_at: '2026-01-03T08:00:01.000Z',
            },
      );
    const [prepare] = stageReports(slept, operation, state);
    expect(prepare?.seconds).toBeCloseTo(2.2);
    expect(prepare?.started_at).toBe('2026-01-02T12:00:00.000Z');
    expect(prepare?.finished_at).toBeNull();
  });
});
