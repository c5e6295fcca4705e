import { expect, test } from 'vitest';
import { planEdits } from '../../../../src/adapters/git/objects/edits.ts';

const entry = { mode: '100644', id: 'a'.repeat(40) };

test('edits are gathered by folder; the last one of a path counts', () => {
  const plan = planEdits([
    { path: 'src/a.rs', entry: null },
    { path: 'src/a.rs', entry },
    { path: 'old', entry: null },
  ]);
  expect(plan.drop).toStrictEqual(new Set(['old']));
  expect(plan.folders.get('src')?.set).toStrictEqual(new Map([['a.rs', entry]]));
  expect(plan.folders.get('src')?.drop.size).toBe(0);
});

test('names are bytes', () => {
  expect([...planEdits([{ path: 'ü', entry }]).set.keys()]).toStrictEqual(['\xc3\xbc']);
});

test.each(['', '/a', 'a/', 'a//b', '.', 'a/../b', '.git/hooks/x', 'a/.GIT', 'a\0b'])(
  'no tree can hold %j',
  (path) => {
    expect(() => planEdits([{ path, entry }])).toThrow(`no tree can hold the path`);
  },
);

test('a path cannot be a file and a folder, in whatever order it is said', () => {
  const edits = [
    { path: 'x/a', entry },
    { path: 'x/a/b/c', entry },
  ];
  expect(() => planEdits(edits)).toThrow('"x/a" cannot be a file and a folder');
  expect(() => planEdits(edits.toReversed())).toThrow('"x/a" cannot be a file and a folder');
  expect(() =>
    planEdits([
      { path: 'x/a', entry },
      { path: 'x/a/b/c', entry: null },
    ]),
  ).not.toThrow();
});

test('only modes of files are set', () => {
  for (const mode of ['040000', '100664', '']) {
    expect(() => planEdits([{ path: 'a', entry: { ...entry, mode } }])).toThrow(`the mode ${mode}`);
  }
});
