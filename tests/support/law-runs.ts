import type { Parameters } from 'fast-check';

const deep = process.env['LAW_RUNS'];

/** How often a law is tried: always the same by default, `LAW_RUNS` times as often and by chance when that is set. */
export function runs(usual: number): Pick<Parameters<unknown>, 'numRuns' | 'seed'> {
  const numRuns = Math.max(1, Math.round(usual * Number(deep ?? 1)));
  return deep === undefined ? { numRuns, seed: 1 } : { numRuns };
}
