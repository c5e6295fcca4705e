import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileMerge, mergeFile } from '../../../src/engine/merge/file.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

function merge(
  base: string | null,
  ours: string | null,
  theirs: string | null,
  path = 'notes.md',
): FileMerge {
  return mergeFile(parser, [], { path, base, ours, theirs });
}

const line = fc.constantFrom(
  'a',
  'b',
  'c',
  '',
  '}',
  '__proto__',
  'constructor',
  '<<<<<<< HEAD',
  '=======',
  'é\u2028',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, end, last]) => lines.join(end) + (last ? end : ''));

describe('laws, on any text', () => {
  it('what only one side changed is that side', () => {
    fc.assert(
      fc.property(text, text, (base, x) => {
        expect(merge(base, base, x)).toMatchObject({ kind: 'clean', text: x });
        expect(merge(base, x, base)).toMatchObject({ kind: 'clean', text: x });
      }),
    );
  });

  it('what both sides made equal is that', () => {
    fc.assert(
      fc.property(text, text, (base, x) => {
        expect(merge(base, x, x)).toMatchObject({ kind: 'clean', text: x });
      }),
    );
  });

  it('swapping the sides neither makes nor resolves a conflict', () => {
    fc.assert(
      fc.property(text, text, text, (base, a, b) => {
        const [one, other] = [merge(base, a, b), merge(base, b, a)];
        expect(one.kind).toBe(other.kind);
        fc.pre(one.kind === 'clean');
        expect(one.text).toBe(other.text);
      }),
      // Both sides added it with line ends of their own: once taken for one side's.
      { examples: [['', '\n', '\r\n']] },
    );
  });

  it('a conflict loses no line of either side', () => {
    fc.assert(
      fc.property(text, text, text, (base, a, b) => {
        const result = merge(base, a, b);
        if (result.kind === 'clean') return;
        for (const region of result.conflicts) {
          expect(result.text.split('\n')[region.line - 1]).toMatch(/^<{7,} ours — notes\.md/);
          expect(result.text).toContain(region.ours);
          expect(result.text).toContain(region.theirs);
        }
      }),
    );
  });

  it('edits apart from one another are both made', () => {
    const block = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 });
    fc.assert(
      fc.property(block, block, (a, b) => {
        const file = (first: string[], last: string[]): string =>
          [...first, '1', '2', '3', ...last, ''].join('\n');
        expect(merge(file(['p'], ['q']), file(a, ['q']), file(['p'], b))).toMatchObject({
          kind: 'clean',
          text: file(a, b),
        });
      }),
    );
  });
});

describe('files that are not there', () => {
  it.each([
    ['added by one side', null, null, 'x', 'x'],
    ['added by both alike', null, 'x', 'x', 'x'],
    ['deleted by one side', 'x', 'x', null, null],
    ['deleted by both', 'x', null, null, null],
    ['emptied, not deleted', 'x', '', 'x', ''],
  ])('%s', (_, base, ours, theirs, expected) => {
    expect(merge(base, ours, theirs)).toEqual({
      kind: 'clean',
      text: expected,
      decisions: [],
      lineConflicts: [],
      method: 'one side',
      certificate: null,
      hooks: [],
      notes: [],
    });
  });

  it('deleted by one side and changed by the other, both are shown', () => {
    expect(merge('a\n', null, 'b\n')).toMatchObject({
      kind: 'conflict',
      text: '<<<<<<< ours — notes.md (ours deleted the file that theirs changed)\n||||||| base\na\n=======\nb\n>>>>>>> theirs\n',
      conflicts: [{ line: 1, base: 'a\n', ours: '', theirs: 'b\n' }],
    });
    expect(merge('a\n', 'b\n', null).kind).toBe('conflict');
  });

  it('added by both with a difference, only that conflicts', () => {
    expect(merge(null, 'a\nb\nc\n', 'a\nx\nc\n')).toMatchObject({
      conflicts: [{ line: 2, ours: 'b\n', theirs: 'x\n', reason: 'both added lines here' }],
    });
  });
});

describe('line ends', () => {
  it('stay as all sides have them', () => {
    expect(merge('a\r\n1\r\nb\r\n', 'x\r\n1\r\nb\r\n', 'a\r\n1\r\ny\r\n')).toMatchObject({
      text: 'x\r\n1\r\ny\r\n',
    });
  });

  it('changed by one side do not conflict with lines changed by the other', () => {
    expect(merge('a\nb\n', 'a\r\nb\r\n', 'a\nc\n')).toMatchObject({
      kind: 'clean',
      text: 'a\r\nc\r\n',
    });
    expect(merge('a\r\nb\r\n', 'a\r\nc\r\n', 'a\nb\n')).toMatchObject({
      kind: 'clean',
      text: 'a\nc\n',
    });
  });

  it('missing at the end of the file are an edit like any other', () => {
    expect(merge('a\n1\nb\n', 'x\n1\nb\n', 'a\n1\nb')).toMatchObject({ text: 'x\n1\nb' });
    expect(merge('a', 'b', 'c')).toMatchObject({
      text: '<<<<<<< ours — notes.md (both changed these lines)\nb\n||||||| base\na\n=======\nc\n>>>>>>> theirs\n',
    });
  });
});

describe('checks after a clean line merge', () => {
  const body = (lines: string): string => `fn f() {\n${lines}}\n`;
  const [base, ours, theirs] = [
    body('    a();\n    b();\n    c();\n    d();\n'),
    body('    if x {\n    a();\n    b();\n    c();\n    }\n    d();\n'),
    body('    a();\n    b();\n    if y {\n    c();\n    }\n    d();\n'),
  ];

  it('two blocks that end with one brace are a conflict around our edit, not a file that does not parse', () => {
    expect(merge(base, ours, theirs).kind).toBe('clean');
    expect(merge(base, ours, theirs, 'src/lib.rs')).toMatchObject({
      kind: 'conflict',
      conflicts: [
        { line: 2, ours: '    if x {\n', theirs: '', reason: 'merged it would not parse' },
      ],
      lineConflicts: [],
    });
  });
});

describe('labels', () => {
  it('name the sides as the caller says', () => {
    const labels = { base: 'base (1.71.0)', ours: 'ours (fork)', theirs: 'theirs (1.72.0)' };
    const merged = mergeFile(
      parser,
      [],
      {
        path: 'src/lib.rs',
        base: 'fn f() {\n    1\n}\n',
        ours: 'fn f() {\n    2\n}\n',
        theirs: 'fn f() {\n    3\n}\n',
      },
      labels,
    );
    expect(merged.text?.match(/^[<|>]{7}.*$/gm)).toEqual([
      '<<<<<<< ours (fork) — fn f (both changed these lines)',
      '||||||| base (1.71.0)',
      '>>>>>>> theirs (1.72.0)',
    ]);
  });
});
