/** One check of every release source. */
import { Problem } from '../base/problem.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { Release, ReleaseSource, ReleasesFile, SourceReport } from '../ports/release.ts';
import { previousKnowledge } from './knowledge.ts';
import { currentStable, isProof, mergeReleases } from './merge.ts';

export interface MonitorContext {
  readonly sources: readonly ReleaseSource[];
  readonly history: Pick<History, 'releases' | 'lastCheck' | 'saveReleases'>;
  readonly files: Pick<Files, 'read' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Where `releases.json` lies. */
  readonly path: string;
}

export type MonitorEvent =
  | { readonly kind: 'source-answered'; readonly source: string; readonly releases: number }
  | { readonly kind: 'source-failed'; readonly source: string; readonly error: Error }
  /** The earlier `releases.json` is damaged; it is written anew from the database and the sources. */
  | { readonly kind: 'file-unreadable'; readonly path: string; readonly reason: string };

export interface CheckOutcome {
  /** As written to `releases.json`. */
  readonly file: ReleasesFile;
  /** Releases not known before this check, newest first; all of them at the first check. */
  readonly added: readonly Release[];
  /** Names of the sources that did not answer. */
  readonly failed: readonly string[];
}

/**
 * Asks every source at once, merges the answers into what is known, saves that to the database, then to `releases.json`.
 * `last_check` is the last time a source that proves releases answered. Throws Problem `no-source` when no source
 * answered, or none ever proved a release; then nothing is written.
 */
export async function checkReleases(
  context: MonitorContext,
  onEvent: (event: MonitorEvent) => void,
): Promise<CheckOutcome> {
  const { reports, failed } = await askAll(context.sources, onEvent);
  const before = await previousKnowledge(context.history, context.files, context.path);
  if (before.unreadable !== null) {
    onEvent({ kind: 'file-unreadable', path: context.path, reason: before.unreadable });
  }
  const proven = reports.some((report) => report.releases.some(isProof));
  const lastCheck = proven ? secondsOnly(context.clock.now()) : before.lastCheck;
  if (reports.length === 0 || lastCheck === null) throw noSource(failed);

  const releases = mergeReleases(before.releases, reports);
  const file: ReleasesFile = {
    schema_version: 1,
    releases,
    last_check: lastCheck,
    current_stable: currentStable(releases, before.currentStable),
  };
  context.history.saveReleases(releases, lastCheck);
  await context.files.write(context.path, `${JSON.stringify(file, null, 2)}\n`);
  const known = new Set(before.releases.map(({ version }) => version));
  return {
    file,
    added: releases.filter(({ version }) => !known.has(version)),
    failed: failed.map(({ source }) => source),
  };
}

interface Failure {
  readonly source: string;
  readonly error: Error;
}

async function askAll(
  sources: readonly ReleaseSource[],
  onEvent: (event: MonitorEvent) => void,
): Promise<{ reports: SourceReport[]; failed: Failure[] }> {
  const answers = await Promise.allSettled(sources.map((source) => source.check()));
  const reports: SourceReport[] = [];
  const failed: Failure[] = [];
  answers.forEach((answer, index) => {
    const source = sources[index]?.name ?? '';
    if (answer.status === 'fulfilled') {
      reports.push(answer.value);
      onEvent({ kind: 'source-answered', source, releases: answer.value.releases.length });
    } else {
      const error =
        answer.reason instanceof Error ? answer.reason : new Error(String(answer.reason));
      failed.push({ source, error });
      onEvent({ kind: 'source-failed', source, error });
    }
  });
  return { reports, failed };
}

function noSource(failed: readonly Failure[]): Problem {
  const reasons = failed.map(({ source, error }) => `${source}: ${error.message}`);
  return new Problem(
    'no-source',
    reasons.length === 0 ? 'no source proves any release' : reasons.join('; '),
  );
}

/** `2026-01-02T12:00:00Z`, as in the seed. */
function secondsOnly(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
