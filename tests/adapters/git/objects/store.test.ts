import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf } from '../repository.ts';

const folder = temporaryFolder('store');

test('blobs of 20 MB and of nothing, asked for at once', async () => {
  const fork = makeRepository(join(folder, 'large'));
  const large = Buffer.alloc(20_000_000, 'fn main() {}\n');
  commit(fork, { large, small: '', text: 'no newline at the end' });
  const repository = await opened(fork);
  const id = (path: string): string => git(fork, ['rev-parse', `main:${path}`]);
  const asked = ['small', 'large', 'text', 'large', 'small'].map((path) =>
    repository.blob(id(path)),
  );
  const [one, two, three, four, five] = await Promise.all(asked);
  expect([one?.length, three?.toString(), five?.length]).toStrictEqual([
    0,
    'no newline at the end',
    0,
  ]);
  expect(two?.equals(large) === true && four?.equals(large) === true).toBe(true);
});

test('objects written by others after the first question are found', async () => {
  const fork = makeRepository(join(folder, 'later'));
  commit(fork, { a: '1' });
  const repository = await opened(fork);
  expect(await repository.commitId('later')).toBeNull();
  const later = commit(fork, { a: '2' });
  git(fork, ['branch', 'later']);
  git(fork, ['repack', '-a', '-d', '--quiet']);
  git(fork, ['pack-refs', '--all']);
  expect(await repository.commitId('later')).toBe(later);
  expect((await repository.blob(git(fork, ['rev-parse', 'later:a']))).toString()).toBe('2');
});

test('a damaged object is one Problem; the questions around it are answered', async () => {
  const fork = makeRepository(join(folder, 'damaged'));
  commit(fork, { good: 'good\n', bad: 'bad\n' });
  const good = git(fork, ['rev-parse', 'main:good']);
  const bad = git(fork, ['rev-parse', 'main:bad']);
  const file = join(fork, '.git/objects', bad.slice(0, 2), bad.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, 'not an object');
  const repository = await opened(fork);
  const [before, broken, after] = await Promise.all([
    repository.blob(good),
    problemOf(repository.blob(bad)),
    repository.blob(good),
  ]);
  expect([before.toString(), after.toString()]).toStrictEqual(['good\n', 'good\n']);
  expect(broken).toMatch(new RegExp(`^git: .*${bad}`));
});

test('closing twice, closing unused and asking again afterwards all work', async () => {
  const fork = makeRepository(join(folder, 'closed'));
  const id = commit(fork, { a: '1' });
  const repository = await opened(fork);
  await repository.close();
  expect(await repository.commitId('main')).toBe(id);
  await Promise.all([repository.close(), repository.close()]);
  await repository.close();
  expect(await repository.commitId('main')).toBe(id);
});

test('a repository that vanishes is a Problem, not a hang', async () => {
  const fork = makeRepository(join(folder, 'vanished'));
  commit(fork, { a: '1' });
  const repository = await opened(fork);
  rmSync(fork, { recursive: true });
  expect(await problemOf(repository.commitId('main'))).toMatch(/^git: .*the folder is gone/);
  expect(await problemOf(repository.tags())).toMatch(/^git: .*the folder is gone/);
});

const PROGRAM = `
  const { gitOpener } = await import(process.argv[1]);
  const fork = await gitOpener.open(process.argv[2]);
  const scratch = await gitOpener.openScratch(process.argv[2], []);
  const commit = await fork.commitId('main');
  await scratch.writeBlob(Buffer.from('forgotten'));
  await scratch.commitId('main');
  console.log(commit);
`;

test('a program that forgets to close ends by itself and leaves no scratch behind', () => {
  const fork = makeRepository(join(folder, 'forgotten'));
  const id = commit(fork, { a: '1' });
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const opener = new URL('../../../../src/adapters/git/opener.ts', import.meta.url).href;
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, opener, fork],
    { env: { ...process.env, TMPDIR: temporary }, timeout: 15_000, encoding: 'utf8' },
  );
  expect([done.stdout.trim(), done.status, done.signal]).toStrictEqual([id, 0, null]);
  expect(readdirSync(temporary).filter((name) => name.startsWith('trust-upstream'))).toStrictEqual(
    [],
  );
});

const CLOSING = `
  const { gitOpener } = await import(process.argv[1]);
  const fork = await gitOpener.open(process.argv[2]);
  const asked = fork.commitId('main');
  await fork.close();
  console.log(await asked);
`;

test('a program that closes with a question open goes on after the close', () => {
  const fork = makeRepository(join(folder, 'closing'));
  const id = commit(fork, { a: '1' });
  const opener = new URL('../../../../src/adapters/git/opener.ts', import.meta.url).href;
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', CLOSING, opener, fork],
    { timeout: 15_000, encoding: 'utf8' },
  );
  expect([done.stdout.trim(), done.status]).toStrictEqual([id, 0]);
});

test('a lost or damaged folder is named by id and path, with what to do', async () => {
  const fork = makeRepository(join(folder, 'folders'));
  commit(fork, { 'src/deep/a.rs': '1' });
  const src = git(fork, ['rev-parse', 'main:src']);
  const file = join(fork, '.git/objects', src.slice(0, 2), src.slice(2));
  const repository = await opened(fork);
  rmSync(file);
  const lost = await repository.entry('main', 'src/deep/a.rs').catch((error: unknown) => error);
  expect(lost).toMatchObject({
    kind: 'git',
    message: `${fork}/.git has no tree ${src}, the folder src`,
    fix: expect.stringContaining('git fsck'),
  });
  writeFileSync(file, 'not an object');
  const listed = await repository.files('main', '').catch((error: unknown) => error);
  expect(listed).toMatchObject({
    kind: 'git',
    message: expect.stringContaining(src),
    fix: expect.stringContaining('git fsck'),
  });
});
