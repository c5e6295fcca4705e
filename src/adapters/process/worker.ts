/** One function in a thread of its own, ended when it takes too long: no job can hang or exhaust the program. */
import { Worker } from 'node:worker_threads';

export interface TimedWorker<Job, Result> {
  /** Rejects with what the function threw, when it took longer than the limit, or when its thread died. One at a time. */
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/** What the thread sends back. */
export type WorkerAnswer<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * @param module answers each message with a `WorkerAnswer`
 * @param data the thread's `workerData`
 */
export function timedWorker<Job, Result>(
  module: URL,
  data: unknown,
  limitMilliseconds: number,
): TimedWorker<Job, Result> {
  let thread: Worker | null = null;
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  const ask = (job: Job): Promise<WorkerAnswer<Result>> =>
    new Promise((resolve, reject) => {
      const asked = (thread ??= new Worker(module, { workerData: data }));
      const timer = setTimeout(() => {
        reject(new Error(`no result within ${limitMilliseconds / 1000} s`));
      }, limitMilliseconds);
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        asked.removeAllListeners();
        // A thread that is being ended may still fail: that is nobody's news.
        asked.on('error', () => undefined);
        done();
      };
      asked.once('message', (answer: WorkerAnswer<Result>) => settle(() => resolve(answer)));
      asked.once('error', (error: unknown) => settle(() => reject(error)));
      asked.once('exit', (code) => settle(() => reject(new Error(`its thread ended (${code})`))));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      asked.postMessage(job);
    });
  return {
    async run(job) {
      let answer: WorkerAnswer<Result>;
      try {
        answer = await ask(job);
      } catch (error) {
        await end();
        throw error;
      }
      if (answer.kind === 'done') return answer.result;
      throw new Error(answer.message);
    },
    close: end,
  };
}
