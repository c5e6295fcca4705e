import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { ANN, CARL, commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = temporaryFolder('reader');
const fork = makeRepository(join(folder, 'fork'));
const base = commit(fork, { 'a.rs': 'one\n', 'src/b.rs': 'two\n', 'src/deep/c.rs': '' }, 'base');
git(fork, ['tag', 'light']);
git(fork, ['tag', '--annotate', '--message', 'release', '1.0.0']);
git(fork, ['tag', '--annotate', '--message', 'tag of a tag', 'outer', '1.0.0']);
git(fork, ['tag', 'a-tree', 'HEAD^{tree}']);
git(fork, ['checkout', '--quiet', '-b', 'side']);
const side = commit(fork, { 'side.rs': '' }, 'on the side\n\nwith a body');
git(fork, ['checkout', '--quiet', 'main']);
const main = commit(fork, { 'a.rs': 'uno\n' }, 'on main');
git(fork, ['merge', '--quiet', '--no-ff', '--message', 'merged', 'side']);
const merged = git(fork, ['rev-parse', 'HEAD']);
git(fork, ['checkout', '--quiet', '--orphan', 'other']);
const orphan = commit(fork, {}, 'no common past');
git(fork, ['checkout', '--quiet', 'main']);

test('revisions give the commit they name, peeled; unknown or impossible ones give null', async () => {
  const repository = await opened(fork);
  for (const name of ['light', '1.0.0', 'outer', 'refs/tags/outer', 'main~2', base.slice(0, 12)]) {
    expect(await repository.commitId(name)).toBe(base);
  }
  const unknown = [
    '1.1.0',
    '',
    '-v',
    '--all',
    'a\nb',
    'main\0',
    'main..side',
    'a-tree',
    'f'.repeat(40),
  ];
  for (const name of unknown) expect(await repository.commitId(name)).toBeNull();
});

test('a commit is read whole', async () => {
  const read = await (await opened(fork)).commit(merged);
  expect(read).toStrictEqual({
    id: merged,
    tree: git(fork, ['rev-parse', 'main^{tree}']),
    parents: [main, side],
    author: ANN,
    committer: CARL,
    message: 'merged\n',
  });
});

test('tags are peeled however deep; a tag of a tree is left out', async () => {
  expect(await (await opened(fork)).tags()).toStrictEqual([
    { name: '1.0.0', commit: base },
    { name: 'light', commit: base },
    { name: 'outer', commit: base },
  ]);
});

test('a blob is its bytes; an id of something else is named in the problem', async () => {
  const repository = await opened(fork);
  const id = git(fork, ['rev-parse', 'main:a.rs']);
  expect((await repository.blob(id)).toString()).toBe('uno\n');
  const missing = 'a'.repeat(40);
  expect(await problemOf(repository.blob(missing))).toMatch(
    new RegExp(`^git: .* no blob ${missing}`),
  );
  expect(await problemOf(repository.blob(base))).toBe(`git: ${base} is a commit, not a blob`);
  expect(await problemOf(repository.blob('main:a.rs'))).toMatch('git: ');
  expect(await problemOf(repository.commit('main'))).toMatch('git: ');
});

test('an entry is a file, a folder or null', async () => {
  const repository = await opened(fork);
  const id = (path: string): string => git(fork, ['rev-parse', `main:${path}`]);
  expect(await repository.entry('main', 'src/b.rs')).toStrictEqual({
    path: 'src/b.rs',
    mode: '100644',
    id: id('src/b.rs'),
  });
  const folderEntry = { path: 'src/deep', mode: '040000', id: id('src/deep') };
  expect(await repository.entry('main', 'src/deep')).toStrictEqual(folderEntry);
  expect(await repository.entry('main', 'src/deep/')).toStrictEqual(folderEntry);
  expect((await repository.entry('main', ''))?.id).toBe(id(''));
  for (const path of ['none', 'a.rs/below', 'src/b', '*.rs', ':/', '.']) {
    expect(await repository.entry('main', path)).toBeNull();
  }
  expect(await repository.entry('nowhere', 'a.rs')).toBeNull();
});

test('files below a folder, with whole paths', async () => {
  const repository = await opened(fork);
  const paths = async (treeish: string, path: string): Promise<string[]> =>
    (await repository.files(treeish, path)).map((entry) => entry.path);
  expect(await paths('main', '')).toStrictEqual(['a.rs', 'side.rs', 'src/b.rs', 'src/deep/c.rs']);
  expect(await paths('1.0.0', 'src')).toStrictEqual(['src/b.rs', 'src/deep/c.rs']);
  expect(await paths('main', 'a.rs')).toStrictEqual(['a.rs']);
  expect(await paths('main', 'none')).toStrictEqual([]);
  expect(await problemOf(repository.files('nowhere', ''))).toMatch('git: ');
});

test('changes between trees, restricted to files and folders when asked', async () => {
  const repository = await opened(fork);
  const changes = await repository.changes('light', 'main');
  expect(changes).toStrictEqual([
    {
      path: 'a.rs',
      before: await repository.entry(base, 'a.rs'),
      after: await repository.entry(main, 'a.rs'),
    },
    { path: 'side.rs', before: null, after: await repository.entry(side, 'side.rs') },
  ]);
  expect(await repository.changes('light', 'main', [])).toStrictEqual([]);
  expect(await repository.changes('light', 'main', [''])).toStrictEqual(changes);
  expect(await repository.changes('light', 'main', ['src', '*.rs'])).toStrictEqual([]);
  const many = Array.from({ length: 20_000 }, (_, at) => `some/folder/${at}.rs`);
  const [only, ...rest] = await repository.changes('main', 'light', [
    ...many,
    'side.rs',
    'side.rs',
  ]);
  expect([only?.path, only?.after, rest]).toStrictEqual(['side.rs', null, []]);
});

test('ancestry, merge bases and the commits in between, oldest first', async () => {
  const repository = await opened(fork);
  expect(await repository.isAncestor(base, merged)).toBe(true);
  expect(await repository.isAncestor(merged, merged)).toBe(true);
  expect(await repository.isAncestor(main, side)).toBe(false);
  expect(await repository.mergeBase(main, side)).toBe(base);
  expect(await repository.mergeBase(main, orphan)).toBeNull();
  const between = await repository.commitsBetween(base, merged);
  expect(between.map(({ id }) => id).sort()).toStrictEqual([main, merged, side].sort());
  expect(between.at(-1)?.id).toBe(merged);
  expect(await repository.commitsBetween(merged, merged)).toStrictEqual([]);
  expect(await problemOf(repository.mergeBase(main, 'f'.repeat(40)))).toMatch('git: ');
});

test('refs: one exactly as named, or all below a prefix', async () => {
  const repository = await opened(fork);
  expect(await repository.ref('refs/heads/side')).toBe(side);
  expect(await repository.ref('refs/tags/1.0.0')).toBe(git(fork, ['rev-parse', '1.0.0']));
  for (const name of ['side', 'refs/heads/none', 'heads/side', '']) {
    expect(await repository.ref(name)).toBeNull();
  }
  expect(await repository.refs('refs/heads/')).toStrictEqual(
    new Map([
      ['refs/heads/main', merged],
      ['refs/heads/other', orphan],
      ['refs/heads/side', side],
    ]),
  );
  expect(await repository.refs('refs/trust-upstream/')).toStrictEqual(new Map());
});

test('the identity is the one configured, or null', async () => {
  const repository = await opened(fork);
  git(fork, ['config', 'user.name', 'Jörg Ähre']);
  git(fork, ['config', 'user.email', '']);
  expect(await repository.identity()).toBeNull();
  git(fork, ['config', 'user.email', 'j@example.org']);
  expect(await repository.identity()).toStrictEqual({ name: 'Jörg Ähre', email: 'j@example.org' });
});
