import { describe, expect, it } from 'vitest';
import { hasMarkers, SIDES, withMarkers } from '../../../src/engine/merge/markers.ts';

const conflict = {
  kind: 'conflict',
  base: ['b\n'],
  ours: ['o\n'],
  theirs: ['t'],
  oursAt: 0,
  reason: null,
} as const;

describe('withMarkers', () => {
  it('names side, item and reason, and counts the line of each conflict', () => {
    const marked = withMarkers(
      'src/lib.rs',
      [{ kind: 'ok', lines: ['1\n', '2\n'] }, conflict, conflict],
      SIDES,
      () => 'fn f',
    );
    expect(marked.conflicts.map(({ line }) => line)).toEqual([3, 10]);
    expect(marked.text).toMatch(
      /^1\n2\n<{7} ours — fn f \(both changed these lines\)\no\n\|{7} base\nb\n={7}\nt\n>{7} theirs\n/,
    );
  });

  it('is longer than any marker in the text', () => {
    const { text } = withMarkers(
      't.md',
      [{ kind: 'ok', lines: ['======== \n'] }, conflict],
      SIDES,
      () => null,
    );
    expect(text).toContain(`\n${'<'.repeat(9)} ours — t.md`);
  });
});

describe('hasMarkers', () => {
  it('sees a marker left of ours, and not those of a test that is about markers', () => {
    expect(hasMarkers('a\n<<<<<<< ours — fn f (why)\n')).toBe(true);
    expect(hasMarkers('a\n>>>>>>>> theirs\n')).toBe(true);
    expect(hasMarkers('<<<<<<< HEAD\n=======\n>>>>>>> branch\n')).toBe(false);
    expect(hasMarkers('Heading\n=======\n // <<<<<<< ours\n')).toBe(false);
  });
});
