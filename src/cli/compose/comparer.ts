/** Comparing versions of files: a few here, many on all cores. */
import { openThreads } from '../../adapters/process/threads.ts';
import { compare, type Compared, type CompareJob } from '../../analyze/compare.ts';
import type { Comparer } from '../../analyze/request.ts';
import type { Knowledge } from '../knowledge.ts';

/** With fewer files, starting threads and loading the grammar in each takes longer than it saves. */
const MANY = 24;

/** The compiled file, also for code that runs from its sources. */
const WORKER = new URL('../../../dist/cli/compose/compare-worker.js', import.meta.url);

export function comparerFor(
  { parser, tables }: Pick<Knowledge, 'parser' | 'tables'>,
  jobs: number,
): Comparer {
  if (jobs < MANY) {
    return {
      // oxlint-disable-next-line typescript/require-await -- what it throws is a rejection, as from a thread
      compare: async (job) => compare(parser, job),
      close: () => Promise.resolve(),
    };
  }
  const threads = openThreads<readonly CompareJob[], readonly Compared[]>(WORKER, tables);
  return { compare: inBatches((batch) => threads.run(batch)), close: () => threads.close() };
}

/** Handing a job over costs as much as comparing a small file: what waits goes together. */
const BATCH = 6;
/** Batches on their way: with more, one thread would be left with work that another could do. */
const UNDER_WAY = 4;

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

function inBatches<Job, Result>(
  run: (jobs: readonly Job[]) => Promise<readonly Result[]>,
): (job: Job) => Promise<Result> {
  const waiting: Waiting<Job, Result>[] = [];
  let underWay = 0;
  const send = async (batch: readonly Waiting<Job, Result>[]): Promise<void> => {
    underWay++;
    try {
      const results = await run(batch.map(({ job }) => job));
      for (const [at, result] of results.entries()) batch[at]?.resolve(result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    underWay--;
    next();
  };
  const next = (): void => {
    if (underWay === UNDER_WAY || waiting.length === 0) return;
    void send(waiting.splice(0, BATCH));
    next();
  };
  return async (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      next();
    });
}
