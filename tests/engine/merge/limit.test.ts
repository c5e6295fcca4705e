import { expect, test } from 'vitest';
import { REASON } from '../../../src/engine/merge/conflict.ts';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import { TimeUp, type Watch } from '../../../src/engine/merge/limit.ts';
import { SIDES } from '../../../src/engine/merge/markers.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { hooksIn } from '../../support/hooks.ts';
import { passesFile } from '../../support/rustc-shape.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();
const base = 'fn a() {}\n\nfn z() {}\n';
const sides = {
  path: 'src/lib.rs',
  base,
  ours: base.replace('\n\n', '\n\nfn ours() {}\n\n'),
  theirs: base.replace('\n\n', '\n\nfn theirs() {}\n\n'),
};

/** Lets `calls` questions pass. */
function upAfter(calls: number): Watch {
  let left = calls;
  return () => {
    if (left-- <= 0) throw new TimeUp();
  };
}

test('when the time is up the lines decide, and the outcome says so', () => {
  const inTime = mergeFile(parser, [], sides);
  expect(inTime).toMatchObject({ kind: 'clean', method: 'structure', notes: [] });
  for (const calls of [0, 1, 2, 3]) {
    const late = mergeFile(parser, [], sides, SIDES, upAfter(calls));
    expect(late).toMatchObject({ kind: 'conflict', method: 'lines' });
    expect(late.notes).toEqual([expect.stringContaining('merged by lines')]);
  }
});

test('a file with hooks is left to a person: lines cannot say that they stand', () => {
  const hooks = hooksIn('passes.rs');
  const path = hooks[0]?.file ?? '';
  const before = passesFile();
  const hooked = insertHooks(parser, before, hooks);
  if (hooked.kind !== 'inserted') throw new Error('the hooks have no place');
  const versions = {
    path,
    base: before,
    ours: hooked.text,
    theirs: `// A comment.\n${before}`,
  };
  expect(mergeFile(parser, hooks, versions)).toMatchObject({ kind: 'clean' });
  expect(mergeFile(parser, hooks, versions, SIDES, upAfter(0))).toMatchObject({
    kind: 'conflict',
    conflicts: expect.arrayContaining([expect.objectContaining({ reason: REASON.timeUp })]),
  });
});
