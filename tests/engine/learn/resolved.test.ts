import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/engine/conflicted/pieces.ts';
import { resolvedConflicts } from '../../../src/engine/learn/resolved.ts';
import { splitLines } from '../../../src/engine/merge/lines.ts';

/** `!` is a conflict. */
function pieces(...parts: string[]): Piece[] {
  return parts.map((part) =>
    part === '!'
      ? {
          kind: 'conflict',
          line: 1,
          ours: ['mine\n'],
          base: [],
          theirs: ['others\n'],
          labels: { ours: '', base: '', theirs: '' },
        }
      : { kind: 'text', lines: splitLines(part) },
  );
}

describe('what a person made of conflicts', () => {
  it('is what stands between the lines around them', () => {
    expect(resolvedConflicts(pieces('a\n', '!', 'b\n', '!', 'c\n'), 'a\nx\ny\nb\nc\n')).toEqual([
      'x\ny\n',
      '',
    ]);
  });

  it('is told also where it ends like the lines behind it', () => {
    expect(resolvedConflicts(pieces('{\n', '!', '}\n'), '{\n{\n}\n}\n')).toEqual(['{\n}\n']);
  });

  it('is told at the ends of a file', () => {
    expect(resolvedConflicts(pieces('!', 'b\n'), 'x\nb\n')).toEqual(['x\n']);
    expect(resolvedConflicts(pieces('a\n', '!'), 'a\nx\n')).toEqual(['x\n']);
  });

  it('is not told where the text between may stand in two places', () => {
    expect(resolvedConflicts(pieces('a\n', '!', '}\n', '!', 'c\n'), 'a\nx\n}\n}\nc\n')).toEqual([
      null,
      null,
    ]);
  });

  it('is told beside edits far away, and not beside near ones', () => {
    const far = 'f1\nf2\nf3\nf4\nf5\n';
    const text = pieces(`use a;\n${far}`, '!', `${far}end\n`);
    expect(resolvedConflicts(text, `use a;\nuse b;\n${far}x\n${far}end\n`)).toEqual(['x\n']);
    expect(resolvedConflicts(text, `use a;\n${far}x\n${far.replace('f2', 'g')}end\n`)).toEqual([
      null,
    ]);
    expect(resolvedConflicts(text, `use a;\n${far.replace('f5\n', '')}x\n${far}end\n`)).toEqual([
      null,
    ]);
  });

  it('is not told of a file that is one conflict, nor of one that is another file now', () => {
    expect(resolvedConflicts(pieces('!'), 'x\n')).toEqual([null]);
    expect(resolvedConflicts(pieces('a\nb\n', '!', 'c\n'), 'z\n')).toEqual([null]);
  });
});
