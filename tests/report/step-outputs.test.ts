import { describe, expect, it } from 'vitest';
import type { StepRecord } from '../../src/ports/history.ts';
import {
  commandRun,
  migrationsApplied,
  moveOutput,
  replayOutput,
  seriesTip,
} from '../../src/report/step-outputs.ts';
import { sampleInputs } from './sample.ts';
import { command, id40, ran, recorder } from './sample-records.ts';

const one = (stage: string, name: string, rest: Partial<StepRecord>): StepRecord[] => [
  recorder()(stage, name, 1, rest),
];

describe('reading what the steps recorded', () => {
  it('leaves out an output of another shape, and keeps the rest of it', () => {
    expect(replayOutput(one('rebase', 'replay', { output: 'gone' })).commits).toEqual([]);
    const output = {
      commits: 'many',
      notes: ['slow', 1],
      decisions: [{ path: 'a.rs', conflict_type: 'x' }],
      conflicts: null,
    };
    expect(replayOutput(one('rebase', 'replay', { output }))).toEqual({
      commits: [],
      decisions: [{ path: 'a.rs', conflict_type: 'x' }],
      conflicts: [],
      notes: [],
    });
    expect(
      migrationsApplied(one('adapt', 'migrate', { output: { applied: [{ rule: 1 }] } })),
    ).toEqual([]);
    expect(moveOutput(one('finalize', 'move', { output: { mode: 'replace' } }))).toBeNull();
    expect(
      commandRun(
        one('build', 'build', { output: { kind: 'mended', tip: id40('1') } }),
        'build',
        null,
      ),
    ).toBeNull();
  });

  it('counts conflicts as left only while the replay stands paused on them', () => {
    const { steps } = sampleInputs.paused();
    expect(replayOutput(steps).conflicts).toHaveLength(2);
    const takenUp = steps.map((step) => ({ ...step, status: 'started' as const }));
    expect(replayOutput(takenUp).conflicts).toEqual([]);
  });

  it('takes a move for done only when its step is', () => {
    const output = { mode: 'replace', before: id40('a'), after: id40('b'), branch: 'main' };
    expect(moveOutput(one('finalize', 'move', { output }))).toEqual(output);
    expect(moveOutput(one('finalize', 'move', { output, status: 'started' }))).toBeNull();
  });

  it('knows the series by its newest commit: mended after a test, else adapted, else replayed', () => {
    expect(seriesTip(sampleInputs.finished().steps)).toBe(id40('3'));
    const mended = one('test', 'test', {
      output: { kind: 'skipped', tip: id40('9'), skipped: 'asked' },
    });
    expect(seriesTip([...sampleInputs.finished().steps.slice(0, 8), ...mended])).toBe(id40('9'));
    expect(seriesTip(sampleInputs.paused().steps)).toBe(id40('1'));
    expect(seriesTip([])).toBeNull();
  });
});

const run = (code: number, rest: Partial<StepRecord> = {}): ReturnType<typeof commandRun> =>
  commandRun(
    one('build', 'build', { output: ran(command(['make'], code, 3, 'build.log')), ...rest }),
    'build',
    'the last words',
  );

describe('a build or test command', () => {
  it('keeps the end of the log only when it failed', () => {
    expect(run(0)).toMatchObject({ kind: 'ran', log_tail: null });
    expect(run(1)).toMatchObject({ kind: 'ran', log_tail: 'the last words' });
    expect(run(0, { status: 'failed' })).toMatchObject({ kind: 'ran', log_tail: 'the last words' });
  });

  it('says why it was skipped', () => {
    const output = { kind: 'skipped', tip: id40('1'), skipped: 'build skipped as asked' };
    expect(run(0, { output, status: 'skipped' })).toEqual({
      kind: 'skipped',
      reason: 'build skipped as asked',
    });
    expect(run(0, { output: {}, status: 'skipped', message: 'no command' })).toEqual({
      kind: 'skipped',
      reason: 'no command',
    });
  });

  it('is null while it was not reached', () => {
    expect(commandRun([], 'test', null)).toBeNull();
  });
});
