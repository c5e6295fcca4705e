import { describe, expect, it } from 'vitest';
import { renderSyncJson } from '../../src/report/json.ts';
import { syncReportSchema } from '../../src/report/model.ts';
import { buildSyncReport, type SyncReportInput } from '../../src/report/sync-report.ts';
import type { RunOutput } from '../../src/sync/run-output.ts';
import { passes } from './sample-code.ts';
import { sampleInputs, sampleReports } from './sample.ts';
import { commits, decisions, id40, operation } from './sample-records.ts';

const { finished, paused, failed } = sampleReports;
const verdict = (input: SyncReportInput): string => buildSyncReport(input).verdict.sentence;

describe('the verdict', () => {
  it('tells what a finished sync did and what vouches for it', () => {
    expect(finished.verdict).toEqual({
      tone: 'success',
      sentence:
        'The fork now stands on Rust 1.73.0: 2 commits replayed, 2 conflicts resolved without a person, build passed and 128 tests passed.',
    });
  });

  it('is no plain success where build or tests were skipped, and says so', () => {
    const input = sampleInputs.finished();
    const steps = input.steps.map((step) =>
      step.stage === 'test'
        ? {
            ...step,
            output: { kind: 'skipped', tip: id40('3'), skipped: 'asked' } satisfies RunOutput,
          }
        : step,
    );
    const { tone, sentence } = buildSyncReport({ ...input, steps }).verdict;
    expect(tone).toBe('attention');
    expect(sentence).toMatch(/build passed and tests skipped\.$/);
  });

  it('takes a stage that is done for passed, also where its run cannot be read', () => {
    const input = sampleInputs.finished();
    const steps = input.steps.map((step) =>
      step.stage === 'build' || step.stage === 'test'
        ? { ...step, output: 'of another shape' }
        : step,
    );
    const { tone, sentence } = buildSyncReport({ ...input, steps }).verdict;
    expect(tone).toBe('success');
    expect(sentence).toMatch(/build passed and tests passed\.$/);
  });

  it('says that build and tests did not run, when there is no record of them', () => {
    const input = sampleInputs.finished();
    const steps = input.steps.filter((step) => step.stage !== 'build' && step.stage !== 'test');
    const { tone, sentence } = buildSyncReport({ ...input, steps }).verdict;
    expect(tone).toBe('attention');
    expect(sentence).toMatch(/build not run and tests not run\.$/);
  });

  it('does not claim that the branch moved when it did not', () => {
    const input = sampleInputs.finished();
    const steps = input.steps.filter((step) => step.stage !== 'finalize');
    expect(verdict({ ...input, steps })).toMatch(
      /^The fork fits Rust 1\.73\.0, its branch was not moved: /,
    );
  });

  it('counts the conflicts that wait for a person', () => {
    expect(paused.verdict).toEqual({
      tone: 'attention',
      sentence: 'Paused for a person: 2 conflicts in passes.rs are left.',
    });
  });

  it('names the stage that failed and why', () => {
    expect(failed.verdict).toEqual({
      tone: 'failure',
      sentence: 'Stopped in Build: x.py build exited with 101: 1 error.',
    });
  });

  it('knows a sync that was rolled back, waits, or runs', () => {
    const input = { ...sampleInputs.paused(), steps: [] };
    const at = (status: typeof operation.status): string =>
      verdict({ ...input, operation: { ...operation, status } });
    expect(at('rolled_back')).toBe('Rolled back: every ref is as it was before the sync.');
    expect(at('pending')).toBe('Not started yet.');
    expect(at('in_progress')).toBe('Under way to Rust 1.73.0.');
    expect(verdict({ ...input, steps: sampleInputs.paused().steps.slice(0, 2) })).toBe(
      'Under way to Rust 1.73.0, in stage Prepare.',
    );
  });
});

const commands = (report: typeof paused): (string | null)[] =>
  report.next_steps.map(({ command }) => command);

describe('what to do next', () => {
  it('reaches the same fork, with every word quoted for the shell', () => {
    expect(commands(paused)).toEqual([
      `cd /state/syncs/${operation.id}/worktree`,
      "trust-upstream sync --resume --fork '/src/my fork'",
      "trust-upstream sync --rollback --fork '/src/my fork'",
    ]);
  });

  it('opens each conflict at its line', () => {
    expect(paused.conflicts[0]?.command).toBe(
      `\${EDITOR:-vi} +231 /state/syncs/${operation.id}/worktree/${passes.path}`,
    );
  });

  it('reads the log first after a failed build', () => {
    expect(commands(failed)[0]).toBe(`less /state/syncs/${operation.id}/build.log`);
    expect(commands(failed).slice(2)).toEqual(commands(paused).slice(1));
  });

  it('reviews the series from its first commit that was kept, and pushes nothing by itself', () => {
    const range = `'${id40('1')}^..${id40('3')}'`;
    expect(commands(finished)).toEqual([`git log -p --reverse ${range}`, null]);

    const input = sampleInputs.finished();
    const dropped = { from: id40('9'), to: id40('0'), subject: 'Upstream has it', empty: true };
    const steps = input.steps.map((step) =>
      step.step === 'replay' ? { ...step, output: { commits: [dropped, ...commits] } } : step,
    );
    expect(commands(buildSyncReport({ ...input, steps }))[0]).toBe(`git log -p --reverse ${range}`);
  });

  it('gives no command where the place is not known', () => {
    const { artifacts: _, ...input } = sampleInputs.paused();
    const report = buildSyncReport(input);
    expect(report.conflicts[0]?.command).toBeNull();
    expect(commands(report)[0]).toBeNull();
  });
});

describe('decisions', () => {
  it('carry the rule and hook that the replay names', () => {
    expect(finished.decisions[0]).toMatchObject({
      file_path: passes.path,
      rule: 'passes_hook_insertion',
      hook: 'passes.verify_crate',
    });
  });

  it('carry none where no decision fits the row', () => {
    const input = sampleInputs.finished();
    const resolutions = input.resolutions.map((row) => ({
      ...row,
      resolution_description: 'by hand',
    }));
    const [first] = buildSyncReport({ ...input, resolutions }).decisions;
    expect(first).toMatchObject({ rule: null, hook: null });
  });

  it('name only what all decisions that fit the row agree on', () => {
    const input = sampleInputs.finished();
    const twice = [...decisions, { ...decisions[0], rule: 'another_rule' }];
    const steps = input.steps.map((step) =>
      step.step === 'replay' ? { ...step, output: { decisions: twice } } : step,
    );
    const [first] = buildSyncReport({ ...input, steps }).decisions;
    expect(first).toMatchObject({ rule: null, hook: 'passes.verify_crate' });
  });
});

describe('merged files', () => {
  it('are those of the history, with what should be known of single ones', () => {
    expect(finished.merges).toEqual(sampleInputs.finished().merges);
    expect(paused.notes).toEqual([expect.stringContaining('took longer than it may')]);
  });

  it('have no notes in the record of an older build', () => {
    const input = sampleInputs.paused();
    const steps = input.steps.map((step) =>
      step.step === 'replay' ? { ...step, output: { commits } } : step,
    );
    expect(buildSyncReport({ ...input, steps })).toMatchObject({ notes: [], commits });
  });
});

describe('the report as JSON', () => {
  it.each(Object.entries(sampleReports))('reads back as it was written: %s', (_, report) => {
    expect(syncReportSchema.parse(JSON.parse(renderSyncJson(report)))).toEqual(report);
  });

  it('refuses a report that does not fit its schema', () => {
    expect(() => renderSyncJson({ ...finished, stages: [] })).toThrow(/stages/);
  });
});
