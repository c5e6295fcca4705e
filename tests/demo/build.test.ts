import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildDemo, type Demo } from '../../src/demo/build.ts';
import { git } from '../../src/demo/git.ts';
import { demoReleases } from '../../src/demo/releases.ts';
import { temporaryFolder } from '../support/folders.ts';

const versions = demoReleases.map((release) => release.version);
const fixtures = join(import.meta.dirname, '../../fixtures/demo/upstream');

describe('the demo that is built', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await buildDemo(temporaryFolder('demo'));
  });

  it('has an upstream whose four releases are annotated tags with their version inside', async () => {
    for (const version of versions) {
      expect(await git(demo.upstream, ['cat-file', '-t', version])).toBe('tag');
      expect(await git(demo.upstream, ['show', `${version}:src/version`])).toBe(version);
      expect(await git(demo.upstream, ['show', `${version}:RELEASES.md`])).toMatch(
        new RegExp(`^Version ${version} \\(\\d{4}-\\d\\d-\\d\\d\\)\n=+\n`),
      );
    }
  });

  it('has a fork of the first release that knows no later one', async () => {
    expect(await git(demo.fork, ['tag'])).toBe('1.90.0');
    const authors = await git(demo.fork, ['log', '--reverse', '--format=%an: %s', '1.90.0..main']);
    expect(authors.split('\n')).toEqual([
      'Mara Lindqvist: Add -Zverify',
      'Tomas Okafor: Add attributes for specifications',
      'Ines Duarte: Add the crate rustc_verify',
      'Mara Lindqvist: Verify the crate after analysis',
    ]);
    expect(await git(demo.fork, ['status', '--porcelain'])).toBe('');
  });

  it('keeps a file in the fixture only where a release changes it', async () => {
    for (const [index, version] of versions.entries()) {
      const before = versions[index - 1];
      const stored = filesBelow(join(fixtures, version));
      const changed =
        before === undefined
          ? await git(demo.upstream, ['ls-tree', '-r', '--name-only', version])
          : await git(demo.upstream, ['diff', '--name-only', before, version]);
      expect(stored).toEqual(changed.split('\n').sort());
    }
  });

  it('has a configuration whose folders exist', () => {
    const text = readFileSync(demo.config, 'utf8');
    expect(text).toContain('path = "fork"');
    expect(text).toContain('url = "upstream"');
    expect(readdirSync(join(demo.config, '..', 'api_migrations'))).not.toEqual([]);
  });
});

it('gives the same commits on every machine, whatever git is configured to do', async () => {
  const first = await buildDemo(temporaryFolder('demo'));
  const home = temporaryFolder('home');
  writeFileSync(
    join(home, '.gitconfig'),
    '[commit]\n\tgpgSign = true\n[core]\n\tautocrlf = true\n[user]\n\tname = Somebody\n[init]\n\tdefaultBranch = trunk\n',
  );
  vi.stubEnv('HOME', home);
  vi.stubEnv('GIT_AUTHOR_NAME', 'Somebody Else');
  vi.stubEnv('GIT_DIR', join(home, 'elsewhere'));
  vi.stubEnv('TZ', 'Asia/Tokyo');
  try {
    const second = await buildDemo(temporaryFolder('demo'));
    const refs = ['for-each-ref', '--format=%(refname) %(objectname)'];
    expect(await git(second.upstream, refs)).toBe(await git(first.upstream, refs));
    expect(await git(second.fork, refs)).toBe(await git(first.fork, refs));
  } finally {
    vi.unstubAllEnvs();
  }
});

it('refuses a folder that holds something', async () => {
  const folder = temporaryFolder('demo');
  mkdirSync(join(folder, 'mine'));
  await expect(buildDemo(folder)).rejects.toThrow(/is not empty/);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
