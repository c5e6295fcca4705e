import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCommit, parseCommit } from '../../../../src/adapters/git/objects/commit.ts';
import { ANN, CARL } from '../repository.ts';

const ID = 'c'.repeat(40);
const TREE = 'a'.repeat(40);

function stored(extra: string, message: Buffer): Buffer {
  const head = `tree ${TREE}\nauthor Ann <a@b> 1 +0000\ncommitter Carl <c@d> 2 +0000\n${extra}\n`;
  return Buffer.concat([Buffer.from(head), message]);
}

test('what is formatted is parsed back, whatever the names and the message', () => {
  const name = fc.string({ unit: 'binary' }).map((text) => text.replace(/[<>\n\0]/g, ''));
  const person = fc.record(
    { name, email: name, date: fc.constant('1700000000 -0330') },
    { noNullPrototype: true },
  );
  const message = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
  const parents = fc.array(fc.constantFrom('d'.repeat(40), 'e'.repeat(40)));
  fc.assert(
    fc.property(parents, person, person, message, (before, author, committer, text) => {
      const commit = { tree: TREE, parents: before, author, committer, message: text };
      expect(parseCommit(ID, formatCommit(commit))).toStrictEqual({ id: ID, ...commit });
    }),
  );
});

describe('headers that are not ours', () => {
  test('a signature and a merged tag are passed over', () => {
    const extra =
      'gpgsig -----BEGIN\n tree not a tree\n \n -----END\nmergetag object x\n type commit\n';
    const commit = parseCommit(ID, stored(extra, Buffer.from('text\n\nmore')));
    expect([commit.tree, commit.message]).toStrictEqual([TREE, 'text\n\nmore']);
  });

  test('a declared encoding is decoded, an unknown one refused', () => {
    const latin = Buffer.from('Gr\xfc\xdfe', 'latin1');
    expect(parseCommit(ID, stored('encoding ISO-8859-1\n', latin)).message).toBe('Grüße');
    expect(() => parseCommit(ID, stored('encoding X-KLINGON\n', latin))).toThrow(
      `commit ${ID} is in the encoding X-KLINGON`,
    );
    expect(() => parseCommit(ID, stored('encoding UTF-8\n', latin))).toThrow('cannot be read');
  });

  test('bytes that are not UTF-8 without saying so are read as Latin-1', () => {
    const commit = parseCommit(ID, stored('', Buffer.from('Gr\xfc\xdfe', 'latin1')));
    expect(commit.message).toBe('Grüße');
  });
});

test('people and messages that git cannot store are refused', () => {
  const commit = { tree: TREE, parents: [], author: ANN, committer: CARL, message: '' };
  const broken = [
    { ...commit, author: { ...ANN, name: 'A\nparent x' } },
    { ...commit, author: { ...ANN, email: 'a>b' } },
    { ...commit, committer: { ...CARL, date: '2024-01-01' } },
    { ...commit, message: 'a\0b' },
  ];
  for (const one of broken) expect(() => formatCommit(one)).toThrow(/cannot/);
});
