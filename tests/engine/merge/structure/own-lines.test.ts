import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, type ConflictChunk, splitLines } from '../../../../src/engine/merge/lines.ts';
import { anchoredHunks } from '../../../../src/engine/merge/diff/anchored.ts';
import { mended } from '../../../../src/engine/merge/structure/mend.ts';
import { inOwnLines } from '../../../../src/engine/merge/structure/own-lines.ts';
import { sourcesOf } from '../../../../src/engine/merge/structure/source.ts';
import { certify } from '../../../../src/engine/merge/survival/certify.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '}\n', '\n', 'one();\n', 'two();\n'), {
  maxLength: 30,
});

function ok(text: string): Chunk {
  return { kind: 'ok', lines: splitLines(text) };
}

function conflict(base: string, ours: string, theirs: string): ConflictChunk {
  const [b, o, t] = [splitLines(base), splitLines(ours), splitLines(theirs)];
  return { kind: 'conflict', base: b, ours: o, theirs: t, oursAt: 0, reason: null };
}

function texts(chunk: Chunk | undefined): string[] {
  if (chunk?.kind !== 'conflict') throw new Error('no conflict');
  return [chunk.base, chunk.ours, chunk.theirs].map((part) => part.join(''));
}

describe('anchoredHunks', () => {
  it('says how to make the one of the other, in hunks that do not touch', () => {
    fc.assert(
      fc.property(lines, lines, (base, side) => {
        const made: string[] = [];
        let at = 0;
        let past = -1;
        for (const hunk of anchoredHunks(base, side)) {
          expect(hunk.at).toBeGreaterThan(past);
          made.push(...base.slice(at, hunk.at), ...side.slice(hunk.to, hunk.toEnd));
          past = at = hunk.end;
        }
        expect([...made, ...base.slice(at)]).toEqual(side);
      }),
    );
  });
});

describe('inOwnLines', () => {
  it('shows what each side has there, not what the other one made of the same line', () => {
    const sources = sourcesOf(parser, {
      base: 'fn f() {\n    call(a, b);\n}\n',
      ours: 'fn f() {\n    call(a, mine);\n}\n',
      theirs: 'fn f() {\n    call(x, other);\n}\n',
    });
    const merged = [
      ok('fn f() {\n'),
      conflict('    call(x, b);\n', '    call(x, mine);\n', '    call(x, other);\n'),
      ok('}\n'),
    ];
    const [, open] = inOwnLines(sources, merged);
    expect(texts(open)).toEqual([
      '    call(a, b);\n',
      '    call(a, mine);\n',
      '    call(x, other);\n',
    ]);
  });

  it('does not cut a string in two', () => {
    const text = (line: string): string => `const A: &str = "one\n${line}\nthree";\n`;
    const sources = sourcesOf(parser, { base: text('b'), ours: text('o'), theirs: text('t') });
    const merged = [ok('const A: &str = "one\n'), conflict('b\n', 'o\n', 't\n'), ok('three";\n')];
    expect(inOwnLines(sources, merged).map((chunk) => chunk.kind)).toEqual(['conflict']);
    expect(texts(inOwnLines(sources, merged)[0])).toEqual([text('b'), text('o'), text('t')]);
  });

  it('leaves out what one side deleted in front of a conflict', () => {
    const gone = 'fn gone() {}\n\n';
    const sources = sourcesOf(parser, {
      base: `${gone}fn f() {}\n`,
      ours: 'fn f(a: u8) {}\n',
      theirs: `${gone}fn f(b: u8) {}\n`,
    });
    const merged = [conflict('fn f() {}\n', 'fn f(a: u8) {}\n', 'fn f(b: u8) {}\n')];
    const [open] = inOwnLines(sources, merged);
    expect(texts(open)).toEqual(['fn f() {}\n', 'fn f(a: u8) {}\n', 'fn f(b: u8) {}\n']);
  });

  it('keeps every side whole, whatever lines it was made from', () => {
    fc.assert(
      fc.property(lines, lines, lines, fc.nat(20), fc.nat(20), (base, ours, theirs, a, b) => {
        const sources = sourcesOf(parser, {
          base: base.join(''),
          ours: ours.join(''),
          theirs: theirs.join(''),
        });
        const [from, to] = [Math.min(a, b, ours.length), Math.min(Math.max(a, b), ours.length)];
        const open = inOwnLines(sources, [
          ok(ours.slice(0, from).join('')),
          conflict('', ours.slice(from, to).join(''), 'other\n'),
          ok(ours.slice(to).join('')),
        ]);
        const mine = open.flatMap((chunk) => (chunk.kind === 'ok' ? chunk.lines : chunk.ours));
        expect(mine).toEqual(ours);
        for (const chunk of open) {
          if (chunk.kind === 'ok') continue;
          const { base: b2, theirs: t2, oursAt } = chunk;
          expect(ours.slice(oursAt, oursAt + chunk.ours.length)).toEqual(chunk.ours);
          expect(base.join('')).toContain(b2.join(''));
          expect(theirs.join('')).toContain(t2.join(''));
        }
      }),
    );
  });
});

describe('mended', () => {
  const versions = {
    base: 'fn a() { 1 }\nfn b() { 2 }\nfn c() { 3 }\n',
    ours: 'fn a() { 10 }\nfn b() { 2 }\nfn c() { 3 }\n',
    theirs: 'fn a() { 11 }\nfn b() { 2 }\nfn c() { 33 }\n',
  };
  const wrong = [ok('fn a() { 12 }\nfn b() { 2 }\nfn c() { 33 }\n')];
  const refused = certify(versions, wrong);
  const how = { by: 0, whole: false, byLines: true };

  it('makes a conflict of what is refused, and keeps the rest', () => {
    const open = mended(sourcesOf(parser, versions), wrong, refused, how) ?? [];
    expect(texts(open[0])).toEqual(['fn a() { 1 }\n', 'fn a() { 10 }\n', 'fn a() { 11 }\n']);
    expect(open[1]).toEqual(ok('fn b() { 2 }\nfn c() { 33 }\n'));
    expect(certify(versions, open).refusal).toBeNull();
  });

  it('has nothing to mend where nothing is refused', () => {
    const right = certify(versions, [conflict(versions.base, versions.ours, versions.theirs)]);
    expect(mended(sourcesOf(parser, versions), wrong, right, how)).toBeNull();
  });
});
