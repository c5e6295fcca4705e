/** What sources say and what was known before, made one list. Pure. */
import { compareVersions, isVersion } from '../base/version.ts';
import type { Release, SourceReport } from '../ports/release.ts';

type Statement = SourceReport['releases'][number];

/**
 * Every release that was known or that a report proves (by giving its commit), newest first.
 * A report's field replaces what was known unless it is empty (`null`, `[]`) or absent; of two reports, the later one's.
 * @param known from earlier checks; may name a version twice, then the later fills in what the earlier lacks or differs in
 */
export function mergeReleases(
  known: readonly Release[],
  reports: readonly SourceReport[],
): Release[] {
  const said = reports.flatMap((report) => report.releases);
  const existing = new Set([...known, ...said.filter(isProof)].map(({ version }) => version));
  const merged = new Map<string, Release>();
  for (const statement of [...known, ...said]) {
    const { version } = statement;
    if (!existing.has(version) || !isRelease(version)) continue;
    merged.set(version, fill(merged.get(version) ?? unknown(version), statement));
  }
  return [...merged.values()].sort((a, b) => compareVersions(b.version, a.version));
}

/** Does this statement prove that the release exists? */
export function isProof(statement: Statement): boolean {
  return statement.commit !== undefined;
}

/** The newest release, and never one older than `previous`. */
export function currentStable(
  releases: readonly Release[],
  previous: string | null,
): string | null {
  const candidates = releases.map(({ version }) => version);
  if (previous !== null && isRelease(previous)) candidates.push(previous);
  return candidates.sort(compareVersions).at(-1) ?? null;
}

function isRelease(version: string): boolean {
  return isVersion(version) && compareVersions(version, '1.0.0') >= 0;
}

function unknown(version: string): Release {
  return {
    version,
    release_date: null,
    tag: version,
    blog_post: null,
    changelog_url: `https://github.com/rust-lang/rust/blob/${version}/RELEASES.md`,
    stabilized_features: [],
    breaking_changes: [],
    compiler_changes: [],
  };
}

function fill(release: Release, said: Statement): Release {
  return {
    version: release.version,
    release_date: said.release_date ?? release.release_date,
    tag: said.tag ?? release.tag,
    blog_post: said.blog_post ?? release.blog_post,
    changelog_url: said.changelog_url ?? release.changelog_url,
    stabilized_features: nonEmpty(said.stabilized_features) ?? release.stabilized_features,
    breaking_changes: nonEmpty(said.breaking_changes) ?? release.breaking_changes,
    compiler_changes: nonEmpty(said.compiler_changes) ?? release.compiler_changes,
  };
}

function nonEmpty(list: string[] | undefined): string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
