/** The plain forks of all releases as commits, in a repository of their own that borrows upstream's objects. */
import { execFileSync } from 'node:child_process';
import type { GitWriter, ObjectId, Person } from '../../src/ports/git.ts';
import type { Patch } from '../../src/sync/series.ts';
import { HOOKED_FILES, plainFork } from './plain-fork.ts';

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

export interface Fork {
  readonly version: string;
  readonly upstream: Texts;
  readonly fork: Texts;
  /** Upstream's release, and the hooks as one commit on it. */
  readonly base: ObjectId;
  readonly patch: Patch;
}

export const COMMITTER: Person = {
  name: 'Ann',
  email: 'ann@example.org',
  date: '1700000000 +0000',
};

/** Throws Error for a release that upstream does not have, and for a form that does not fit. */
export async function forkOf(git: GitWriter, version: string): Promise<Fork> {
  const base = await git.commitId(version);
  if (base === null) throw new Error(`upstream has no ${version}`);
  const upstream = new Map<string, string>();
  const fork = new Map<string, string>();
  const edits = [];
  for (const hooked of HOOKED_FILES) {
    const { file: path } = hooked;
    const entry = await git.entry(base, path);
    if (entry === null) throw new Error(`no ${path} at ${version}`);
    const text = (await git.blob(entry.id)).toString('utf8');
    const ours = plainFork(hooked, version, text);
    upstream.set(path, text);
    fork.set(path, ours);
    edits.push({ path, entry: { mode: entry.mode, id: await git.writeBlob(Buffer.from(ours)) } });
  }
  const commit = await git.writeCommit({
    tree: await git.writeTree(base, edits),
    parents: [base],
    author: COMMITTER,
    committer: COMMITTER,
    message: 'Hooks',
  });
  return {
    version,
    upstream,
    fork,
    base,
    patch: { before: base, commit: await git.commit(commit) },
  };
}

/** The git directory of the clone that TRUST_UPSTREAM_REPO names. */
export function gitDirectory(clone: string): string {
  return execFileSync('git', ['-C', clone, 'rev-parse', '--absolute-git-dir'], {
    encoding: 'utf8',
  }).trim();
}
