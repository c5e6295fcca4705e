/** Edits follow what moved from file to file. */
import { describe, expect, it } from 'vitest';
import { hasMarkers } from '../../../../src/engine/merge/markers.ts';
import { merged, rust, type Three } from './moving.ts';

const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');
const OTHER = rust('other', 'name');
const THIRD = rust('third', 'key');

describe('an item that upstream moved to another file', () => {
  const a: Three = [`${LOAD}\n${OTHER}`, `${EDITED}\n${OTHER}`, OTHER];

  it('that is new, and edited by the fork, is edited there', () => {
    const { at, decisions } = merged({ 'a.rs': a, 'b.rs': [null, null, `${THIRD}\n${LOAD}`] });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: OTHER });
    expect(at('b.rs')).toEqual({ kind: 'clean', text: `${THIRD}\n${EDITED}` });
    expect(decisions).toEqual([
      "fn load moved from a.rs to b.rs (similarity 1.00): the fork's edit is merged there",
    ]);
  });

  it('that the fork changed too, is edited there', () => {
    const third = THIRD.replace('count += ', 'count += 1 + ');
    const { at } = merged({ 'a.rs': a, 'b.rs': [THIRD, third, `${THIRD}\n${LOAD}`] });
    expect(at('b.rs')).toEqual({ kind: 'clean', text: `${third}\n${EDITED}` });
  });

  it('and edited there keeps both edits', () => {
    const moved = LOAD.replace('_finish(path, count)', '_finish(path, count, true)');
    const { at } = merged({ 'a.rs': a, 'b.rs': [null, null, `${THIRD}\n${moved}`] });
    const both = EDITED.replace('_finish(path, count)', '_finish(path, count, true)');
    expect(at('b.rs')).toEqual({ kind: 'clean', text: `${THIRD}\n${both}` });
  });

  it('and changed where the fork changed it is a conflict at its new place, with the labels of the move', () => {
    const moved = LOAD.replace('let count = 0;', 'let count = start(path);');
    const mine = EDITED.replace('let count = 0;', 'let count = 1;');
    const { at, all, decisions } = merged({
      'a.rs': [`${LOAD}\n${OTHER}`, `${mine}\n${OTHER}`, OTHER],
      'b.rs': [null, null, `${THIRD}\n${moved}`],
    });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: OTHER });
    const there = at('b.rs');
    expect(there.text).toContain('<<<<<<< ours, fn load, moved from a.rs — fn load (');
    expect(hasMarkers(there.text ?? '')).toBe(true);
    const merge = all.get('b.rs');
    const [region, ...more] = merge?.kind === 'conflict' ? merge.conflicts : [];
    expect(more).toEqual([]);
    expect(there.text?.split('\n')[(region?.line ?? 0) - 1]).toMatch(/^<{7} ours/);
    expect(region).toMatchObject({
      base: '    let count = 0;\n',
      ours: '    let count = 1;\n',
      theirs: '    let count = start(path);\n',
    });
    expect(there.text).toContain('verify(path);');
    expect(decisions).toEqual([
      "fn load moved from a.rs to b.rs (similarity 0.92): the fork's edit is left to a person there",
    ]);
  });

  it('under another name is edited there under that name', () => {
    const renamed = (code: string): string => code.replace('fn load', 'fn load_all');
    const { at, decisions } = merged({
      'a.rs': a,
      'b.rs': [null, null, `${THIRD}\n${renamed(LOAD)}`],
    });
    expect(at('b.rs').text).toBe(`${THIRD}\n${renamed(EDITED)}`);
    expect(decisions[0]).toContain('fn load moved from a.rs to b.rs, now fn load_all');
  });

  it('the other way round: the fork moved it, upstream edited it', () => {
    const { at, decisions } = merged({
      'a.rs': [`${LOAD}\n${OTHER}`, OTHER, `${EDITED}\n${OTHER}`],
      'b.rs': [null, `${THIRD}\n${LOAD}`, null],
    });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: OTHER });
    expect(at('b.rs')).toEqual({ kind: 'clean', text: `${THIRD}\n${EDITED}` });
    expect(decisions[0]).toContain("upstream's edit is merged there");
  });

  it('names what the edit needs and the new file has not', () => {
    const use = 'use crate::check::verify;\n\n';
    const { decisions } = merged({
      'a.rs': [`${LOAD}\n${OTHER}`, `${use}${EDITED}\n${OTHER}`, OTHER],
      'b.rs': [null, null, `${THIRD}\n${LOAD}`],
    });
    expect(decisions).toEqual([
      "fn load moved from a.rs to b.rs (similarity 1.00): the fork's edit is merged there; check imports: verify",
    ]);
  });

  it.each([
    ['stands in two files now', { 'b.rs': [null, null, LOAD], 'c.rs': [null, null, LOAD] }],
    ['is nowhere', { 'b.rs': [null, null, THIRD] }],
    ['is cut in two', { 'b.rs': [null, null, halves(LOAD)] }],
  ] as const)('that %s is left in the conflict it was', (_, others) => {
    const alone = merged({ 'a.rs': a });
    const { at, decisions } = merged({ 'a.rs': a, ...others });
    expect(at('a.rs').kind).toBe('conflict');
    expect(at('a.rs')).toEqual(alone.at('a.rs'));
    expect(decisions).toEqual([]);
    for (const [path, [, , theirs]] of Object.entries(others))
      expect(at(path)).toEqual({ kind: 'clean', text: theirs });
  });
});

/** Two functions of a part each. */
function halves(code: string): string {
  const lines = code.split('\n');
  const [first, second] = [lines.slice(2, 5), lines.slice(5, -2)];
  const [one, other] = ['walk', 'judge'].map((name) => `fn ${name}(path: &str) -> usize {`);
  return [one, ...first, '}}', other, ...second, '}', ''].join('\n');
}

describe('a whole file that upstream', () => {
  const [file, edited] = [`${LOAD}\n${OTHER}`, `${EDITED}\n${OTHER}`];

  it('renamed takes the edits of the fork along', () => {
    const { at, decisions } = merged({
      'src/a.rs': [file, edited, null],
      'src/b.rs': [null, null, file],
      'src/c.rs': [null, null, THIRD],
    });
    expect(at('src/a.rs')).toEqual({ kind: 'clean', text: null });
    expect(at('src/b.rs')).toEqual({ kind: 'clean', text: edited });
    expect(decisions).toEqual([
      "src/a.rs renamed to src/b.rs (similarity 1.00): the fork's edits are merged there",
    ]);
  });

  it('made a folder of is followed, also into the other files of the folder', () => {
    const both = edited.replace('other_finish(', 'verify(); other_finish(');
    const { at } = merged({
      'foo.rs': [`${file}\n${THIRD}`, `${both}\n${THIRD}`, null],
      'foo/mod.rs': [null, null, `mod other;\n\n${LOAD}\n${THIRD}`],
      'foo/other.rs': [null, null, OTHER],
    });
    expect(at('foo.rs')).toEqual({ kind: 'clean', text: null });
    expect(at('foo/mod.rs')).toEqual({
      kind: 'clean',
      text: `mod other;\n\n${EDITED}\n${THIRD}`,
    });
    expect(at('foo/other.rs').text).toBe(OTHER.replace('other_finish(', 'verify(); other_finish('));
  });

  it('took apart is followed item by item', () => {
    const { at } = merged({
      'a.rs': [`${LOAD}\n${OTHER}\n${THIRD}`, `${EDITED}\n${OTHER}\n${THIRD}`, null],
      'a/one.rs': [null, null, LOAD],
      'a/two.rs': [null, null, OTHER],
      'a/three.rs': [null, null, THIRD],
    });
    expect(at('a/one.rs')).toEqual({ kind: 'clean', text: EDITED });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: null });
  });

  it('renamed, and is no Rust, is followed by its words', () => {
    const text = Array.from({ length: 20 }, (_, at) => `line ${at} of it\n`).join('');
    const mine = text.replace('line 3 of it', 'line three');
    const { at } = merged({ 'a.md': [text, mine, null], 'b.md': [null, null, text] });
    expect(at('b.md')).toEqual({ kind: 'clean', text: mine });
    expect(at('a.md')).toEqual({ kind: 'clean', text: null });
  });

  it('renamed so that two could be it is left in the conflict it was', () => {
    const { at } = merged({
      'a.rs': [file, edited, null],
      'b.rs': [null, null, file],
      'c.rs': [null, null, file],
    });
    expect(at('a.rs').kind).toBe('conflict');
  });
});
