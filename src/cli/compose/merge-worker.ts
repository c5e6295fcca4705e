/** The thread in which files are merged for the driver and for `resolve`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer } from '../../adapters/process/worker.ts';
import type { Config } from '../../config/schema.ts';
import type { FileMerge } from '../../engine/merge/file.ts';
import { timeLimit } from '../../engine/merge/limit.ts';
import { mergeOneFile } from '../../engine/merge/moves/merge-files.ts';
import type { MergeJob } from '../../merge-driver/merger.ts';

export interface MergeWorkerData {
  /** `null`: no hooks. */
  readonly config: Config | null;
  /** After which a merge gives up on structure; the thread is ended later. */
  readonly seconds: number;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `mergerFor` gives
const { config, seconds } = workerData as MergeWorkerData;
const limit = timeLimit(() => performance.now(), seconds);

const known = (async () => {
  const { loadParser, readKnowledge } = await import('../knowledge.ts');
  return config === null ? { parser: await loadParser(), hooks: [] } : readKnowledge(config);
})();

async function answer({ versions, labels }: MergeJob): Promise<WorkerAnswer<FileMerge>> {
  try {
    const { parser, hooks } = await known;
    return { kind: 'done', result: mergeOneFile(parser, hooks, versions, labels, limit()) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

// Asked for with the first message.
known.catch(() => undefined);
parentPort?.on('message', (job: MergeJob) => {
  void send(job);
});

async function send(job: MergeJob): Promise<void> {
  const done = await answer(job);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(done);
}
