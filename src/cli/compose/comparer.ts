/** Comparing versions of files: a few here, many on all cores. */
import { openThreads } from '../../adapters/process/threads.ts';
import { compare, type Compared, type CompareJob } from '../../analyze/compare.ts';
import type { Comparer } from '../../analyze/request.ts';
import type { PackingParser } from '../../engine/syntax/parser.ts';

/** With fewer files, starting threads and loading the grammar in each takes longer than it saves. */
const MANY = 24;

/** The compiled file, also for code that runs from its sources. */
const WORKER = new URL('../../../dist/cli/compose/compare-worker.js', import.meta.url);

export function comparerFor(parser: PackingParser, jobs: number): Comparer {
  if (jobs < MANY) {
    return {
      // oxlint-disable-next-line typescript/require-await -- what it throws is a rejection, as from a thread
      compare: async (job) => compare(parser, job),
      close: () => Promise.resolve(),
    };
  }
  const threads = openThreads<CompareJob, Compared>(WORKER);
  return { compare: (job) => threads.run(job), close: () => threads.close() };
}
