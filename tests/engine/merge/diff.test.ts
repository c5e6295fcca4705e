import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anchoredHunks } from '../../../src/engine/merge/diff/anchored.ts';
import { type Hunk, hunksOf } from '../../../src/engine/merge/diff/hunks.ts';
import { slideChanges } from '../../../src/engine/merge/diff/slide.ts';
import { mergeLines } from '../../../src/engine/merge/lines.ts';
import { conflictLines } from '../../../src/engine/merge/structure/conflict-lines.ts';
import { narrowed } from '../../../src/engine/merge/structure/narrow.ts';

const folder = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Few different lines, so that many are equal. */
const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '}\n', '\n'), { maxLength: 14 });

function git(words: readonly string[], texts: Readonly<Record<string, readonly string[]>>): string {
  for (const [name, text] of Object.entries(texts))
    writeFileSync(join(folder, name), text.join(''));
  const { stdout, status } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  if (status === null || status >= 128) throw new Error('git did not run');
  return stdout;
}

/** As git has them, for people: with no line around them, and no heuristic that moves them. */
function gitHunks(base: readonly string[], side: readonly string[]): Hunk[] {
  const words = ['diff', '--no-index', '-U0', '--no-indent-heuristic', '--diff-algorithm=myers'];
  const text = git([...words, 'base', 'side'], { base, side });
  return [...text.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map((found) => {
    const [from = 0, gone = 1, start = 0, made = 1] = found
      .slice(1)
      .map((one: string | undefined) => (one === undefined ? undefined : Number(one)));
    const [at, to] = [gone === 0 ? from : from - 1, made === 0 ? start : start - 1];
    return { at, end: at + gone, to, toEnd: to + made };
  });
}

/** Lines between the markers, of both sides. */
function leftByGit(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): number {
  const text = git(['merge-file', '-p', 'ours', 'base', 'theirs'], { base, ours, theirs });
  let [open, left] = [false, 0];
  for (const line of text.split('\n')) {
    if (line.startsWith('<<<<<<<')) open = true;
    else if (line.startsWith('>>>>>>>')) open = false;
    else if (open && !line.startsWith('=======')) left++;
  }
  return left;
}

describe.each([
  ['hunks as git', hunksOf],
  ['hunks between anchors', anchoredHunks],
])('%s', (_, diff) => {
  it('make the side of the base, in order, and never touch', () => {
    fc.assert(
      fc.property(lines, lines, (base, side) => {
        const made: string[] = [];
        let past = 0;
        for (const [index, { at, end, to, toEnd }] of diff(base, side).entries()) {
          expect(index === 0 ? at >= 0 : at > past).toBe(true);
          expect(end - at + toEnd - to).toBeGreaterThan(0);
          made.push(...base.slice(past, at));
          expect(made.length).toBe(to);
          made.push(...side.slice(to, toEnd));
          past = end;
        }
        expect([...made, ...base.slice(past)]).toEqual(side);
      }),
    );
  });

  it('are none for a text and itself', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(diff(text, text)).toEqual([]);
      }),
    );
  });
});

it('sliding changes keeps how many there are, and what is left without them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 20 }), (text) => {
      const numbers = Int32Array.from(text, ([number]) => number);
      const kept = (changed: Uint8Array): number[] =>
        [...numbers].filter((_, at) => changed[at] === 0);
      const changed = Uint8Array.from(text, ([, one]) => (one ? 1 : 0));
      const before = kept(changed);
      slideChanges(numbers, changed, new Uint8Array(before.length));
      expect(kept(changed)).toEqual(before);
    }),
  );
});

describe('beside git', () => {
  it('pairs the lines that git diff does', () => {
    fc.assert(
      fc.property(lines, lines, (base, side) => {
        expect(hunksOf(base, side)).toEqual(gitHunks(base, side));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a block like the one before it', 'a\n{\n}\nb\n', 'a\n{\n}\n{\n}\nb\n'],
    ['a line among equals', 'x\nx\nx\n', 'x\nx\n'],
    ['all new', 'a\nb\n', 'c\nd\ne\n'],
    ['swapped', 'a\nb\nc\nd\n', 'c\nd\na\nb\n'],
  ])('%s is cut where git diff cuts it', (_, before, after) => {
    const [base, side] = [before, after].map((text) => text.split(/(?<=\n)/));
    expect(hunksOf(base ?? [], side ?? [])).toEqual(gitHunks(base ?? [], side ?? []));
  });

  it('leaves no more lines open than git merge-file does', () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, ours, theirs) => {
        const chunks = mergeLines(base.join(''), ours.join(''), theirs.join(''));
        const left = leftByGit(base, ours, theirs);
        expect(conflictLines(narrowed(chunks))).toBeLessThanOrEqual(left);
      }),
      { numRuns: 60 },
    );
  });
});
