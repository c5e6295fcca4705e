import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../support/timed-merge.ts', import.meta.url));

/** Milliseconds of the fastest of some merges, in a process of its own: what hangs is stopped, and fails. */
function merging(kind: string, functions: number, seconds: number, runs: number): number {
  const words = [kind, functions, seconds, runs].map(String);
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', program, ...words], {
    encoding: 'utf8',
    timeout: 40_000,
    killSignal: 'SIGKILL',
  });
  return status === 0 ? Number(stdout) : Infinity;
}

test('3,000 functions that both sides shuffled are given up when the time is up', () => {
  expect(merging('shuffled', 3000, 2, 1)).toBeLessThan(3 * 2000);
});

test('four times the file takes about four times as long', () => {
  const spent = merging('edited', 250, 60, 4);
  expect(merging('edited', 1000, 60, 4)).toBeLessThan(8 * spent);
});
