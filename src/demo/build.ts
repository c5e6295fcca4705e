/** The demo's two repositories, made of `fixtures/demo`: the same commits on every machine. */
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.ts';
import { git } from './git.ts';
import { demoReleases, maintainer, releaseTeam, type DemoRelease } from './releases.ts';

export interface Demo {
  /** A repository with the tags of `demoReleases` on `main`. */
  readonly upstream: string;
  /** A repository whose `main` is the first release with tRust's patches on it. */
  readonly fork: string;
  /** `trust-upstream.toml` for both. */
  readonly config: string;
}

const FIXTURES = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));
/** What the release team's own commit changes, as upstream's does. */
const RELEASE_FILES = ['src/version', 'RELEASES.md'];

/**
 * Builds the demo in `folder`, which is made when missing.
 * Throws Problem `usage` when it holds anything, and `git`.
 */
export async function buildDemo(folder: string): Promise<Demo> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new Problem(
      'usage',
      `the folder ${folder} is not empty`,
      'name an empty or a new folder',
    );
  }
  const demo = {
    upstream: join(folder, 'upstream'),
    fork: join(folder, 'fork'),
    config: join(folder, 'trust-upstream.toml'),
  };
  await newRepository(demo.upstream);
  for (const release of demoReleases) await addRelease(demo.upstream, release);
  await newRepository(demo.fork);
  await addFork(demo);
  await cp(join(FIXTURES, 'trust-upstream.toml'), demo.config);
  await cp(join(FIXTURES, 'api_migrations'), join(folder, 'api_migrations'), { recursive: true });
  return demo;
}

async function newRepository(folder: string): Promise<void> {
  await mkdir(folder);
  await git(folder, [
    'init',
    '--quiet',
    '--template=',
    '--object-format=sha1',
    '--initial-branch=main',
  ]);
  await git(folder, ['config', 'user.name', maintainer.name]);
  await git(folder, ['config', 'user.email', maintainer.email]);
}

async function addRelease(upstream: string, { version, change, date }: DemoRelease): Promise<void> {
  // Not what the file system says of modes: a checkout of this project may have lost or gained an executable bit.
  const add = ['-c', 'core.fileMode=false', 'add', '--all'];
  await cp(join(FIXTURES, 'upstream', version), upstream, { recursive: true });
  await git(upstream, [...add, '--', '.', ...RELEASE_FILES.map((path) => `:!${path}`)]);
  await git(upstream, ['commit', '--quiet', '-m', change.subject], {
    author: change.by,
    committer: change.by,
  });
  const team = { ...releaseTeam, date };
  await git(upstream, add);
  await git(upstream, ['commit', '--quiet', '-m', `Release ${version}`], {
    author: team,
    committer: team,
  });
  await git(upstream, ['tag', '--annotate', '-m', `${version} release`, version], {
    committer: team,
  });
}

/** The first release as of its day, no later tag; then the patches, each by its author. */
async function addFork({ upstream, fork }: Demo): Promise<void> {
  const [{ version }] = demoReleases;
  const tag = `refs/tags/${version}`;
  await git(fork, ['fetch', '--quiet', '--no-tags', upstream, `${tag}:${tag}`]);
  await git(fork, ['reset', '--quiet', '--hard', tag]);
  const folder = join(FIXTURES, 'fork');
  const patches = (await readdir(folder)).filter((name) => name.endsWith('.patch')).sort();
  await git(
    fork,
    [
      'am',
      '--quiet',
      '--committer-date-is-author-date',
      ...patches.map((name) => join(folder, name)),
    ],
    { committer: maintainer },
  );
}
