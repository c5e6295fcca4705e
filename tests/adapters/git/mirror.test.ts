import { existsSync, realpathSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { GitWriter } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, problemOf } from './repository.ts';

const folder = realpathSync(temporaryFolder('mirror'));
const upstream = makeRepository(join(folder, 'upstream'));
git(upstream, ['config', 'uploadpack.allowFilter', 'true']);
commit(upstream, { 'a.rs': 'one\n', 'src/b.rs': 'two\n' });
git(upstream, ['tag', '--annotate', '--message', 'release', '1.0.0']);
const ADDRESS = `file://${upstream}`;

async function mirror(path: string, lines: string[] = []): Promise<GitWriter> {
  const heard = (line: string): void => void lines.push(line);
  const copy = await gitOpener.mirror(ADDRESS, path, { onProgress: heard, onWarning: heard });
  onTestFinished(() => copy.close());
  return copy;
}

const missing = (path: string): string[] =>
  git(path, ['rev-list', '--objects', '--all', '--missing=print'])
    .split('\n')
    .filter((line) => line.startsWith('?'));

test('a first copy has every tree and no blob; a blob that is read is brought', async () => {
  const path = join(folder, 'state/mirrors/first.git');
  const lines: string[] = [];
  const copy = await mirror(path, lines);
  expect(lines.some((line) => line.includes('Receiving objects'))).toBe(true);
  expect(existsSync(`${path}.unfinished`)).toBe(false);
  expect((await copy.files('1.0.0', '')).map((file) => file.path)).toStrictEqual([
    'a.rs',
    'src/b.rs',
  ]);
  expect(missing(path)).toHaveLength(2);
  const entry = await copy.entry('1.0.0', 'src/b.rs');
  expect((await copy.blob(entry?.id ?? '')).toString()).toBe('two\n');
  expect(missing(path)).toHaveLength(1);
});

test('a copy that is there follows: new, moved and deleted', async () => {
  const path = join(folder, 'second.git');
  git(upstream, ['branch', 'passing']);
  await mirror(path);
  git(upstream, ['branch', '--delete', '--force', 'passing']);
  const next = commit(upstream, { 'a.rs': 'uno\n' });
  git(upstream, ['tag', '1.1.0']);
  const copy = await mirror(path);
  expect(await copy.commitId('1.1.0')).toBe(next);
  expect((await copy.refs('refs/heads/')).get('refs/heads/main')).toBe(next);
  expect(await copy.ref('refs/heads/passing')).toBeNull();
  expect(missing(path).length).toBeGreaterThan(0);
});

test('out of reach: the copy as it is, with one warning; without a copy, no source', async () => {
  const path = join(folder, 'third.git');
  await mirror(path);
  renameSync(upstream, join(folder, 'away'));
  onTestFinished(() => renameSync(join(folder, 'away'), upstream));
  const lines: string[] = [];
  const copy = await mirror(path, lines);
  expect(await copy.commitId('1.0.0')).not.toBeNull();
  expect(lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(1);
  const problem = await problemOf(mirror(join(folder, 'fourth.git')));
  expect(problem).toMatch(`no-source: ${ADDRESS} cannot be copied`);
  expect(existsSync(join(folder, 'fourth.git'))).toBe(false);
});
