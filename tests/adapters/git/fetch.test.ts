import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = realpathSync(temporaryFolder('fetch'));
const upstream = makeRepository(join(folder, 'upstream'));
const first = commit(upstream, { 'a.rs': '1\n' });
git(upstream, ['tag', '--annotate', '--message', 'release', '1.0.0']);
const second = commit(upstream, { 'a.rs': '2\n' });
git(upstream, ['tag', '--annotate', '--message', 'release', '1.1.0']);
git(upstream, ['branch', 'later']);
git(upstream, ['update-ref', 'refs/heads/deep/refs/tags/1.2.0', second]);
git(upstream, ['tag', 'a-tree', 'HEAD^{tree}']);
const ADDRESS = `file://${upstream}`;
const REF = 'refs/trust-upstream/releases/1.1.0';

let count = 0;
function newFork(): string {
  count += 1;
  return makeRepository(join(folder, `fork${count}`));
}

const refsOf = (path: string): string =>
  git(path, ['for-each-ref', '--format=%(refname) %(objectname)']);

test.each([
  ['a folder', upstream],
  ['a folder inside it', join(upstream, '.git/refs')],
  ['an address', ADDRESS],
])('from %s: the commit and its history, one ref, nothing else', async (_, source) => {
  const fork = newFork();
  const before = refsOf(upstream);
  const repository = await opened(fork);
  for (const revision of ['1.1.0', 'refs/tags/1.1.0', 'later', second]) {
    expect(await repository.fetch(source, revision, REF)).toBe(second);
    expect(refsOf(fork)).toBe(`${REF} ${second}`);
  }
  expect(await repository.isAncestor(first, second)).toBe(true);
  expect(existsSync(join(fork, '.git/FETCH_HEAD'))).toBe(false);
  git(fork, ['fsck', '--connectivity-only']);
  expect(refsOf(upstream)).toBe(before);
});

test('a ref that is there already moves', async () => {
  const fork = newFork();
  const repository = await opened(fork);
  await repository.fetch(upstream, '1.0.0', REF);
  expect(await repository.fetch(ADDRESS, '1.1.0', REF)).toBe(second);
  expect(await repository.fetch(upstream, `${second}~1`, REF)).toBe(first);
  expect(refsOf(fork)).toBe(`${REF} ${first}`);
});

test("a remote's own settings bring no further refs", async () => {
  const fork = newFork();
  git(fork, ['remote', 'add', 'origin', upstream]);
  git(fork, ['config', 'remote.origin.tagOpt', '--tags']);
  git(fork, ['config', 'remote.origin.prune', 'true']);
  git(fork, ['update-ref', 'refs/remotes/origin/mine', commit(fork, {})]);
  const before = refsOf(fork);
  await (await opened(fork)).fetch('origin', '1.1.0', REF);
  expect(refsOf(fork)).toBe(`${before}\n${REF} ${second}`);
});

test('an unknown revision is named', async () => {
  const fork = newFork();
  const repository = await opened(fork);
  const unknown = ['9.9.9', 'f'.repeat(40), 'a-tree', '1.2.0', '--upload-pack=touch x', '', '*'];
  for (const source of [upstream, ADDRESS]) {
    for (const revision of unknown) {
      const problem = await problemOf(repository.fetch(source, revision, REF));
      expect(problem).toMatch(/^unknown-version: /);
      expect(problem).toContain(revision);
    }
  }
  expect(refsOf(fork)).toBe('');
});

test("a source out of reach is a Problem with git's last line", async () => {
  const repository = await opened(newFork());
  const gone = `file://${join(folder, 'gone')}`;
  expect(await problemOf(repository.fetch(gone, '1.0.0', REF))).toMatch(
    /^git: .*fatal: Could not read/,
  );
  expect(await problemOf(repository.fetch(gone, first, REF))).toMatch(/^git: .*fatal: /);
  const plain = join(folder, 'plain');
  makeRepository(join(plain, 'inner'));
  expect(await problemOf(repository.fetch(plain, '1.0.0', REF))).toMatch('not-a-repository: ');
});

test('what a clone has needs no source within reach', async () => {
  git(folder, ['clone', '--quiet', upstream, 'clone']);
  const repository = await opened(join(folder, 'clone'));
  const gone = `file://${join(folder, 'gone')}`;
  for (const revision of ['1.1.0', 'refs/tags/1.1.0', second]) {
    expect(await repository.fetch(gone, revision, REF)).toBe(second);
  }
});

test('what is here is not brought again', async () => {
  const fork = newFork();
  git(fork, ['pull', '--quiet', upstream, 'main']);
  const packs = (): string[] => readdirSync(join(fork, '.git/objects')).toSorted();
  const before = packs();
  expect(await (await opened(fork)).fetch(upstream, '1.1.0', REF)).toBe(second);
  expect(packs()).toStrictEqual(before);
});

test('half a history that lies around here is completed', async () => {
  const fork = newFork();
  const bytes = (id: string): string => git(upstream, ['cat-file', 'commit', id]);
  git(fork, ['hash-object', '-t', 'commit', '-w', '--stdin'], `${bytes(second)}\n`);
  const repository = await opened(fork);
  expect(await repository.commitId(second)).toBe(second);
  await repository.fetch(upstream, '1.1.0', REF);
  expect(await repository.isAncestor(first, second)).toBe(true);
  expect((await repository.files(second, '')).length).toBe(1);
});

test('a shallow source is refused rather than half a history taken for whole', async () => {
  git(folder, ['clone', '--quiet', '--depth=1', ADDRESS, 'shallow']);
  const fork = newFork();
  const problem = await problemOf((await opened(fork)).fetch(join(folder, 'shallow'), second, REF));
  expect(problem).toMatch(/^git: .* is a shallow clone/);
  expect(refsOf(fork)).toBe('');
});
