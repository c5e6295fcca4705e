/** Runs the steps in order, each recorded before and after, and stops where one does. */
import { Problem } from '../base/problem.ts';
import type { SyncContext } from './context.ts';
import { writeErrorLog, writeReports } from './records.ts';
import { STAGES, type Step, type StepResult, type StopKind } from './step.ts';
import { STEPS } from './steps.ts';

export type SyncOutcome =
  | { readonly kind: 'finished'; readonly id: string }
  | {
      readonly kind: 'stopped';
      readonly id: string;
      readonly why: StopKind;
      readonly message: string;
      readonly fix: string;
    };

export async function runSteps(context: SyncContext): Promise<SyncOutcome> {
  const { id, history } = context;
  const records = new Map(history.steps(id).map((step) => [`${step.stage}/${step.step}`, step]));
  const outputs = new Map<string, unknown>();
  let stage: string | null = null;
  for (const step of STEPS) {
    const key = `${step.stage}/${step.name}`;
    const record = records.get(key);
    if (step.stage !== stage) {
      stage = step.stage;
      context.onEvent({
        kind: 'stage',
        stage,
        number: STAGES.indexOf(step.stage) + 1,
        of: STAGES.length,
      });
    }
    if (record?.status === 'done' || record?.status === 'skipped') {
      outputs.set(key, record.output);
      context.onEvent({
        kind: 'step',
        stage,
        step: step.name,
        state: 'known',
        message: record.message,
      });
      continue;
    }
    const result = await runStep(context, step, outputs, record?.output ?? null);
    outputs.set(key, result.output);
    if (result.kind === 'stopped') return stop(context, step, result);
  }
  history.setState(id, { phase: 'done', stage: 'finalize', message: null });
  // Once more: the one that finalize wrote cannot show its own end.
  await writeReports(context);
  return { kind: 'finished', id };
}

async function runStep(
  context: SyncContext,
  step: Step,
  outputs: ReadonlyMap<string, unknown>,
  previous: unknown,
): Promise<StepResult> {
  const { id, history, clock, onEvent } = context;
  const { stage, name } = step;
  const begun = { sync_id: id, stage, step: name, started_at: clock.now().toISOString() };
  history.transaction(() => {
    history.recordStep({
      ...begun,
      status: 'started',
      finished_at: null,
      output: previous,
      message: null,
    });
    history.setState(id, { phase: 'running', stage, message: null });
  });
  onEvent({ kind: 'step', stage, step: name, state: 'started', message: null });
  const result = await step.run(context, outputs, previous, (output) => {
    history.recordStep({ ...begun, status: 'started', finished_at: null, output, message: null });
  });
  const message = result.message ?? null;
  history.recordStep({
    ...begun,
    status: result.kind === 'stopped' ? statusOf(result.why) : result.kind,
    finished_at: clock.now().toISOString(),
    output: result.output,
    message,
  });
  if (result.kind !== 'stopped')
    onEvent({ kind: 'step', stage, step: name, state: result.kind, message });
  return result;
}

function statusOf(why: StopKind): 'paused' | 'failed' {
  return why === 'build-failed' || why === 'tests-failed' ? 'failed' : 'paused';
}

async function stop(
  context: SyncContext,
  step: Step,
  { why, message, fix }: Extract<StepResult, { kind: 'stopped' }>,
): Promise<SyncOutcome> {
  const { id, history, paths } = context;
  history.transaction(() => {
    history.setState(id, { phase: 'paused', stage: step.stage, message });
    history.updateSync(id, {
      status: statusOf(why) === 'failed' ? 'failed' : 'in_progress',
      error_log_path: paths.errorLog,
    });
  });
  await writeErrorLog(context, new Problem(why, message, fix));
  await writeReports(context);
  await context.notifier.notify({
    level: 'WARNING',
    text: `Sync to ${context.request.to} failed, manual intervention needed`,
    cause: `sync-stopped:${id}:${step.stage}`,
  });
  return { kind: 'stopped', id, why, message, fix };
}
