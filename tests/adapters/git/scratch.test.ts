import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { GitWriter } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { ANN, CARL, commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = realpathSync(temporaryFolder('scratch'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
vi.stubEnv('TMPDIR', temporary);
afterAll(() => vi.unstubAllEnvs());

const fork = makeRepository(join(folder, 'fork'));
const tip = commit(fork, { 'a.rs': 'fork\n' });
const upstream = makeRepository(join(folder, 'up:stream "1"'));
const release = commit(upstream, { 'a.rs': 'upstream\n' });
git(folder, ['clone', '--quiet', '--shared', '--bare', upstream, 'shared.git']);

async function scratch(...alternates: readonly string[]): Promise<GitWriter> {
  const view = await gitOpener.openScratch(fork, alternates);
  onTestFinished(() => view.close());
  return view;
}

/** Every file of a repository, to see that nothing was added. */
const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();

test("it sees the repository's refs and the objects of its alternates, through theirs too", async () => {
  for (const alternate of [upstream, join(upstream, '.git'), join(folder, 'shared.git')]) {
    const view = await scratch(alternate);
    expect(await view.commitId('refs/heads/main')).toBe(tip);
    expect(await view.commitId(release)).toBe(release);
    expect((await view.changes(tip, release)).map(({ path }) => path)).toStrictEqual(['a.rs']);
    expect(await view.mergeBase(tip, release)).toBeNull();
  }
  expect(await (await scratch()).commitId(release)).toBeNull();
});

test('what is written goes to the temporary folder and ends with it', async () => {
  const before = [filesOf(fork), filesOf(upstream)];
  const view = await scratch(upstream);
  const id = await view.writeBlob(Buffer.from('scratch only\n'));
  const tree = await view.writeTree(release, [{ path: 'b/c.rs', entry: { mode: '100644', id } }]);
  const parents = [tip, release];
  const made = await view.writeCommit({
    tree,
    parents,
    author: ANN,
    committer: CARL,
    message: 'm',
  });
  expect((await view.commitsBetween(tip, made)).map((one) => one.id)).toStrictEqual([
    release,
    made,
  ]);
  expect((await view.files(made, '')).map(({ path }) => path)).toStrictEqual(['a.rs', 'b/c.rs']);
  expect(readdirSync(temporary)).toHaveLength(1);
  await view.close();
  await view.close();
  expect(readdirSync(temporary)).toStrictEqual([]);
  expect([filesOf(fork), filesOf(upstream)]).toStrictEqual(before);
  expect(await (await opened(fork)).commitId(made)).toBeNull();
});

test('closed while others still write, it goes when they are done and does not come back', async () => {
  const view = await scratch(upstream);
  const writing = Array.from({ length: 24 }, (_, number) =>
    view.writeBlob(Buffer.alloc(3_000_000, `blob ${number}\n`)),
  );
  await Promise.race(writing);
  await view.close();
  expect(readdirSync(temporary)).toStrictEqual([]);
  expect((await Promise.allSettled(writing)).map(({ status }) => status)).toStrictEqual(
    writing.map(() => 'fulfilled'),
  );
  expect(readdirSync(temporary)).toStrictEqual([]);
});

test('refs and worktrees stay out of its reach: a mistake in the program', async () => {
  const view = await scratch();
  const wrong = [
    view.fetch(upstream, 'main', 'refs/x'),
    view.moveRefs([{ ref: 'refs/x', old: null, next: tip }], 'r'),
    view.addWorktree(join(folder, 'worktree'), tip, null),
    view.removeWorktree(join(folder, 'worktree')),
    view.updateWorktree(fork, tip, tip),
    view.resetWorktree(fork, tip),
    view.showTree(fork, tip),
  ];
  for (const problem of await Promise.all(wrong.map(problemOf))) {
    expect(problem).toMatch(/^Error: \w+ on a scratch view/);
  }
});

test('what a blobless alternate left at its origin comes from there, into the temporary folder', async () => {
  git(upstream, ['config', 'uploadpack.allowFilter', 'true']);
  const address = `file://${upstream.replaceAll('"', '%22').replaceAll(' ', '%20')}`;
  git(folder, ['clone', '--quiet', '--bare', '--filter=blob:none', address, 'blobless.git']);
  const blobless = join(folder, 'blobless.git');
  const before = [filesOf(fork), git(fork, ['config', '--list', '--local']), filesOf(blobless)];
  const view = await scratch(blobless);
  const id = git(upstream, ['rev-parse', 'main:a.rs']);
  expect((await view.blob(id)).toString()).toBe('upstream\n');
  expect([
    filesOf(fork),
    git(fork, ['config', '--list', '--local']),
    filesOf(blobless),
  ]).toStrictEqual(before);
  rmSync(blobless, { recursive: true });
});
