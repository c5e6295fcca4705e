/** A status report for people: plain lines, their tone beside them. */
import type { StatusReport, SyncStateName, UnfinishedSync } from './report.ts';

export type Tone = 'good' | 'warning' | 'bad' | 'plain' | 'quiet';

export interface StatusLine {
  readonly text: string;
  readonly tone: Tone;
}

const TONES: { readonly [S in SyncStateName]: Tone } = {
  CRITICAL_BEHIND: 'bad',
  SYNC_FAILED: 'bad',
  STALE: 'warning',
  BEHIND: 'warning',
  OK: 'good',
};

/** Verdict first, then the facts, one a line. */
export function statusLines(report: StatusReport): StatusLine[] {
  const { upstream_sync: sync, reason } = report;
  const base = sync.current_base ?? `unknown: ${reason ?? 'no reason given'}`;
  return [
    { text: `${sync.status}: ${verdict(report)}`, tone: TONES[sync.status] },
    { text: `base           ${base}`, tone: reason === null ? 'plain' : 'bad' },
    { text: `latest stable  ${sync.latest_stable ?? 'unknown'}`, tone: 'plain' },
    { text: `last sync      ${sync.last_sync ?? 'never'}`, tone: 'plain' },
    { text: `next sync due  ${sync.next_sync_due ?? 'unknown'}${goal(report)}`, tone: 'plain' },
    {
      text: `last check     ${report.last_check ?? 'never'}`,
      tone: report.last_check === null ? 'warning' : 'quiet',
    },
    ...(report.running === null ? [] : runningLines(report.running)),
  ];
}

function verdict({
  releases_behind: behind,
  releases_behind_allowed: allowed,
  reason,
}: StatusReport): string {
  if (reason !== null) return `the base of tRust is unknown; ${behind} ${releases(behind)} known`;
  if (behind === 0) return 'tRust has the newest release that is known';
  return `tRust is ${behind} ${releases(behind)} behind upstream (allowed: ${allowed})`;
}

function goal({ next_version: next }: StatusReport): string {
  return next === null ? '' : ` (to ${next})`;
}

function runningLines(sync: UnfinishedSync): StatusLine[] {
  const where = sync.stage === null ? '' : ` in stage ${sync.stage}`;
  if (sync.phase === 'running') {
    return [
      { text: `sync           ${sync.id} to ${sync.to_version} is running${where}`, tone: 'plain' },
    ];
  }
  return [
    { text: `sync           ${sync.id} to ${sync.to_version} is paused${where}`, tone: 'warning' },
    ...(sync.message === null
      ? []
      : [{ text: `               ${sync.message}`, tone: 'warning' as const }]),
    {
      text: '               go on with sync --resume, or undo it with sync --rollback',
      tone: 'quiet',
    },
  ];
}

function releases(count: number): string {
  return count === 1 ? 'release' : 'releases';
}
