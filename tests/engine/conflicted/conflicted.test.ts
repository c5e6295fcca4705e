import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samePieces, withBases } from '../../../src/engine/conflicted/bases.ts';
import { openingLabel } from '../../../src/engine/conflicted/label.ts';
import { conflictsInLiterals } from '../../../src/engine/conflicted/literals.ts';
import { outsideKept } from '../../../src/engine/conflicted/outside.ts';
import { type ConflictPiece, type Piece, sideOf } from '../../../src/engine/conflicted/pieces.ts';
import { readConflicts } from '../../../src/engine/conflicted/read.ts';
import { sealed, unsealed } from '../../../src/engine/conflicted/sealed.ts';
import { writeConflicts } from '../../../src/engine/conflicted/write.ts';

/** Lines of code, and lines that look like markers of several sizes. */
const line = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a\n', 'b\n', '\n', 'fn x() {}\n', '  <<<<<<< x\n') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<<<<<<< a\n', '========\n', '|||||||\n', '>>>>>>>>> z\n'),
  },
);
const lines = fc.array(line, { maxLength: 4 });
const labels = fc.constantFrom(
  { ours: 'HEAD', base: 'b', theirs: 'feature' },
  { ours: '', base: '', theirs: '' },
);
const conflict: fc.Arbitrary<ConflictPiece> = fc.record({
  kind: fc.constant('conflict' as const),
  line: fc.constant(0),
  ours: lines,
  base: lines,
  theirs: lines,
  labels,
});
const text: fc.Arbitrary<Piece> = lines.map((all) => ({ kind: 'text', lines: all }));
const pieces = fc.array(fc.oneof(text, conflict), { maxLength: 6 });

describe('reading and writing markers', () => {
  it('what is written is read again, whatever its lines look like', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 7, max: 12 }), (given, size) => {
        const written = writeConflicts(given, { size, base: true });
        const has = given.some(({ kind }) => kind === 'conflict');
        const first = written.text.split('\n').find((one) => /^<+( |$)/.test(one)) ?? '';
        fc.pre(has && first !== '');
        const own = /^<+/m.exec(
          written.text.split('\n')[
            (written.pieces.find((one) => one.kind === 'conflict')?.line ?? 1) - 1
          ] ?? '',
        );
        const read = readConflicts(written.text, own?.[0].length ?? size);
        expect(read).toMatchObject({ kind: 'conflicts', pieces: written.pieces });
      }),
    );
  });

  it('never throws, and what it reads it writes back byte for byte', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.boolean(), (all, end) => {
        const source = all.join('').slice(0, end ? undefined : -1);
        const read = readConflicts(source);
        if (read.kind !== 'conflicts') return;
        const whole = read.pieces.some((piece) => piece.kind === 'conflict' && piece.base !== null);
        const written = writeConflicts(read.pieces, { size: read.size, base: whole });
        fc.pre(source.endsWith('\n'));
        expect(written.text.replaceAll(/^([<>=|])\1{6,}/gm, '$1')).toBe(
          source.replaceAll(/^([<>=|])\1{6,}/gm, '$1'),
        );
      }),
    );
  });

  it('longer markers in the base of a criss-cross merge are its text', () => {
    const nested = '<<<<<<<<< a\n1\n=========\n2\n>>>>>>>>> b\n';
    const read = readConflicts(`<<<<<<< o\n5\n||||||| m\n${nested}=======\n6\n>>>>>>> t\n`);
    expect(read).toMatchObject({
      kind: 'conflicts',
      size: 7,
      pieces: [{ ours: ['5\n'], theirs: ['6\n'] }],
    });
  });

  it('the size asked for decides between two', () => {
    const other = '<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n';
    const own = '<<<<<<<<< a\n1\n=========\n2\n>>>>>>>>> b\n';
    expect(readConflicts(other + own).kind).toBe('ambiguous');
    expect(readConflicts(other + own, 9)).toMatchObject({ kind: 'conflicts', size: 9 });
    expect(readConflicts('<<< a\n1\n===\n2\n>>> b\n').kind).toBe('none');
    expect(readConflicts('<<< a\n1\n===\n2\n>>> b\n', 3)).toMatchObject({ kind: 'conflicts' });
  });

  it('underlines and tables outside of conflicts are text', () => {
    expect(readConflicts('Heading\n=======\n|||||||\n').kind).toBe('none');
  });
});

describe('bases from a known line merge', () => {
  it('a conflict without its common ends is found again', () => {
    fc.assert(
      fc.property(conflict, lines, lines, text, text, (known, head, tail, before, behind) => {
        fc.pre(known.ours.join('') !== known.theirs.join(''));
        const whole: ConflictPiece = {
          ...known,
          ours: [...head, ...known.ours, ...tail],
          theirs: [...head, ...known.theirs, ...tail],
        };
        const shown: Piece[] = [
          before,
          { kind: 'text', lines: head },
          { ...known, base: null },
          { kind: 'text', lines: tail },
          behind,
        ];
        const found = withBases(shown, [before, whole, behind]);
        expect(sideOf(found.pieces, 'ours')).toBe(sideOf(shown, 'ours'));
        expect(sideOf(found.pieces, 'theirs')).toBe(sideOf(shown, 'theirs'));
        expect(found.pieces.some((piece) => piece.kind === 'conflict' && piece.base === null)).toBe(
          false,
        );
      }),
    );
  });

  it('two alike with other bases are not told apart', () => {
    const one: ConflictPiece = {
      kind: 'conflict',
      line: 1,
      ours: ['2\n'],
      base: ['1\n'],
      theirs: ['3\n'],
      labels: { ours: '', base: '', theirs: '' },
    };
    const known: Piece[] = [one, { kind: 'text', lines: ['x\n'] }, { ...one, base: ['0\n'] }];
    const shown: Piece[] = [{ ...one, base: null }];
    expect(samePieces(withBases(shown, known).pieces, shown)).toBe(true);
  });

  it('what a person changed inside of a conflict is not found', () => {
    const one: ConflictPiece = {
      kind: 'conflict',
      line: 1,
      ours: ['2\n'],
      base: ['1\n'],
      theirs: ['3\n'],
      labels: { ours: '', base: '', theirs: '' },
    };
    const shown: Piece[] = [{ ...one, base: null, ours: ['9\n'] }];
    expect(withBases(shown, [one]).pieces).toEqual(shown);
  });
});

it('sealed conflicts come back as they were, and only unharmed', () => {
  fc.assert(
    fc.property(pieces, (given) => {
      const open = given.map((piece): Piece =>
        piece.kind === 'conflict' ? { ...piece, base: null } : piece,
      );
      const { pieces: closed, seals } = sealed(open, '//');
      const back = unsealed(closed, seals) ?? [];
      expect(writeConflicts(back, { size: 7, base: false }).text).toBe(
        writeConflicts(open, { size: 7, base: false }).text,
      );
      const [seal] = seals;
      const harmed = closed.map((piece): Piece =>
        piece.kind === 'text'
          ? { ...piece, lines: piece.lines.filter((one) => one !== seal?.close) }
          : piece,
      );
      expect(unsealed(harmed, seals) === null).toBe(seal !== undefined);
    }),
  );
});

it('a line outside of the conflicts that is gone is noticed', () => {
  const one = readConflicts('a\n<<<<<<< o\nx\n=======\ny\n>>>>>>> t\nb\n');
  const before = one.kind === 'conflicts' ? one.pieces : [];
  expect(outsideKept(before, [{ kind: 'text', lines: ['a\n', 'x\n', 'y\n', 'b'] }])).toBe(true);
  expect(outsideKept(before, [{ kind: 'text', lines: ['a\n', 'x\n', 'y\n'] }])).toBe(false);
  expect(outsideKept(before, [{ kind: 'text', lines: ['b\n', 'a\n'] }])).toBe(false);
});

it.each([
  ['a raw string', 'const A: &str = r#"\n', '"#;\n', 1],
  ['a string', 'const A: &str = "\n', '";\n', 1],
  ['a block comment', '/*\n', '*/\n', 1],
  ['code', 'fn a() {\n', '}\n', 0],
  ['after a string', 'const A: &str = "";\n', 'const B: &str = "";\n', 0],
])('conflicts in literals: %s', (_name, before, behind, count) => {
  const read = readConflicts(`${before}<<<<<<< o\nx\n=======\ny\n>>>>>>> t\n${behind}`);
  expect(conflictsInLiterals(read.kind === 'conflicts' ? read.pieces : [])).toHaveLength(count);
});

it("a side's name without what our markers add", () => {
  expect(openingLabel('HEAD — impl A for B (both changed these lines)')).toEqual({
    side: 'HEAD',
    item: 'impl A for B',
  });
  expect(openingLabel('1a2b3c4 (a subject — or two)')).toEqual({
    side: '1a2b3c4 (a subject — or two)',
    item: null,
  });
});
