/** What each thread of an analysis runs. */
import { compare, type Compared, type CompareJob } from '../../analyze/compare.ts';
import { loadParser } from '../knowledge.ts';

const parser = loadParser();

export default async function compareHere(job: CompareJob): Promise<Compared> {
  return compare(await parser, job);
}
