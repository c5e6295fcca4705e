/** What each thread of an analysis runs. */
import { dataOfThreads } from '../../adapters/process/threads.ts';
import { compare, type Compared, type CompareJob } from '../../analyze/compare.ts';
import type { TableSchemas } from '../../engine/syntax/table-schemas.ts';
import { rustParser } from '../rust-parser.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `comparerFor` gives: to read the file again would load a schema library in each thread
const parser = rustParser(dataOfThreads() as TableSchemas);

export default async function compareHere(
  jobs: readonly CompareJob[],
): Promise<readonly Compared[]> {
  const own = await parser;
  return jobs.map((job) => compare(own, job));
}
