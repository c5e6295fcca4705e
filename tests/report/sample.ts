/** Syncs as the history records them: one finished, one paused on conflicts, one with a failed build. */
import type { SyncReport } from '../../src/report/model.ts';
import { buildSyncReport, type SyncReportInput } from '../../src/report/sync-report.ts';
import type { MoveOutput } from '../../src/sync/steps/finalize.ts';
import type { ReplayOutput } from '../../src/sync/steps/rebase.ts';
import { attrs, passes, signature } from './sample-code.ts';
import { mergeableImpact, sampleImpact } from './sample-impact.ts';
import {
  adapted,
  artifacts,
  command,
  commits,
  decisions,
  id40,
  merges,
  operation,
  prepared,
  ran,
  recorder,
  resolutions,
  state,
} from './sample-records.ts';

const SLOW = `${passes.path}: merging by structure took longer than it may: merged by lines`;

function finishedInput(): SyncReportInput {
  const step = recorder();
  const tests = { passed: 128, failed: 0, ignored: 3 };
  return {
    operation: {
      ...operation,
      status: 'success',
      completed_at: '2026-01-02T12:07:41.000Z',
      tests_passed: 128,
      tests_failed: 0,
    },
    state: { ...state, phase: 'done' },
    steps: [
      ...adapted(step),
      step('build', 'build', 312, {
        output: ran(command(['python3', 'x.py', 'build', '--stage', '1'], 0, 312, 'build.log')),
      }),
      step('test', 'test', 128, {
        output: ran({
          ...command(['python3', 'x.py', 'test', 'tests/verify'], 0, 128, 'test.log'),
          tests,
        }),
      }),
      step('finalize', 'move', 0.1, {
        output: {
          mode: 'replace',
          before: id40('c'),
          after: id40('3'),
          branch: 'main',
          series: id40('3'),
        } satisfies MoveOutput,
      }),
      step('finalize', 'checkout', 4, {
        status: 'skipped',
        message: 'main is checked out nowhere',
      }),
      step('finalize', 'record', 0.02, { message: 'the fork is based on 1.73.0' }),
      step('finalize', 'report', 0.3),
      step('finalize', 'notify', 0.1),
    ],
    resolutions,
    merges,
    impact: mergeableImpact,
    artifacts,
  };
}

function pausedInput(): SyncReportInput {
  const step = recorder();
  const message = '2 conflicts in compiler/rustc_interface/src/passes.rs';
  const conflicts = [
    {
      path: passes.path,
      line: 231,
      item: 'fn analysis',
      reason: 'both changed these lines',
      base: signature.before,
      ours: signature.before.replaceAll('krate', 'the_crate'),
      theirs: signature.after,
    },
    {
      path: passes.path,
      line: 262,
      item: 'fn analysis',
      reason: 'theirs deleted what ours changed',
      base: '    report_unused(tcx);\n',
      ours: '    report_unused(tcx, Level::Verify);\n',
      theirs: '',
    },
  ];
  return {
    operation,
    state: { ...state, phase: 'paused', stage: 'rebase', message },
    steps: [
      ...prepared(step),
      step('rebase', 'replay', 2.3, {
        status: 'paused',
        message,
        output: {
          kind: 'conflicts',
          commits: commits.slice(0, 1),
          decisions,
          lineConflicts: [],
          notes: [SLOW],
          conflicts,
          at: id40('b'),
          onto: id40('1'),
          tree: id40('e'),
        } satisfies ReplayOutput,
      }),
    ],
    resolutions,
    merges,
    impact: sampleImpact,
    artifacts: { ...artifacts, files: [attrs] },
  };
}

function failedInput(): SyncReportInput {
  const step = recorder();
  const message = 'x.py build exited with 101: 1 error';
  const diagnostics = [
    {
      level: 'warning' as const,
      code: null,
      message: 'unused variable: `config`',
      file: 'compiler/rustc_verify/src/lib.rs',
      line: 9,
    },
    {
      level: 'error' as const,
      code: 'E0061',
      message: 'this function takes 4 arguments but 3 arguments were supplied',
      file: 'compiler/rustc_verify/src/driver.rs',
      line: 77,
    },
  ];
  const output = {
    ...command(['python3', 'x.py', 'build', '--stage', '1'], 101, 95.4, 'build.log'),
    diagnostics,
  };
  return {
    operation: { ...operation, status: 'failed' },
    state: { ...state, phase: 'paused', stage: 'build', message },
    steps: [
      ...adapted(step),
      step('build', 'build', 95.4, { status: 'failed', message, output: ran(output) }),
    ],
    resolutions,
    merges,
    impact: null,
    artifacts: {
      ...artifacts,
      buildLogTail:
        'error[E0061]: this function takes 4 arguments\n  --> driver.rs:77\nerror: could not compile `rustc_verify`\n',
    },
  };
}

/** What the reports below are built from; fresh, to be changed by a test. */
export const sampleInputs = { finished: finishedInput, paused: pausedInput, failed: failedInput };

export const sampleReports: { readonly [Name in keyof typeof sampleInputs]: SyncReport } = {
  finished: buildSyncReport(finishedInput()),
  paused: buildSyncReport(pausedInput()),
  failed: buildSyncReport(failedInput()),
};
