/** Everything that can refuse a sync before anything is written; then its first record. */
import { Problem } from '../base/problem.ts';
import { compareVersions, isVersion, nearestVersions } from '../base/version.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { VersionRecord } from '../ports/history.ts';
import { BASE_REF, resolveBase, SERIES_REF, type ForkBase } from './base.ts';
import type { BegunSync, CommandSetting, SyncRequest } from './begun.ts';
import type { SyncPorts } from './context.ts';
import { beforeRef, branchOf, branchRef, keptRef, releaseRef } from './paths.ts';

/** The fork and upstream as seen before a sync: read only. */
export interface Ground {
  /** The fork with upstream's objects in sight. */
  readonly fork: GitReader;
  readonly upstream: GitReader;
  readonly record: VersionRecord | null;
  /** Commits that earlier syncs left their branches at. */
  readonly left: readonly ObjectId[];
}

export type Survey =
  | { readonly kind: 'ready'; readonly begun: Omit<BegunSync, 'refs'> }
  | { readonly kind: 'up-to-date'; readonly version: string };

/** Throws Problem `unknown-version`, `no-base`, `usage` or `config`. */
export async function survey(ground: Ground, request: SyncRequest): Promise<Survey> {
  const { fork, upstream, record } = ground;
  const target = await releaseCommit(upstream, request.to);
  const tip = await branchTip(fork, request.branch);
  const base = await resolveBase({
    fork,
    upstream,
    branch: request.branch,
    tip,
    record,
    configured: request.base,
    target,
  });
  await checkBranches(ground, request);
  const order = compareVersions(request.to, base.version);
  if (order < 0) {
    throw new Problem(
      'usage',
      `the fork stands on ${base.version} (${base.source}), newer than ${request.to}`,
      'name a newer release',
    );
  }
  if (order === 0 && base.commit === target) return { kind: 'up-to-date', version: base.version };
  return { kind: 'ready', begun: { request, base, target, tip } };
}

export async function releaseCommit(upstream: GitReader, version: string): Promise<ObjectId> {
  const commit = isVersion(version) ? await upstream.commitId(`refs/tags/${version}`) : null;
  if (commit !== null) return commit;
  const known = (await upstream.tags()).map((tag) => tag.name).filter(isVersion);
  const nearest = nearestVersions(version, known);
  const hint =
    nearest.length === 0
      ? 'the upstream repository has no release tags'
      : `nearest known: ${nearest.join(', ')}`;
  const what = isVersion(version)
    ? `${version} is no release of the upstream repository`
    : `"${version}" is no release: a release is written X.Y.Z, as its tag`;
  throw new Problem('unknown-version', what, hint);
}

/** The sync's own branch must be free: absent, or as an earlier sync left it. */
async function checkBranches({ fork, left }: Ground, request: SyncRequest): Promise<void> {
  const own = branchOf(request);
  if (request.branch === own)
    throw occupied(`the fork's branch ${own} has the name of the sync's own branch`);
  if ((await fork.ref('refs/heads/sync')) !== null) {
    throw occupied(`a branch named sync is in the way of the sync's own branch ${own}`);
  }
  const there = await fork.ref(branchRef(own));
  if (there !== null && !left.includes(there))
    throw occupied(`branch ${own} exists, and no sync left it as it is`);
}

async function branchTip(fork: GitReader, branch: string): Promise<ObjectId> {
  const tip = await fork.commitId(branchRef(branch));
  if (tip !== null) return tip;
  throw new Problem(
    'config',
    `the fork has no branch ${branch}`,
    'set fork.branch in trust-upstream.toml',
  );
}

/** A command that cannot run is better known now than in stage 4. */
export async function checkCommands(
  ports: SyncPorts,
  ground: Ground,
  begun: Omit<BegunSync, 'refs'>,
): Promise<void> {
  await checkCommand('build', begun.request.build, ports, ground, begun);
  await checkCommand('test', begun.request.test, ports, ground, begun);
}

async function checkCommand(
  name: 'build' | 'test',
  setting: CommandSetting | null,
  { builder }: SyncPorts,
  { fork }: Ground,
  { target, tip }: Omit<BegunSync, 'refs'>,
): Promise<void> {
  if (setting === null) return;
  const [program] = setting.command ?? [];
  const way = `set ${name}.command in trust-upstream.toml, or pass --skip-${name === 'test' ? 'tests' : 'build'}`;
  if (program === undefined) throw new Problem('config', `no ${name} command is configured`, way);
  if (program.startsWith('/')) return;
  const found = program.includes('/')
    ? (await inTree(fork, target, program)) || (await inTree(fork, tip, program))
    : await builder.available(program);
  if (!found) throw new Problem('config', `the ${name} command "${program}" was not found`, way);
}

async function inTree(fork: GitReader, commit: ObjectId, program: string): Promise<boolean> {
  return (await fork.entry(commit, program.replace(/^(\.\/)+/, ''))) !== null;
}

/** Refs that this sync may move, with their values now. */
export async function touchedRefs(
  fork: GitReader,
  id: string,
  request: SyncRequest,
  base: ForkBase,
): Promise<Record<string, ObjectId>> {
  const held: Record<string, ObjectId> = {};
  for (const ref of refsOf(id, request, base)) {
    const value = await fork.ref(ref);
    if (value !== null) held[ref] = value;
  }
  return held;
}

export function refsOf(id: string, request: SyncRequest, base: ForkBase): string[] {
  return [
    branchRef(request.branch),
    branchRef(branchOf(request)),
    releaseRef(request.to),
    releaseRef(base.version),
    beforeRef(id),
    keptRef(id),
    BASE_REF,
    SERIES_REF,
  ];
}

function occupied(why: string): Problem {
  return new Problem('config', why, 'rename that branch');
}
