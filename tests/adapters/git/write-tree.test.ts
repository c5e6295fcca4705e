import * as fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TreeEdit } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = temporaryFolder('write-tree');
const fork = makeRepository(join(folder, 'fork'));
const SUBMODULE = 'd'.repeat(40);
commit(fork, {
  'a.rs': 'a\n',
  'src/lib.rs': 'lib\n',
  'src/deep/only.rs': 'only\n',
  'src-more.rs': 'sorts between src and src/\n',
  link: { link: 'a.rs' },
});
git(fork, ['update-index', '--add', '--cacheinfo', `160000,${SUBMODULE},vendor/llvm`]);
git(fork, ['commit', '--quiet', '--message', 'a submodule']);
git(fork, ['tag', 'base']);

const file = (id: string, mode = '100644'): TreeEdit['entry'] => ({ mode, id });

/** Lines of `git ls-tree -r`, without the objects that the base had. */
function listing(tree: string): string[] {
  return git(fork, ['-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', tree]).split(
    '\n',
  );
}

test('only what is edited changes', async () => {
  const repository = await opened(fork);
  const id = await repository.writeBlob(Buffer.from('new\n'));
  const tree = await repository.writeTree('base', [
    { path: 'a.rs', entry: file(id, '100755') },
    { path: 'src/new/far/down.rs', entry: file(id) },
    { path: 'gone', entry: null },
  ]);
  expect(git(fork, ['diff-tree', '-r', '--no-abbrev', 'base', tree]).split('\n')).toHaveLength(2);
  expect(await repository.entry(tree, 'a.rs')).toMatchObject({ mode: '100755', id });
  expect(await repository.entry(tree, 'src/new/far/down.rs')).toMatchObject({ mode: '100644', id });
  expect(await repository.entry(tree, 'vendor/llvm')).toMatchObject({
    mode: '160000',
    id: SUBMODULE,
  });
  expect(await repository.entry(tree, 'link')).toMatchObject({ mode: '120000' });
  expect(await repository.writeTree('base', [])).toBe(git(fork, ['rev-parse', 'base^{tree}']));
});

test('a folder goes with its last file; the root may become empty', async () => {
  const repository = await opened(fork);
  const without = await repository.writeTree('base', [{ path: 'src/deep/only.rs', entry: null }]);
  expect(await repository.entry(without, 'src/deep')).toBeNull();
  expect(await repository.entry(without, 'src/lib.rs')).not.toBeNull();
  const all = (await repository.files('base', '')).map(({ path }) => ({ path, entry: null }));
  expect(await repository.writeTree('base', all)).toBe(
    git(fork, ['hash-object', '-t', 'tree', '/dev/null']),
  );
});

test('a file becomes a folder and a folder a file', async () => {
  const repository = await opened(fork);
  const id = await repository.writeBlob(Buffer.from('x'));
  const tree = await repository.writeTree('base', [
    { path: 'a.rs/inside.rs', entry: file(id) },
    { path: 'a.rs', entry: null },
    { path: 'src/deep', entry: file(id) },
    { path: 'src/deep/only.rs', entry: null },
  ]);
  expect(listing(tree)).toStrictEqual([
    'a.rs/inside.rs',
    'link',
    'src-more.rs',
    'src/deep',
    'src/lib.rs',
    'vendor/llvm',
  ]);
  expect(await repository.writeTree('base', [{ path: 'src', entry: file(id) }])).toBe(
    await repository.writeTree('base', [
      { path: 'src', entry: file(id) },
      { path: 'src/lib.rs', entry: null },
    ]),
  );
});

test('dropping a path drops a file, never the folder that took its place', async () => {
  const repository = await opened(fork);
  const edits = [
    { path: 'src', entry: null },
    { path: 'a.rs/none', entry: null },
  ];
  expect(await repository.writeTree('base', edits)).toBe(git(fork, ['rev-parse', 'base^{tree}']));
});

test('hostile names come through', async () => {
  const repository = await opened(fork);
  const id = await repository.writeBlob(Buffer.from('x'));
  const names = [
    '-dash',
    'new\nline',
    'tab\t',
    '"quoted"',
    'naïve/ünï/日本',
    ' ',
    ':(glob)*',
    '\\',
  ];
  const tree = await repository.writeTree(
    'base',
    names.map((path) => ({ path, entry: file(id) })),
  );
  for (const path of names) expect(await repository.entry(tree, path)).toMatchObject({ path, id });
  const changed = await repository.changes('base', tree);
  expect(changed.map(({ path }) => path)).toStrictEqual(names.toSorted());
  expect(await repository.changes('base', tree, ['naïve', ':(glob)*', '-dash'])).toHaveLength(3);
  expect((await repository.files(tree, 'naïve')).map(({ path }) => path)).toStrictEqual([
    'naïve/ünï/日本',
  ]);
});

test('a name that is not UTF-8 stays as it is, and is a Problem only where it must be said', async () => {
  const repository = await opened(fork);
  const id = await repository.writeBlob(Buffer.from('x'));
  const row = Buffer.concat([Buffer.from(`100644 blob ${id}\tbad-`), Buffer.from([0xff, 0])]);
  const base = git(fork, ['mktree', '-z'], row);
  const tree = await repository.writeTree(base, [{ path: 'good', entry: file(id) }]);
  expect(git(fork, ['-c', 'core.quotePath=true', 'ls-tree', '--name-only', tree])).toBe(
    '"bad-\\377"\ngood',
  );
  expect(await problemOf(repository.files(tree, ''))).toMatch('is not UTF-8');
});

test('an entry whose blob is not there is refused', async () => {
  const repository = await opened(fork);
  for (const id of ['f'.repeat(40), git(fork, ['rev-parse', 'base^{tree}']), 'HEAD:a.rs']) {
    const edit = { path: 'x', entry: file(id) };
    expect(await problemOf(repository.writeTree('base', [edit]))).toBe(
      `git: no blob ${id} for "x"`,
    );
  }
  expect(await problemOf(repository.writeTree('nowhere', []))).toMatch('git: ');
});

/** What git's own index makes of the same edits. */
function byIndex(edits: readonly TreeEdit[]): string {
  rmSync(join(folder, 'bare/index'), { force: true });
  git(join(folder, 'bare'), ['read-tree', 'base']);
  const drops = edits.filter(({ entry }) => entry === null);
  const sets = edits.filter(({ entry }) => entry !== null);
  const rows = [...drops, ...sets].map(({ path, entry }) =>
    entry === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${entry.mode} ${entry.id}\t${path}\0`,
  );
  git(join(folder, 'bare'), ['update-index', '-z', '--index-info'], rows.join(''));
  return git(join(folder, 'bare'), ['write-tree']);
}

/** Does any path that is set lie below another? */
function clash(all: readonly TreeEdit[]): boolean {
  const set = all.filter(({ entry }) => entry !== null).map(({ path }) => path);
  return set.some((one) => set.some((two) => two.startsWith(`${one}/`)));
}

test('the tree is the one that git would make with an index', async () => {
  git(folder, ['clone', '--quiet', '--bare', 'fork', 'bare']);
  const repository = await opened(join(folder, 'bare'));
  const id = await repository.writeBlob(Buffer.from('x'));
  const part = fc.constantFrom(
    'a.rs',
    'src',
    'lib.rs',
    'deep',
    'only.rs',
    'src-more.rs',
    'src.rs',
    'z',
  );
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const entry = fc.option(fc.constantFrom(file(id), file(id, '100755')), { nil: null });
  const edits = fc.uniqueArray(fc.record({ path, entry }), { selector: (edit) => edit.path });
  await fc.assert(
    fc.asyncProperty(edits, async (all) => {
      fc.pre(!clash(all));
      expect(await repository.writeTree('base', all)).toBe(byIndex(all));
    }),
    { numRuns: 25 },
  );
});
