import { chmodSync, existsSync, readFileSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf, put } from './repository.ts';

const folder = realpathSync(temporaryFolder('snapshot'));
const fork = makeRepository(join(folder, 'fork'));
const SUBMODULE = 'd'.repeat(40);
put(fork, { '.gitignore': 'target/\n*.log\n', 'a.rs': 'one\n', 'gone.rs': '', 'kept.log': '' });
git(fork, ['add', '--force', 'kept.log']);
git(fork, ['update-index', '--add', '--cacheinfo', `160000,${SUBMODULE},vendor/llvm`]);
const base = commit(fork, {});
git(fork, ['update-index', '--add', '--cacheinfo', `160000,${SUBMODULE},vendor/llvm`]);
git(fork, ['commit', '--quiet', '--allow-empty', '--amend', '--no-edit']);

let count = 0;
async function newWorktree(): Promise<string> {
  count += 1;
  const path = join(folder, `worktree${count}`);
  await (await opened(fork)).addWorktree(path, git(fork, ['rev-parse', 'main']), null);
  return path;
}

const index = (path: string): Buffer =>
  readFileSync(git(path, ['rev-parse', '--path-format=absolute', '--git-path', 'index']));

test('dirty paths: changed, deleted, staged and untracked; never the ignored; the index stays byte for byte', async () => {
  const repository = await opened(fork);
  const path = await newWorktree();
  expect(await repository.dirtyPaths(path)).toStrictEqual([]);
  put(path, {
    'a.rs': 'two!\n',
    'new/"deep"\n.rs': '',
    'target/out': '',
    'x.log': '',
    '-dash': '',
    ünï: '',
  });
  rmSync(join(path, 'gone.rs'));
  git(path, ['add', '--', '-dash']);
  utimesSync(join(path, 'kept.log'), 1, 1);
  const before = index(path);
  expect((await repository.dirtyPaths(path)).toSorted()).toStrictEqual([
    '-dash',
    'a.rs',
    'gone.rs',
    'new/"deep"\n.rs',
    'ünï',
  ]);
  expect(index(path).equals(before)).toBe(true);
  expect(await problemOf(repository.dirtyPaths(join(folder, 'gone')))).toMatch(
    /not-a-repository: /,
  );
});

test('a snapshot is everything that is there, with modes and links; the index stays byte for byte', async () => {
  const repository = await opened(fork);
  const path = await newWorktree();
  put(path, {
    'a.rs': 'two\r\n',
    'new\n"name".rs': 'new\n',
    '-dash': 'dash\n',
    'run.sh': '#!/bin/sh\n',
    link: { link: 'nowhere' },
    'target/out': 'built\n',
    'kept.log': 'tracked although ignored\n',
  });
  chmodSync(join(path, 'run.sh'), 0o755);
  rmSync(join(path, 'gone.rs'));
  const before = index(path);
  const tree = await repository.snapshotWorktree(path);
  expect(index(path).equals(before)).toBe(true);
  const files = await repository.files(tree, '');
  expect(files.map((file) => `${file.mode} ${file.path}`)).toStrictEqual([
    '100644 -dash',
    '100644 .gitignore',
    '100644 a.rs',
    '100644 kept.log',
    '120000 link',
    '100644 new\n"name".rs',
    '100755 run.sh',
    '160000 vendor/llvm',
  ]);
  const content = async (name: string): Promise<string> =>
    (await repository.blob(files.find((file) => file.path === name)?.id ?? '')).toString();
  expect([await content('a.rs'), await content('link')]).toStrictEqual(['two\r\n', 'nowhere']);
  expect(await repository.snapshotWorktree(path)).toBe(tree);
});

test('an untouched worktree is its commit', async () => {
  const repository = await opened(fork);
  const path = await newWorktree();
  const tree = git(fork, ['rev-parse', 'main^{tree}']);
  expect(await repository.snapshotWorktree(path)).toBe(tree);
  const file = git(path, ['rev-parse', '--path-format=absolute', '--git-path', 'index']);
  rmSync(file);
  expect(await repository.snapshotWorktree(path)).toBe(tree);
  expect(existsSync(file)).toBe(false);
});

test('an edit of the same size, in the second in which the index was written, is seen', async () => {
  const repository = await opened(fork);
  const path = await newWorktree();
  const file = join(path, 'a.rs');
  const second = Math.floor(Date.now() / 1000) - 100;
  utimesSync(file, second, second);
  git(path, ['update-index', '--refresh']);
  utimesSync(
    git(path, ['rev-parse', '--path-format=absolute', '--git-path', 'index']),
    second,
    second,
  );
  put(path, { 'a.rs': 'two\n' });
  utimesSync(file, second, second);
  const before = await repository.entry(base, 'a.rs');
  const after = await repository.entry(await repository.snapshotWorktree(path), 'a.rs');
  expect(after?.id).not.toBe(before?.id);
});

test('files with conflicts are taken as they are', async () => {
  const repository = await opened(fork);
  const path = await newWorktree();
  git(path, ['checkout', '--quiet', '-b', 'one']);
  commit(path, { 'a.rs': 'ours\n' });
  git(path, ['checkout', '--quiet', '-b', 'two', 'HEAD~1']);
  commit(path, { 'a.rs': 'theirs\n' });
  expect(() => git(path, ['merge', 'one'])).toThrow('merge');
  const before = index(path);
  const entry = await repository.entry(await repository.snapshotWorktree(path), 'a.rs');
  expect((await repository.blob(entry?.id ?? '')).toString()).toMatch(/^<<<<<<< /);
  expect(index(path).equals(before)).toBe(true);
  expect(await repository.dirtyPaths(path)).toStrictEqual(['a.rs']);
});
