import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackingParser } from '../../../src/engine/syntax/parser.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { blobText, changedRustFiles } from '../../support/rustc-changes.ts';
import { rustFile } from '../../support/rust-files.ts';
import { rustParser } from '../../support/rust-parser.ts';

let parser: PackingParser;
beforeAll(async () => {
  parser = await rustParser();
});

/** Packed trees are bytes: equal bytes are the same tree, node by node. */
function isSame(known: string, text: string): boolean {
  const whole = parser.pack(parser.parse(text));
  const alike = parser.pack(parser.parse(text, parser.parse(known)));
  return Buffer.from(alike).equals(Buffer.from(whole));
}

const BIG = `fn kept(list: &[u8]) -> usize {\n${'    total += list.len();\n'.repeat(12)}    total\n}\n`;

describe('a text parsed by what it shares with another', () => {
  it('has the tree of the whole parse, whatever the two texts are', () => {
    fc.assert(
      fc.property(rustFile, rustFile, (known, text) => {
        expect(isSame(known, text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('has it also with one piece of text put in anywhere', () => {
    const pieces = fc.constantFrom(
      'unsafe\n',
      'pub(crate)\n',
      '/*\n',
      '*/\n',
      '"\n',
      'mod m {\n',
      '}\n',
      'impl X {\n',
      'macro_rules! m {\n',
      '#[inline]\n',
      '// aside\n',
      '/// Doc.\n',
      'let x =\n',
      'm! {\n',
      ';\n',
      'fn f() { box x }\n',
    );
    const file = fc.array(fc.oneof(fc.constant(BIG), rustFile), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(file, pieces, fc.nat(), (parts, piece, at) => {
        const text = parts.join('\n');
        const lines = text.split('\n');
        const place = at % (lines.length + 1);
        const put = [...lines.slice(0, place), piece.trimEnd(), ...lines.slice(place)].join('\n');
        expect(isSame(text, put)).toBe(true);
        expect(isSame(put, text)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a member of an impl', `impl A {\n${BIG}\n${BIG.replace('kept', 'other')}}\n`],
    ['an item in a module', `mod m {\n${BIG}}\n${BIG.replace('kept', 'other')}`],
    ['the first and the last item', `${BIG}\nfn changed() {}\n${BIG.replace('kept', 'last')}`],
  ])('takes over %s', (_, text) => {
    expect(
      isSame(text, text.replace('fn other', 'pub fn other').replace('changed', 'renamed')),
    ).toBe(true);
    expect(isSame(text, `use a::b;\n${text}`)).toBe(true);
  });

  it('does not read a kept item into a comment, a string or a macro', () => {
    for (const around of [
      `/*\n${BIG}\n*/\n`,
      `m! {\n${BIG}\n}\n`,
      `const A: &str = "\n${BIG}\n";`,
    ]) {
      expect(
        isSame(`${BIG}${BIG.replace('kept', 'two')}`, `${around}${BIG.replace('kept', 'two')}`),
      ).toBe(true);
    }
  });
});

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    it.each([
      ['1.63.0', '1.64.0'],
      ['1.72.0', '1.73.0'],
      ['1.90.0', '1.95.0'],
    ])(
      '%s → %s: every third changed file of compiler/',
      (from, to) => {
        const files = changedRustFiles(from, to).filter((_, at) => at % 3 === 0);
        expect(files.length).toBeGreaterThan(50);
        for (const { before, after } of files)
          expect(isSame(blobText(before), blobText(after))).toBe(true);
      },
      240_000,
    );
  },
);
