/** Merging in a thread of its own, within a limit of time. */
import { timedWorker } from '../../adapters/process/worker.ts';
import type { FileMerge } from '../../engine/merge/outcome.ts';
import type { MergeJob, Merger } from '../../merge-driver/merger.ts';
import type { MergeWorkerData } from './merge-worker.ts';

/** The compiled file, also for code that runs from its sources. */
const WORKER = new URL('../../../dist/cli/compose/merge-worker.js', import.meta.url);

export function mergerFor(config: MergeWorkerData, seconds: number): Merger {
  const worker = timedWorker<MergeJob, FileMerge>(WORKER, config, seconds * 1000);
  return { merge: (job) => worker.run(job), close: () => worker.close() };
}
