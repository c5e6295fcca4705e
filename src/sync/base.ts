/** Which release the fork's branch stands on, and how we know. */
import { compareVersions, isVersion } from '../base/version.ts';
import { Problem } from '../base/problem.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { VersionRecord } from '../ports/history.ts';

export interface ForkBase {
  readonly version: string;
  readonly commit: ObjectId;
  readonly source: 'version record' | 'configuration' | 'release tag' | 'merge base';
  /** False for a merge base that is no release. */
  readonly released: boolean;
}

export interface BaseQuestion {
  readonly fork: GitReader;
  readonly upstream: GitReader;
  readonly branch: string;
  readonly tip: ObjectId;
  readonly record: VersionRecord | null;
  /** `fork.base` of the configuration. */
  readonly configured: string | null;
  /** Commit of the release to go to, for the merge base; `null` when none is asked for. */
  readonly target: ObjectId | null;
}

export const BASE_REF = 'refs/trust-upstream/base';
export const SERIES_REF = 'refs/trust-upstream/series';

/** Throws Problem `no-base` when nothing tells. */
export async function resolveBase(question: BaseQuestion): Promise<ForkBase> {
  return (
    (await fromRecord(question)) ??
    (await fromConfiguration(question)) ??
    (await fromTag(question)) ??
    (await fromMergeBase(question)) ??
    refuse(question.branch)
  );
}

function refuse(branch: string): never {
  throw new Problem(
    'no-base',
    `cannot tell which release branch ${branch} is based on: no version record, no release tag among its ancestors, nothing in common with the target`,
    'set fork.base = "X.Y.Z" in trust-upstream.toml',
  );
}

/** Believed only while the branch stands on it: a person may have reset the branch, or this may be another one. */
async function fromRecord({ fork, record, tip }: BaseQuestion): Promise<ForkBase | null> {
  const holds = async (base: ObjectId): Promise<boolean> =>
    (await fork.commitId(base)) !== null && fork.isAncestor(base, tip);
  if (record !== null) {
    if (!(await holds(record.base_commit))) return null;
    return {
      version: record.version,
      commit: record.base_commit,
      source: 'version record',
      released: true,
    };
  }
  const commit = await fork.ref(BASE_REF);
  if (commit === null || !(await holds(commit))) return null;
  const version = await versionAt(fork, commit);
  return version === null ? null : { version, commit, source: 'version record', released: true };
}

async function fromConfiguration({ upstream, configured }: BaseQuestion): Promise<ForkBase | null> {
  if (configured === null) return null;
  const commit = await upstream.commitId(`refs/tags/${configured}`);
  if (commit === null) {
    throw new Problem(
      'unknown-version',
      `fork.base = "${configured}" is no release tag of the upstream repository`,
    );
  }
  return { version: configured, commit, source: 'configuration', released: true };
}

/**
 * The newest release tag among the branch's ancestors, if it is the one that `src/version` names. (Release tags are no
 * ancestors of upstream's main branch, hence the comparison.) A newer one would lie between that tag and the tip.
 */
async function fromTag({ fork, upstream, tip }: BaseQuestion): Promise<ForkBase | null> {
  const version = await versionAt(fork, tip);
  if (version === null) return null;
  const releases = (await upstream.tags()).filter((tag) => isVersion(tag.name));
  const tag = releases.find((one) => one.name === version);
  if (tag === undefined || (await fork.commitId(tag.commit)) === null) return null;
  if (!(await fork.isAncestor(tag.commit, tip))) return null;
  const since = new Set((await fork.commitsBetween(tag.commit, tip)).map((commit) => commit.id));
  const newer = releases.some(
    (one) => compareVersions(one.name, version) > 0 && since.has(one.commit),
  );
  return newer ? null : { version, commit: tag.commit, source: 'release tag', released: true };
}

async function fromMergeBase({
  fork,
  upstream,
  tip,
  target,
}: BaseQuestion): Promise<ForkBase | null> {
  if (target === null || (await upstream.commitId(target)) === null) return null;
  if ((await fork.commitId(target)) === null) return null;
  const commit = await fork.mergeBase(tip, target);
  if (commit === null) return null;
  const version = await versionAt(fork, commit);
  return version === null ? null : { version, commit, source: 'merge base', released: false };
}

/** The content of `src/version` at a revision, if it is a version. */
export async function versionAt(git: GitReader, revision: string): Promise<string | null> {
  const entry = await git.entry(revision, 'src/version');
  if (entry === null) return null;
  const text = (await git.blob(entry.id)).toString('utf8').trim();
  return isVersion(text) ? text : null;
}
