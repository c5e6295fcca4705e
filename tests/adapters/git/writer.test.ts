import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { ANN, CARL, commit, git, makeRepository, opened, problemOf } from './repository.ts';

const folder = temporaryFolder('writer');
const fork = makeRepository(join(folder, 'fork'));
const base = commit(fork, { 'a.rs': 'a\n' });
const tree = git(fork, ['rev-parse', 'HEAD^{tree}']);

test('bytes are stored as they are', async () => {
  const repository = await opened(fork);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('a\r\nb\0c\xff', 'latin1'),
    Buffer.alloc(3_000_000, 7),
  ]) {
    const id = await repository.writeBlob(bytes);
    expect(id).toBe(git(fork, ['hash-object', '--stdin', '--no-filters'], bytes));
    expect((await repository.blob(id)).equals(bytes)).toBe(true);
  }
});

test('forty blobs at once', async () => {
  const repository = await opened(fork);
  const texts = Array.from({ length: 40 }, (_, at) => `blob ${at}`);
  const ids = await Promise.all(texts.map((text) => repository.writeBlob(Buffer.from(text))));
  const read = await Promise.all(ids.map((id) => repository.blob(id)));
  expect(read.map(String)).toStrictEqual(texts);
});

test('a commit is the one git itself would write, and is read back the same', async () => {
  const repository = await opened(fork);
  const id = await repository.writeCommit({
    tree,
    parents: [base],
    author: ANN,
    committer: CARL,
    message: 'm\n',
  });
  expect(id).toBe(git(fork, ['commit-tree', tree, '-p', base, '-m', 'm']));
  for (const message of [
    '',
    'no newline',
    '\n\n leading',
    'trailing \n\n\n',
    '# not a comment\n',
    'é\r\n',
  ]) {
    const written = { tree, parents: [base, id], author: CARL, committer: ANN, message };
    const back = await repository.commit(await repository.writeCommit(written));
    expect(back).toStrictEqual({ ...written, id: back.id });
  }
  git(fork, ['fsck', '--strict']);
});

test('a commit needs its tree and parents', async () => {
  const repository = await opened(fork);
  const good = { tree, parents: [base], author: ANN, committer: CARL, message: '' };
  for (const id of ['f'.repeat(40), 'main']) {
    expect(await problemOf(repository.writeCommit({ ...good, tree: id }))).toMatch(`no tree ${id}`);
    expect(await problemOf(repository.writeCommit({ ...good, parents: [base, id] }))).toMatch(
      `no commit ${id}`,
    );
  }
  expect(await problemOf(repository.writeCommit({ ...good, parents: [tree] }))).toMatch('git: ');
});
