import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf, put } from './repository.ts';

const folder = realpathSync(temporaryFolder('worktrees'));
const fork = makeRepository(join(folder, 'fork'));
const base = commit(fork, { 'a.rs': 'base\n', 'run.sh': '#!/bin/sh\n' });
const tip = commit(fork, { 'a.rs': 'tip\n', 'src/b.rs': 'b\n' });
const user = join(folder, "user's");
git(fork, ['worktree', 'add', '--quiet', '--detach', user, base]);
const records = join(fork, '.git/worktrees');

let count = 0;
function newPath(): string {
  count += 1;
  return join(folder, `made/worktree${count}`);
}

const head = (path: string): string => git(path, ['rev-parse', '--symbolic-full-name', 'HEAD']);
const status = (path: string): string => git(path, ['status', '--porcelain', '--ignored']);

test('worktrees with their branches; the main one first', async () => {
  const repository = await opened(fork);
  expect(await repository.worktrees()).toStrictEqual([
    { path: fork, branch: 'refs/heads/main', bare: false },
    { path: user, branch: null, bare: false },
  ]);
  git(folder, ['clone', '--quiet', '--bare', 'fork', 'bare.git']);
  const bare = join(folder, 'bare.git');
  const listed = [{ path: bare, branch: null, bare: true }];
  expect(await (await opened(bare)).worktrees()).toStrictEqual(listed);
});

test('a new worktree, on a branch or detached; removed without a trace, twice', async () => {
  const repository = await opened(fork);
  const path = newPath();
  await repository.addWorktree(path, base, 'sync/1.1.0');
  expect([head(path), git(path, ['rev-parse', 'HEAD']), status(path)]).toStrictEqual([
    'refs/heads/sync/1.1.0',
    base,
    '',
  ]);
  await repository.removeWorktree(path);
  await repository.removeWorktree(path);
  expect([existsSync(path), readdirSync(records)]).toStrictEqual([false, ["user's"]]);
  await repository.addWorktree(path, tip, 'sync/1.1.0');
  expect(await repository.ref('refs/heads/sync/1.1.0')).toBe(tip);
  rmSync(path, { recursive: true });
  await repository.removeWorktree(path);
  await repository.addWorktree(path, tip, null);
  expect(head(path)).toBe('HEAD');
  await repository.removeWorktree(path);
  expect(readdirSync(records)).toStrictEqual(["user's"]);
});

test('a bare repository has worktrees too', async () => {
  git(folder, ['clone', '--quiet', '--bare', 'fork', 'server.git']);
  const repository = await opened(join(folder, 'server.git'));
  const path = newPath();
  await repository.addWorktree(path, tip, 'sync/x');
  put(path, { new: '' });
  expect(await repository.dirtyPaths(path)).toStrictEqual(['new']);
  await repository.updateWorktree(path, tip, base);
  expect(existsSync(join(path, 'src'))).toBe(false);
  await repository.removeWorktree(path);
  expect(await repository.worktrees()).toHaveLength(1);
});

test('half-made worktrees of an earlier run are no obstacle', async () => {
  const repository = await opened(fork);
  const path = newPath();
  const halves = [
    () => rmSync(join(path, '.git')),
    () => rmSync(path, { recursive: true }),
    () => writeFileSync(join(records, 'worktree3/locked'), 'initializing'),
    () => writeFileSync(join(records, 'worktree3/index.lock'), ''),
    () => writeFileSync(join(records, 'worktree3/HEAD'), ''),
    () => rmSync(join(records, 'worktree3'), { recursive: true }),
  ];
  await repository.addWorktree(path, base, 'half');
  for (const [at, breakIt] of halves.entries()) {
    breakIt();
    await repository.addWorktree(path, at % 2 === 0 ? tip : base, 'half');
    expect([head(path), status(path)]).toStrictEqual(['refs/heads/half', '']);
  }
  await repository.removeWorktree(path);
  expect(readdirSync(records)).toStrictEqual(["user's"]);
});

test('git killed while it checks out leaves nothing that stops the next try', async () => {
  const large = makeRepository(join(folder, 'large'));
  const files: Record<string, string> = {};
  for (let at = 0; at < 1000; at += 1) files[`f/${at % 50}/${at}`] = `${at}\n`;
  const id = commit(large, files);
  const path = newPath();
  const child = spawn('git', ['worktree', 'add', '-B', 'cut', path, id], {
    cwd: large,
    detached: true,
    stdio: 'ignore',
  });
  while (!existsSync(path)) await wait(1);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  const repository = await opened(large);
  await repository.addWorktree(path, id, 'cut');
  expect([head(path), status(path)]).toStrictEqual(['refs/heads/cut', '']);
});

test("the user's other worktrees are left alone, also broken ones", async () => {
  const lost = join(folder, 'lost');
  git(fork, ['worktree', 'add', '--quiet', '--detach', lost, base]);
  rmSync(lost, { recursive: true });
  const repository = await opened(fork);
  const path = newPath();
  await repository.addWorktree(path, tip, null);
  await repository.removeWorktree(path);
  expect(readdirSync(records).toSorted()).toStrictEqual(['lost', "user's"]);
  git(fork, ['worktree', 'prune']);
});

test('a branch that is checked out elsewhere is not taken', async () => {
  const repository = await opened(fork);
  const problem = await problemOf(repository.addWorktree(newPath(), base, 'main'));
  expect(problem).toMatch(/^git: .*'main' is already checked out/);
  expect(await repository.ref('refs/heads/main')).toBe(tip);
});

test('nothing is removed but a worktree of this repository', async () => {
  const repository = await opened(fork);
  const notes = join(folder, 'notes');
  put(notes, { 'todo.txt': 'keep\n' });
  const other = makeRepository(join(folder, 'other'));
  commit(other, { a: '' });
  git(other, ['worktree', 'add', '--quiet', '--detach', join(folder, 'of-other')]);
  symlinkSync(fork, join(folder, 'link'));
  const kept = [
    notes,
    other,
    join(folder, 'of-other'),
    fork,
    folder,
    join(folder, 'link'),
    join(fork, '.git'),
    '/',
  ];
  for (const path of kept) {
    expect(await problemOf(repository.removeWorktree(path))).toMatch(/^git: /);
    expect(await problemOf(repository.addWorktree(path, tip, null))).toMatch(/^git: /);
  }
  expect([existsSync(join(notes, 'todo.txt')), existsSync(join(fork, 'a.rs'))]).toStrictEqual([
    true,
    true,
  ]);
  mkdirSync(join(folder, 'empty'));
  await repository.removeWorktree(join(folder, 'empty'));
});
