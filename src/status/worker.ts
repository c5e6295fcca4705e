/** The seed's startup check for workers: its texts, its exit status. */
import type { StatusReport } from './report.ts';

export interface WorkerCheck {
  readonly lines: readonly string[];
  /** 1 when the worker must sync before other work. */
  readonly exit: 0 | 1;
}

/** Silent when nothing is missing. A base that is not known stops the worker, whatever is missing. */
export function workerCheck(report: StatusReport): WorkerCheck {
  const { releases_behind: behind, releases_behind_allowed: allowed, reason } = report;
  const must = 'This MUST be resolved before other work';
  if (reason !== null) {
    return {
      lines: [`CRITICAL: the upstream release that tRust stands on is unknown: ${reason}`, must],
      exit: 1,
    };
  }
  const lag = `tRust is ${behind} ${behind === 1 ? 'release' : 'releases'} behind upstream`;
  if (behind > allowed) {
    const run = `Run: trust-sync run --to-version ${report.next_version ?? '<next_version>'}`;
    return { lines: [`CRITICAL: ${lag}`, run, must], exit: 1 };
  }
  if (behind > 0) return { lines: [`WARNING: ${lag}`, 'Sync should be scheduled soon'], exit: 0 };
  return { lines: [], exit: 0 };
}
