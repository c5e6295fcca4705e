/** Stages 4 and 5: the configured commands in the sync's worktree; a person's mend after a failure is taken up. */
import type { CommandReport } from '../../ports/build.ts';
import type { CommandSetting } from '../begun.ts';
import type { SyncContext } from '../context.ts';
import { absorbMend } from '../mend.ts';
import type { RunOutput } from '../run-output.ts';
import { outputOf, type Outputs, type Save, type Step, type StepResult } from '../step.ts';
import { stored } from '../stored.ts';
import { worktreeAt } from '../worktree.ts';

const worktree: Step = {
  stage: 'build',
  name: 'worktree',
  async run(context, outputs) {
    const { tip } = outputOf<{ tip: string }>(outputs, 'adapt/migrate');
    if (context.request.build === null && context.request.test === null) {
      return { kind: 'skipped', output: { path: null }, message: 'nothing to build or test' };
    }
    return { kind: 'done', output: { path: await worktreeAt(context, tip) } };
  },
};

const build: Step = {
  stage: 'build',
  name: 'build',
  async run(context, outputs, previous, save) {
    const { tip } = outputOf<{ tip: string }>(outputs, 'adapt/migrate');
    const { paths, history, id } = context;
    const result = await runSetting(context, context.request.build, previous, save, {
      tip,
      name: 'build',
      log: paths.buildLog,
      reportFile: paths.buildReport,
      failed: (report) =>
        succeeded(report) ? null : `${describeEnd(report)}${firstError(report)}`,
      why: 'build-failed',
    });
    const output = stored<RunOutput>(result.output);
    if (output.kind === 'ran')
      history.updateSync(id, { build_time_seconds: Math.round(output.seconds) });
    return result;
  },
};

const test: Step = {
  stage: 'test',
  name: 'test',
  async run(context, outputs, previous, save) {
    const { tip } = outputOf<RunOutput>(outputs, 'build/build');
    const { paths, history, id } = context;
    const result = await runSetting(context, context.request.test, previous, save, {
      tip,
      name: 'test',
      log: paths.testLog,
      reportFile: paths.testReport,
      failed: failedTests,
      why: 'tests-failed',
    });
    const output = stored<RunOutput>(result.output);
    if (output.kind === 'ran' && output.tests !== null) {
      history.updateSync(id, {
        tests_passed: output.tests.passed,
        tests_failed: output.tests.failed,
      });
    }
    return result;
  },
};

interface Run {
  readonly tip: string;
  readonly name: string;
  readonly log: string;
  readonly reportFile: string;
  readonly failed: (report: CommandReport) => string | null;
  readonly why: 'build-failed' | 'tests-failed';
}

async function runSetting(
  context: SyncContext,
  setting: CommandSetting | null,
  previous: unknown,
  save: Save,
  run: Run,
): Promise<StepResult> {
  const { builder, files, paths, onEvent } = context;
  if (setting === null || setting.command === null) {
    const reason = `${run.name} skipped as asked`;
    return {
      kind: 'skipped',
      output: { kind: 'skipped', tip: run.tip, skipped: reason } satisfies RunOutput,
      message: reason,
    };
  }
  const tip = await absorbMend(context, run.tip, stored<RunOutput | null>(previous));
  save({ kind: 'mended', tip } satisfies RunOutput);
  const report = await builder.run({
    command: setting.command,
    cwd: paths.worktree,
    env: setting.env,
    logFile: run.log,
    timeoutSeconds: setting.timeout_seconds,
    onLine: (line) => {
      onEvent({ kind: 'output', line });
    },
  });
  await files.write(run.reportFile, `${JSON.stringify(report, null, 2)}\n`);
  const failure = run.failed(report);
  const output: RunOutput = {
    kind: 'ran',
    ...report,
    tip,
    tree: await context.fork.snapshotWorktree(paths.worktree),
  };
  if (failure === null) return { kind: 'done', output, message: describeSuccess(report) };
  return {
    kind: 'stopped',
    why: run.why,
    output,
    message: `${run.name} command "${setting.command.join(' ')}" ${failure}`,
    fix: `see ${run.log}, mend it in ${paths.worktree}, then trust-upstream sync --resume, or --rollback`,
  };
}

function succeeded(report: CommandReport): boolean {
  return report.end.kind === 'exited' && report.end.code === 0;
}

function failedTests(report: CommandReport): string | null {
  if (report.tests !== null && report.tests.failed > 0)
    return `: ${report.tests.failed} tests failed`;
  return succeeded(report) ? null : `${describeEnd(report)}${firstError(report)}`;
}

function describeEnd({ end, seconds }: CommandReport): string {
  switch (end.kind) {
    case 'exited':
      return `exited with ${end.code}`;
    case 'signalled':
      return `was ended by ${end.signal}`;
    case 'timed-out':
      return `was stopped after ${Math.round(seconds)} s`;
    case 'not-found':
      return 'was not found';
    default:
      return end satisfies never;
  }
}

function firstError({ diagnostics }: CommandReport): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.level === 'error');
  const [first] = errors;
  if (first === undefined) return '';
  const place = first.file === null ? '' : ` at ${first.file}:${first.line ?? 1}`;
  return `: ${errors.length} error${errors.length === 1 ? '' : 's'}, first ${first.code ?? ''} ${first.message}${place}`.replace(
    'first  ',
    'first ',
  );
}

function describeSuccess({ seconds, tests }: CommandReport): string {
  const time = `${seconds.toFixed(1)} s`;
  return tests === null
    ? time
    : `${tests.passed} passed, ${tests.failed} failed, ${tests.ignored} ignored in ${time}`;
}

/** The commit that everything after the tests stands on. */
export function builtTip(outputs: Outputs): string {
  return outputOf<RunOutput>(outputs, 'test/test').tip;
}

export const buildSteps: readonly Step[] = [worktree, build];
export const testSteps: readonly Step[] = [test];
