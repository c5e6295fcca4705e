/** What each thread of an analysis runs. */
import { compare, type Compared, type CompareJob } from '../../analyze/compare.ts';
import { loadParser } from '../knowledge.ts';

const parser = loadParser();

export default async function compareHere(
  jobs: readonly CompareJob[],
): Promise<readonly Compared[]> {
  const own = await parser;
  return jobs.map((job) => compare(own, job));
}
