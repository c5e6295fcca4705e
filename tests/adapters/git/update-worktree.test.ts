import {
  existsSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf, put } from './repository.ts';

const folder = realpathSync(temporaryFolder('update-worktree'));
const fork = makeRepository(join(folder, 'fork'));
const from = commit(fork, {
  'a.rs': 'from\n',
  'same.rs': 'same\n',
  'gone/deep.rs': 'gone\n',
  '.gitignore': 'target/\n',
});
git(fork, ['rm', '--quiet', 'gone/deep.rs']);
const to = commit(fork, { 'a.rs': 'to\n', 'new.rs': 'new\n', 'run.sh': '' });
const own = join(folder, 'own');

let repository: GitWriter;
beforeEach(async () => {
  repository = await opened(fork);
  git(fork, ['checkout', '--quiet', '--force', '--detach', from]);
  git(fork, ['clean', '--quiet', '-d', '--force', '-x']);
});

const text = (path: string): string => readFileSync(path, 'utf8');
/** How the checkout differs from a commit, in index or files. */
const against = (path: string, commitId: string): string =>
  git(path, ['diff', '--name-only', commitId]);

describe('updating a checkout', () => {
  test('index and files follow; HEAD does not; local files stay', async () => {
    put(fork, { 'same.rs': 'mine\n', 'notes.txt': 'untracked\n', 'target/out': 'built\n' });
    await repository.updateWorktree(fork, from, to);
    expect(against(fork, to)).toBe('same.rs');
    expect(git(fork, ['rev-parse', 'HEAD'])).toBe(from);
    expect([text(join(fork, 'a.rs')), existsSync(join(fork, 'gone'))]).toStrictEqual([
      'to\n',
      false,
    ]);
    expect([text(join(fork, 'notes.txt')), text(join(fork, 'target/out'))]).toStrictEqual([
      'untracked\n',
      'built\n',
    ]);
    await repository.updateWorktree(fork, from, to);
    await repository.updateWorktree(fork, to, from);
    expect(against(fork, from)).toBe('same.rs');
  });

  test.each([
    ['an edited file', { 'a.rs': 'mine\n' }, 'a.rs'],
    ['an edited file that would go', { 'gone/deep.rs': 'mine\n' }, 'gone/deep.rs'],
    ['an untracked file in the way', { 'new.rs': 'mine\n' }, 'new.rs'],
    ['an untracked folder in the way', { 'new.rs/mine': '' }, 'new.rs'],
  ])('%s stops it, and nothing has changed', async (_, files, named) => {
    put(fork, files);
    const before = git(fork, ['status', '--porcelain']);
    const problem = await problemOf(repository.updateWorktree(fork, from, to));
    expect(problem).toMatch(/^dirty: /);
    expect(problem).toContain(named);
    expect(git(fork, ['status', '--porcelain'])).toBe(before);
  });

  test('a staged edit stops it too', async () => {
    put(fork, { 'a.rs': 'mine\n' });
    git(fork, ['add', 'a.rs']);
    expect(await problemOf(repository.updateWorktree(fork, from, to))).toMatch(/^dirty: .*a\.rs/);
    expect(text(join(fork, 'a.rs'))).toBe('mine\n');
  });

  test('a file only touched is no change', async () => {
    utimesSync(join(fork, 'a.rs'), 1, 1);
    await repository.updateWorktree(fork, from, to);
    expect(against(fork, to)).toBe('');
  });

  test('another process that holds the index is waited for', async () => {
    const lock = join(fork, '.git/index.lock');
    writeFileSync(lock, '');
    setTimeout(() => rmSync(lock), 250);
    await repository.updateWorktree(fork, from, to);
    expect(against(fork, to)).toBe('');
  });

  test('a folder in the checkout that is not its root is no worktree', async () => {
    put(fork, { 'sub/x': '' });
    const tasks = [
      repository.updateWorktree(join(fork, 'sub'), from, to),
      repository.snapshotWorktree(join(fork, 'sub')),
      repository.dirtyPaths(join(fork, 'sub')),
    ];
    for (const problem of await Promise.all(tasks.map(problemOf))) {
      expect(problem).toMatch(/^git: .* is not a worktree of /);
    }
  });
});

describe('overwriting a worktree of our own', () => {
  beforeEach(async () => {
    await repository.addWorktree(own, from, 'sync/x');
    put(own, {
      'a.rs': 'mine\n',
      'new.rs': 'in the way\n',
      'notes.txt': 'mine\n',
      'target/out': 'built\n',
    });
  });

  test('reset: branch, index and tracked files; untracked and ignored files stay', async () => {
    await repository.resetWorktree(own, to);
    expect([await repository.ref('refs/heads/sync/x'), against(own, to)]).toStrictEqual([to, '']);
    expect(git(own, ['status', '--porcelain'])).toBe('?? notes.txt');
    expect(statSync(join(own, 'target/out')).size).toBe(6);
  });

  test('show a tree: index and tracked files; the branch stays', async () => {
    const id = await repository.writeBlob(Buffer.from('<<<<<<< ours\n'));
    const tree = await repository.writeTree(to, [{ path: 'a.rs', entry: { mode: '100644', id } }]);
    await repository.showTree(own, tree);
    expect(text(join(own, 'a.rs'))).toBe('<<<<<<< ours\n');
    expect([await repository.ref('refs/heads/sync/x'), against(own, tree)]).toStrictEqual([
      from,
      '',
    ]);
    expect(existsSync(join(own, 'target/out'))).toBe(true);
  });

  test("the repository's own checkout is never overwritten", async () => {
    put(fork, { 'a.rs': 'mine\n' });
    expect(await problemOf(repository.resetWorktree(fork, to))).toMatch('not overwritten');
    expect(await problemOf(repository.showTree(fork, to))).toMatch('not overwritten');
    expect(text(join(fork, 'a.rs'))).toBe('mine\n');
  });

  test('a worktree that lost its .git file is not taken for the checkout around it', async () => {
    const inside = join(fork, 'state/worktree');
    await repository.addWorktree(inside, from, null);
    rmSync(join(inside, '.git'));
    const tasks = [
      repository.resetWorktree(inside, to),
      repository.updateWorktree(inside, from, to),
      repository.snapshotWorktree(inside),
    ];
    for (const problem of await Promise.all(tasks.map(problemOf))) {
      expect(problem).toMatch(/^git: .* is not a worktree of /);
    }
    expect(git(fork, ['rev-parse', 'HEAD'])).toBe(from);
    await repository.removeWorktree(inside);
  });
});
