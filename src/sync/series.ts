/** The fork's own patches: what a sync replays. */
import type { Commit, GitReader, ObjectId } from '../ports/git.ts';
import type { VersionRecord } from '../ports/history.ts';
import { SERIES_REF } from './base.ts';

/** One patch: what leads from the tree of `before` to the tree of `commit`. */
export interface Patch {
  readonly before: ObjectId;
  readonly commit: Commit;
}

export interface Series {
  readonly patches: readonly Patch[];
  /** `commits`: the fork's commits as they are; `patch`: everything as one, because the history is no straight line from the base. */
  readonly form: 'commits' | 'patch';
}

export async function forkSeries(
  git: GitReader,
  base: ObjectId,
  tip: ObjectId,
  record: VersionRecord | null,
): Promise<Series> {
  const straight = await straightLine(git, base, tip);
  if (straight !== null) return { patches: straight, form: 'commits' };
  const resumed = await sinceMerge(git, base, tip, record);
  if (resumed !== null) return { patches: resumed, form: 'commits' };
  const commit = await git.commit(tip);
  const whole = {
    ...commit,
    message: `Changes of the fork on top of its base, as one patch\n\nThe history between ${base} and ${tip} is no straight line.\n`,
  };
  return { patches: [{ before: base, commit: whole }], form: 'patch' };
}

/** The commits from `from` (left out) to `tip`, or `null` where a merge or another root intervenes. */
async function straightLine(
  git: GitReader,
  from: ObjectId,
  tip: ObjectId,
): Promise<Patch[] | null> {
  if (from === tip) return [];
  if (!(await git.isAncestor(from, tip))) return null;
  const commits = await git.commitsBetween(from, tip);
  let parent = from;
  const patches: Patch[] = [];
  for (const commit of commits) {
    if (commit.parents.length !== 1 || commit.parents[0] !== parent) return null;
    patches.push({ before: parent, commit });
    parent = commit.id;
  }
  return parent === tip ? patches : null;
}

/** After a finalize by merge: the series it left, then what was committed on top of the merge. */
async function sinceMerge(
  git: GitReader,
  base: ObjectId,
  tip: ObjectId,
  record: VersionRecord | null,
): Promise<Patch[] | null> {
  const series = record?.series_tip ?? (await git.ref(SERIES_REF));
  if (series === null) return null;
  const merge = record?.branch_tip ?? (await mergeOf(git, series, tip));
  if (merge === null || (await git.commitId(merge)) === null) return null;
  const first = await straightLine(git, base, series);
  const then = await straightLine(git, merge, tip);
  return first === null || then === null ? null : [...first, ...then];
}

async function mergeOf(git: GitReader, series: ObjectId, tip: ObjectId): Promise<ObjectId | null> {
  const { tree } = await git.commit(series);
  const commits = await git.commitsBetween(series, tip);
  // An amended merge holds changes of its own: it is not the one that finalize made.
  return commits.find((commit) => commit.parents[1] === series && commit.tree === tree)?.id ?? null;
}
