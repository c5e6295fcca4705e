/** Counts from libtest's text for people. */
import type { TestCounts } from '../../../ports/build.ts';

const RESULT = /^test result: \S+\. (\d+) passed; (\d+) failed; (\d+) ignored;/;
const START = /^running \d+ tests?$/;

/** One suite's counts when the line is its summary. The line comes without colour codes. */
export function countsOfResultLine(line: string): TestCounts | null {
  const found = RESULT.exec(line);
  return found === null
    ? null
    : { passed: Number(found[1]), failed: Number(found[2]), ignored: Number(found[3]) };
}

/** Does a suite begin here? Until its summary, what is printed belongs to tests. */
export function isSuiteStart(line: string): boolean {
  return START.test(line);
}
