/** The same function in several threads. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Tinypool } from 'tinypool';
import { Problem } from '../../base/problem.ts';

export interface Threads<Job, Result> {
  /** Rejects with what the function threw, or with a Problem `threads` when a thread died. */
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/**
 * How much a function must have run before V8 optimizes it; 67584 without this. Each thread optimizes the same functions
 * for itself, on the cores that are to do the work: more than a third of the time of an analysis went there.
 */
const OPTIMIZE_LATER = '--interrupt-budget=1200000';

/**
 * As many threads as there are cores. The whole process optimizes later from then on.
 * @param module file whose default export is the function
 * @param data what `dataOfThreads` gives there
 */
export function openThreads<Job, Result>(module: URL, data: unknown): Threads<Job, Result> {
  setFlagsFromString(OPTIMIZE_LATER);
  const size = availableParallelism();
  const pool = new Tinypool({
    filename: module.href,
    minThreads: size,
    maxThreads: size,
    workerData: data,
    // What a comparison makes is gone after it: with room for it, little of it is ever copied.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  let closing = false;
  // Of a thread that ends by itself or cannot start, the pool tells no job: they would wait for it forever.
  const dead = new Promise<never>((_resolve, reject) => {
    pool.on('error', (error: unknown) => reject(deathOf(error)));
    for (const thread of pool.threads) {
      thread.once('exit', (code: number) => {
        if (!closing) reject(deathOf(`it ended with code ${code}`));
      });
    }
  });
  dead.catch(() => undefined);
  return {
    async run(job) {
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the module's function returns
        return (await Promise.race([pool.run(job), dead])) as Result;
      } catch (error) {
        throw isDeath(error) ? deathOf(error) : error;
      }
    },
    close() {
      closing = true;
      return pool.destroy();
    },
  };
}

/** In a thread: what it was opened with. */
export function dataOfThreads(): unknown {
  return Tinypool.workerData;
}

/** Node says of a thread that ended by itself: ERR_WORKER_OUT_OF_MEMORY and the like. */
function isDeath(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_WORKER');
}

function deathOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new Problem(
    'threads',
    `a worker thread died: ${said}`,
    'free memory and run again: what was done before is kept',
  );
}
