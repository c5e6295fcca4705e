import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldBodies } from '../../../src/engine/syntax/fold.ts';
import type { PackingParser } from '../../../src/engine/syntax/parser.ts';
import { descendants, type SyntaxTree } from '../../../src/engine/syntax/tree.ts';
import { rustFile } from '../../support/rust-files.ts';
import { rustParser } from '../../support/rust-parser.ts';

let parser: PackingParser;
beforeAll(async () => {
  parser = await rustParser();
});

function nodesOf({ root }: SyntaxTree): string[] {
  return descendants(root, () => true).map(
    ({ type, field, start, end }) => `${type} ${field ?? ''} ${start} ${end}`,
  );
}

const LONG = 'let total = list.iter().map(|one| one.len()).sum::<usize>();';

describe('an outline', () => {
  it('has the nodes of the whole parse once its bodies are asked for', () => {
    fc.assert(
      fc.property(fc.array(rustFile, { minLength: 1, maxLength: 3 }), (files) => {
        const text = files.join(`\nfn long(list: &[u8; 4]) {\n    ${LONG}\n}\n`);
        expect(nodesOf(parser.outline(text))).toEqual(nodesOf(parser.parse(text)));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a brace in a string', `fn f() { let s = "}"; ${LONG} }\nfn g() { ${LONG} }\n`],
    ['a brace in a raw string', `fn f() { let s = r#"}"}"#; ${LONG} }\nstruct S;\n`],
    ['braces as letters', `fn f<'a>() { let s = ('{', b'\\'', '\\u{7d}'); ${LONG} }\nstruct S;\n`],
    ['a brace in a comment', `fn f() { // }\n ${LONG} /* } */ }\nfn g() {\n ${LONG} }\n`],
    [
      'functions in a macro',
      `macro_rules! m { () => {\nfn f() { ${LONG} }\n} }\nfn g() { ${LONG} }\n`,
    ],
    ['functions in a comment', `/*\nfn f() { ${LONG} }\n*/\nfn g() { ${LONG} }\n`],
    ['functions in functions', `fn f() {\n    fn g() { ${LONG} }\n    g()\n}\n`],
    ['nightly syntax in a body', `fn f() { let x = box y; ${LONG} }\nauto trait T {}\n`],
  ])('reads %s as the whole parse does', (_, text) => {
    expect(nodesOf(parser.outline(text))).toEqual(nodesOf(parser.parse(text)));
  });

  it('is kept as it is, and read on when it is unpacked', () => {
    const text = `fn f() { ${LONG} }\n`;
    const packed = parser.pack(parser.outline(text));
    expect(packed.length).toBeLessThan(parser.pack(parser.parse(text)).length);
    expect(nodesOf(parser.unpack(text, packed))).toEqual(nodesOf(parser.parse(text)));
  });
});

it('folds no body that cannot be told from the text', () => {
  expect(foldBodies(`fn f() { /* } ${LONG} */ }`).bodies).toEqual([]);
  expect(foldBodies(`fn f();\nfn g(a: [u8; 4]) { ${LONG} }`).text).toBe(
    'fn f();\nfn g(a: [u8; 4]) {}',
  );
});
