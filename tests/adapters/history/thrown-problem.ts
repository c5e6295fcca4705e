import { Problem } from '../../../src/base/problem.ts';

/** The Problem that `work` throws; anything else, or nothing thrown, fails the test. */
export function thrownProblem(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
