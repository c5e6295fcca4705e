import { describe, expect, it } from 'vitest';
import { cleanText, mergeLines, splitLines } from '../../../src/engine/merge/lines.ts';

describe('splitLines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a\n']],
    ['\n\nb', ['\n', '\n', 'b']],
    ['a\r\nb\rc\n', ['a\r\n', 'b\rc\n']],
  ])('%j', (text, lines) => {
    expect(splitLines(text)).toEqual(lines);
  });
});

describe('mergeLines', () => {
  it('takes edits that touch each other for a conflict, as git does', () => {
    expect(cleanText(mergeLines('a\nb\n', 'x\nb\n', 'a\ny\n'))).toBeNull();
    expect(cleanText(mergeLines('a\n1\nb\n', 'x\n1\nb\n', 'a\n1\ny\n'))).toBe('x\n1\ny\n');
  });

  it('makes the same edit once', () => {
    expect(cleanText(mergeLines('a\n1\nb\n', 'x\n1\nb\n', 'x\n1\ny\n'))).toBe('x\n1\ny\n');
  });

  it('leaves out of a conflict what both sides begin and end with', () => {
    expect(mergeLines('a\n', 'p\nq\nz\n', 'p\nr\nz\n')).toEqual([
      { kind: 'ok', lines: ['p\n'] },
      { kind: 'conflict', base: ['a\n'], ours: ['q\n'], theirs: ['r\n'], oursAt: 1, reason: null },
      { kind: 'ok', lines: ['z\n'] },
    ]);
  });
});
