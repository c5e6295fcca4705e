/** The entrance that the driver, `resolve` and the sync have in common: one file, and what moved in it. */
import { describe, expect, it } from 'vitest';
import { mergeFile as mergeAlone } from '../../../../src/engine/merge/file.ts';
import { TimeUp, type Watch } from '../../../../src/engine/merge/limit.ts';
import { mergeOneFile } from '../../../../src/engine/merge/moves/merge-files.ts';
import { mergeFile, mergeFiles } from '../../../../src/index.ts';
import { parser, rust } from './moving.ts';

const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');
const OTHER = rust('other', 'name');
const MOVED = `${OTHER}\nmod inner {\n${LOAD.replaceAll(/^(?=.)/gm, '    ')}}\n`;
const FILE = {
  path: 'a.rs',
  base: `${LOAD}\n${OTHER}`,
  ours: `${EDITED}\n${OTHER}`,
  theirs: MOVED,
};

const at = MOVED.indexOf('mod inner');
/** Upstream's file with another text in the item that moved. */
const inMoved = (from: string, to: string): string =>
  MOVED.slice(0, at) + MOVED.slice(at).replace(from, to);

const LABELS = { ours: 'HEAD', base: 'merged common ancestors', theirs: 'topic' };

/** Lets `calls` questions pass. */
function upAfter(calls: number): { readonly watch: Watch; readonly asked: () => number } {
  let asked = 0;
  const watch = (): void => {
    if (asked++ >= calls) throw new TimeUp();
  };
  return { watch, asked: () => asked };
}

describe('one file', () => {
  it('has the edit where the item went, whatever the sides are called', () => {
    expect(mergeAlone(parser, [], FILE).kind).toBe('conflict');
    for (const labels of [undefined, LABELS]) {
      const merge = mergeOneFile(parser, [], FILE, labels);
      expect(merge.kind).toBe('clean');
      expect(merge.text).toBe(inMoved('let count = 0;', 'let count = 0;\n        verify(path);'));
    }
  });

  it('shows the labels of the move where both edited the item', () => {
    const theirs = inMoved('let count = 0;', 'let count = 1;');
    const ours = FILE.base.replace('let count = 0;', 'let count = 2;');
    const merge = mergeOneFile(parser, [], { ...FILE, ours, theirs }, LABELS);
    expect(merge.kind).toBe('conflict');
    expect(merge.text).toMatch(/^<{7} HEAD, fn load, moved from a\.rs — /m);
    expect(merge.text).toContain('let count = 2;');
    expect(merge.text).toContain('let count = 1;');
    // The label names the item too: a function is told by its parameters.
    expect(merge.text?.match(/fn load\(/g)).toHaveLength(1);
  });

  it('keeps the merge without moves, and says so, when the time is up before they are found', () => {
    const alone = upAfter(Infinity);
    const plain = mergeAlone(parser, [], FILE, LABELS, alone.watch);
    const all = upAfter(Infinity);
    mergeOneFile(parser, [], FILE, LABELS, all.watch);
    expect(all.asked()).toBeGreaterThan(alone.asked());
    for (let calls = alone.asked(); calls < all.asked(); calls++) {
      const merge = mergeOneFile(parser, [], FILE, LABELS, upAfter(calls).watch);
      if (merge.kind === 'clean') continue;
      expect(merge).toMatchObject({ kind: 'conflict', text: plain.text });
    }
    const late = mergeOneFile(parser, [], FILE, LABELS, upAfter(alone.asked()).watch);
    expect(late.notes).toEqual([expect.stringContaining('nothing was followed')]);
  });
});

it('the library gives the merge of one file and of a whole change', () => {
  expect(mergeFile(parser, [], FILE)).toEqual(mergeOneFile(parser, [], FILE));
  const to = { path: 'b.rs', base: OTHER, ours: OTHER, theirs: `${OTHER}\n${LOAD}` };
  const from = {
    path: 'a.rs',
    base: `${LOAD}\nmod b;\n`,
    ours: `${EDITED}\nmod b;\n`,
    theirs: 'mod b;\n',
  };
  const merges = mergeFiles(parser, [], [from, to]);
  expect(merges.get('a.rs')).toMatchObject({ kind: 'clean', text: 'mod b;\n' });
  expect(merges.get('b.rs')).toMatchObject({ kind: 'clean', text: `${OTHER}\n${EDITED}` });
});
