/** How a command ended, in words. */
import type { CommandRun } from './model.ts';
import { duration } from './wording.ts';

export function endWords({ end, seconds, tests }: Extract<CommandRun, { kind: 'ran' }>): string {
  if (end.kind === 'signalled') return `killed by ${end.signal}`;
  if (end.kind === 'timed-out') return `timed out after ${duration(seconds)}`;
  if (end.kind === 'not-found') return 'program not found';
  if (end.code !== 0) return `failed (exit code ${end.code})`;
  return (tests?.failed ?? 0) > 0 ? 'failed (exit code 0, but tests failed)' : 'passed';
}
