import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitOpener } from '../../src/adapters/git/opener.ts';
import { openHistory } from '../../src/adapters/history/history.ts';
import { files } from '../../src/adapters/process/files.ts';
import { compareVersions, isVersion } from '../../src/base/version.ts';
import { checkReleases } from '../../src/monitor/check.ts';
import { notesSource } from '../../src/monitor/sources/notes.ts';
import { tagsSource } from '../../src/monitor/sources/tags.ts';
import type { GitReader } from '../../src/ports/git.ts';
import type { ReleasesFile } from '../../src/ports/release.ts';
import { temporaryFolder } from '../support/folders.ts';
import { realUpstream } from '../support/real-upstream.ts';

/** A repository as it was when `newest` was out. */
function asOf(
  git: GitReader,
  newest: string,
): Pick<GitReader, 'gitDir' | 'tags' | 'entry' | 'blob'> {
  const there = (name: string) => isVersion(name) && compareVersions(name, newest) <= 0;
  return {
    gitDir: git.gitDir,
    tags: async () => (await git.tags()).filter(({ name }) => there(name)),
    entry: (commit, path) => git.entry(commit, path),
    blob: (id) => git.blob(id),
  };
}

async function check(newest: string): Promise<ReleasesFile> {
  const folder = temporaryFolder('real-monitor');
  const git = await gitOpener.open(realUpstream ?? '');
  const history = openHistory(join(folder, 'sync_history.db'));
  try {
    const view = asOf(git, newest);
    const { file, failed } = await checkReleases(
      {
        sources: [tagsSource(view), notesSource(view)],
        history,
        files,
        clock: { now: () => new Date() },
        path: join(folder, 'releases.json'),
      },
      () => undefined,
    );
    expect(failed).toEqual([]);
    return file;
  } finally {
    history.close();
    await git.close();
  }
}

describe.skipIf(realUpstream === undefined)(
  'releases of rust-lang/rust (TRUST_UPSTREAM_REPO)',
  () => {
    let until173: ReleasesFile;
    beforeAll(async () => {
      until173 = await check('1.73.0');
    });

    it('finds every release from 1.0.0 to 1.73.0, each with its date', () => {
      const { releases, current_stable } = until173;
      const minors = releases.filter(({ version }) => version.endsWith('.0'));
      expect(minors.map(({ version }) => version)).toEqual(
        Array.from({ length: 74 }, (_, minor) => `1.${73 - minor}.0`),
      );
      expect(releases.filter(({ release_date }) => release_date === null)).toEqual([]);
      const days = releases.map(({ release_date }) => Date.parse(release_date ?? ''));
      expect(days).toEqual(days.toSorted((a, b) => b - a));
      expect(current_stable).toBe('1.73.0');
      expect(
        Object.fromEntries(releases.map((one) => [one.version, one.release_date])),
      ).toMatchObject({
        '1.73.0': '2023-10-05',
        '1.72.1': '2023-09-19',
        '1.31.0': '2018-12-06',
        '1.12.1': '2016-10-20',
        '1.0.0': '2015-05-15',
      });
    });

    it('reads what 1.73.0 and 1.61.0 changed', () => {
      const { releases } = until173;
      const of = (version: string) => releases.find((one) => one.version === version);
      expect(of('1.73.0')?.stabilized_features).toEqual(['abi_thiscall']);
      expect(of('1.61.0')?.stabilized_features).toHaveLength(7);
      expect(of('1.73.0')?.compiler_changes).toHaveLength(8);
      expect(of('1.73.0')?.breaking_changes).toEqual([
        'Update the minimum external LLVM to 15.',
        'Check for non-defining uses of return position impl Trait.',
      ]);
      expect(of('1.0.0')?.stabilized_features).not.toContain('test_accepted_feature');
    });

    it('dates every release whose tag is there, point releases too', async () => {
      const { releases } = await check('1.999.0');
      expect(releases.filter(({ release_date }) => release_date === null)).toEqual([]);
    });
  },
);
