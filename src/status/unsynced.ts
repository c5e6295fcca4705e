/** Which releases the fork still lacks, and by when the next should be in. */
import { compareVersions, releasesBehind } from '../base/version.ts';
import type { Release } from '../ports/release.ts';
import { addDays } from './days.ts';

/** A base that is no release (`released: false`) lacks the release of its own version, too. */
export interface KnownBase {
  readonly version: string;
  readonly released: boolean;
}

/** From one minor release to the next, by upstream's calendar. */
const DAYS_BETWEEN_RELEASES = 42;
const DAYS_TO_SYNC = 6;

/** Releases of newer minor versions than the base's, oldest first; all when there is no base. */
export function unsyncedReleases(base: KnownBase | null, releases: readonly Release[]): Release[] {
  return releases
    .filter(({ version }) => base === null || lacks(base, version))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** How many minor releases these are. */
export function minorReleases(releases: readonly Release[]): number {
  return new Set(releases.map(({ version }) => minorOf(version))).size;
}

/** The newest point release of the oldest minor release in a list that is oldest first. */
export function nextVersion(unsynced: readonly Release[]): string | null {
  const [oldest] = unsynced;
  if (oldest === undefined) return null;
  return (
    unsynced.findLast(({ version }) => minorOf(version) === minorOf(oldest.version))?.version ??
    null
  );
}

/**
 * Six days after the oldest unsynced release; with none, six after the one expected six weeks after the newest minor
 * release. `null` when the date that counts is not known.
 */
export function nextSyncDue(
  unsynced: readonly Release[],
  releases: readonly Release[],
): string | null {
  const [oldest] = unsynced;
  if (oldest !== undefined) return dueAfter(oldest.release_date);
  const newest = [...releases].sort((a, b) => compareVersions(a.version, b.version)).at(-1);
  const minor = releases.find(({ version }) => version === `${minorOf(newest?.version ?? '')}.0`);
  const latest = minor?.release_date ?? null;
  return dueAfter(latest === null ? null : addDays(latest, DAYS_BETWEEN_RELEASES));
}

function dueAfter(release: string | null): string | null {
  return release === null ? null : addDays(release, DAYS_TO_SYNC);
}

function lacks(base: KnownBase, version: string): boolean {
  if (releasesBehind(base.version, [version]) > 0) return true;
  return !base.released && minorOf(base.version) === minorOf(version);
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
