import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = temporaryFolder('move-refs');
const fork = makeRepository(join(folder, 'fork'));
const one = commit(fork, { a: '1' });
const two = commit(fork, { a: '2' });
const A = 'refs/trust-upstream/a';
const B = 'refs/heads/b';

/** The two refs as git sees them. */
const now = (): string[] =>
  git(fork, ['for-each-ref', '--format=%(refname) %(objectname)', A, B]).split('\n');

function reset(): void {
  git(fork, ['update-ref', A, one]);
  git(fork, ['update-ref', '-d', B]);
}

test('create, move, delete and keep, all in one', async () => {
  reset();
  const repository = await opened(fork);
  const create = { ref: B, old: null, next: two };
  await repository.moveRefs([{ ref: A, old: one, next: two }, create], 'a\nreason');
  expect(now()).toStrictEqual([`${B} ${two}`, `${A} ${two}`]);
  expect(git(fork, ['log', '-1', '--walk-reflogs', '--format=%gs', 'b'])).toBe('a reason');
  await repository.moveRefs(
    [
      { ref: A, old: two, next: null },
      { ref: B, old: two, next: two },
      { ref: 'refs/heads/none', old: null, next: null },
    ],
    'r',
  );
  expect(now()).toStrictEqual([`${B} ${two}`]);
  await repository.moveRefs([], 'nothing');
});

test('one old value that does not hold: the ref is named and nothing moves', async () => {
  const repository = await opened(fork);
  const good = { ref: A, old: one, next: two };
  const broken = [
    { ref: B, old: one, next: two },
    { ref: B, old: one, next: null },
    { ref: 'refs/heads/main', old: null, next: one },
    { ref: 'refs/heads/main', old: one, next: one },
    { ref: 'refs/heads/main', old: one, next: null },
    { ref: 'refs/heads/main', old: null, next: null },
  ];
  for (const move of broken) {
    reset();
    const problem = await problemOf(repository.moveRefs([good, move], 'r'));
    expect(problem).toMatch(`moved: ${move.ref} has moved`);
    expect(now()).toStrictEqual([`${A} ${one}`]);
  }
});

test('what git refuses for another reason is a Problem git', async () => {
  reset();
  const repository = await opened(fork);
  const refused = [
    { ref: B, old: null, next: 'f'.repeat(40) },
    { ref: B, old: null, next: git(fork, ['rev-parse', 'main^{tree}']) },
    { ref: `${A}/below`, old: null, next: one },
    { ref: 'refs/heads/bad..name', old: null, next: one },
  ];
  for (const move of refused) {
    const moves = [{ ref: A, old: one, next: two }, move];
    expect(await problemOf(repository.moveRefs(moves, 'r'))).toMatch(/^git: git update-ref in /);
    expect(now()).toStrictEqual([`${A} ${one}`]);
  }
});

test('another process that holds the ref is waited for, but not for ever', async () => {
  reset();
  const repository = await opened(fork);
  const lock = join(fork, '.git', `${A}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  writeFileSync(lock, '');
  setTimeout(() => rmSync(lock), 300);
  await repository.moveRefs([{ ref: A, old: one, next: two }], 'r');
  expect(now()).toStrictEqual([`${A} ${two}`]);

  writeFileSync(lock, '');
  const problem = await problemOf(repository.moveRefs([{ ref: A, old: two, next: one }], 'r'));
  rmSync(lock);
  expect(problem).toMatch(/^git: git update-ref in .*lock': File exists/);
  expect(now()).toStrictEqual([`${A} ${two}`]);
});
