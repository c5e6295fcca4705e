import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf } from './repository.ts';
import { gitOpener } from '../../../src/adapters/git/opener.ts';

const folder = realpathSync(temporaryFolder('opener'));
const fork = makeRepository(join(folder, 'fork'));
const first = commit(fork, { 'compiler/src/lib.rs': 'fn main() {}\n' });
git(fork, ['worktree', 'add', '--quiet', '-b', 'side', join(folder, 'linked')]);
const second = commit(join(folder, 'linked'), { 'a.rs': '' });
git(folder, ['clone', '--quiet', '--bare', fork, 'bare.git']);

test('a checkout, a folder in it, and its .git folder are the same repository', async () => {
  for (const path of [fork, join(fork, 'compiler/src'), join(fork, '.git')]) {
    expect((await opened(path)).gitDir).toBe(join(fork, '.git'));
  }
});

test('a linked worktree shares the git directory and has its own HEAD', async () => {
  const linked = await opened(join(folder, 'linked'));
  expect(linked.gitDir).toBe(join(fork, '.git'));
  expect(await linked.commitId('HEAD')).toBe(second);
  expect(await (await opened(fork)).commitId('HEAD')).toBe(first);
});

test('a bare repository opens, also from a folder inside it', async () => {
  expect((await opened(join(folder, 'bare.git'))).gitDir).toBe(join(folder, 'bare.git'));
  expect((await opened(join(folder, 'bare.git/refs'))).gitDir).toBe(join(folder, 'bare.git'));
});

test('a folder whose name ends in a newline opens', async () => {
  const strange = makeRepository(join(folder, 'strange "név"\n'));
  expect((await opened(strange)).gitDir).toBe(join(strange, '.git'));
});

test('anything else is not a repository, and the message names it', async () => {
  const plain = join(folder, 'plain');
  mkdirSync(plain);
  writeFileSync(join(plain, 'file'), '');
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, '.git'), `gitdir: ${join(folder, 'gone')}\n`);
  for (const path of [plain, join(plain, 'file'), join(folder, 'nowhere'), broken]) {
    expect(await problemOf(gitOpener.open(path))).toMatch(`not-a-repository: ${path} is not`);
    expect(await problemOf(gitOpener.openScratch(path, []))).toMatch('not-a-repository');
    expect(await problemOf(gitOpener.openScratch(fork, [path]))).toMatch('not-a-repository');
  }
});

test('without git on the path, the problem says so', async () => {
  const repository = await opened(fork);
  vi.stubEnv('PATH', join(folder, 'nowhere'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const problems = [gitOpener.open(fork), gitOpener.openScratch(fork, [])].map(problemOf);
  expect(await Promise.all(problems)).toStrictEqual(Array(2).fill('git: git was not found'));
  expect(await repository.commitId('HEAD')).toBe(first);
});
