/** A command that only reads ends at once when it is interrupted; the next run finds what this one kept. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Until the returned function is called, SIGINT, SIGTERM and SIGHUP end our process, threads and all, with the exit code
 * that shells give such an end: 128 and the signal's number.
 * @param say last words
 */
export function endWhenInterrupted(say: (signal: NodeJS.Signals) => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    say(signal);
    // oxlint-disable-next-line unicorn/no-process-exit -- nothing under way is to be waited for
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
