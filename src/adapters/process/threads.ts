/** The same function in several threads. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

export interface Threads<Job, Result> {
  /** Rejects with what the function threw, or when its thread died. */
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/** As many threads as there are cores. @param module file whose default export is the function */
export function openThreads<Job, Result>(module: URL): Threads<Job, Result> {
  const size = availableParallelism();
  const pool = new Tinypool({
    filename: module.href,
    minThreads: size,
    maxThreads: size,
    // What a comparison makes is gone after it: with room for it, little of it is ever copied.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the module's function returns
    run: (job) => pool.run(job) as Promise<Result>,
    close: () => pool.destroy(),
  };
}
