/** The six stages as they stand, from the steps that were recorded. */
import type { StepRecord, SyncOperation, SyncState } from '../ports/history.ts';
import { stages, type StageReport, type StageStatus } from './stage-model.ts';

/** All six, in order; steps of other stages are ignored. */
export function stageReports(
  steps: readonly StepRecord[],
  operation: SyncOperation,
  state: SyncState | null,
): StageReport[] {
  const running = operation.status === 'in_progress' && state?.phase !== 'done';
  return stages.map((stage, at) => {
    const own = steps.filter((step) => step.stage === stage.name);
    const over =
      operation.status === 'success' ||
      stages.slice(at + 1).some((later) => steps.some((step) => step.stage === later.name));
    const complete = over || stage.steps.every((name) => own.some((step) => step.step === name));
    const durations = own.map(secondsOf).filter((seconds) => seconds !== null);
    const ended = own.every((step) => step.finished_at !== null);
    return {
      name: stage.name,
      status: statusOf(own, over, complete, running),
      started_at: own.map((step) => step.started_at).sort()[0] ?? null,
      finished_at: ended && complete ? latestEnd(own) : null,
      seconds: durations.length === 0 ? null : durations.reduce((sum, seconds) => sum + seconds, 0),
      steps: own.map((step) => ({
        step: step.step,
        status: step.status,
        seconds: secondsOf(step),
        message: step.message,
      })),
    };
  });
}

function statusOf(
  own: readonly StepRecord[],
  over: boolean,
  complete: boolean,
  running: boolean,
): StageStatus {
  const has = (status: StepRecord['status']): boolean => own.some((step) => step.status === status);
  if (own.length === 0) return 'not_reached';
  if (has('failed')) return 'failed';
  if (has('paused')) return 'paused';
  if (!over && (has('started') || !complete)) return running ? 'running' : 'interrupted';
  return own.every((step) => step.status === 'skipped') ? 'skipped' : 'done';
}

/** Wall time of a finished step in seconds, to the millisecond. */
function secondsOf({ started_at, finished_at }: StepRecord): number | null {
  if (finished_at === null) return null;
  const seconds = (Date.parse(finished_at) - Date.parse(started_at)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function latestEnd(own: readonly StepRecord[]): string | null {
  return (
    own
      .map((step) => step.finished_at)
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}
