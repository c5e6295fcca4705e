/** Merging in a thread of its own, within a limit of time. */
import { timedWorker } from '../../adapters/process/worker.ts';
import type { Config } from '../../config/schema.ts';
import type { FileMerge } from '../../engine/merge/outcome.ts';
import type { MergeJob, Merger } from '../../merge-driver/merger.ts';
import type { MergeWorkerData } from './merge-worker.ts';

/** The compiled file, also for code that runs from its sources. */
const WORKER = new URL('../../../dist/cli/compose/merge-worker.js', import.meta.url);

/** What is left of the limit when merging by structure gives up is for the line merge and its proof. */
const FOR_STRUCTURE = 0.6;

/** @param config `null`: no hooks */
export function mergerFor(config: Config | null, seconds: number): Merger {
  const data: MergeWorkerData = { config, seconds: seconds * FOR_STRUCTURE };
  const worker = timedWorker<MergeJob, FileMerge>(WORKER, data, seconds * 1000);
  return { merge: (job) => worker.run(job), close: () => worker.close() };
}
