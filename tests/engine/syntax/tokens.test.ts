import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, compactText, tokensIn } from '../../../src/engine/syntax/tokens.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function code(source: string): Promise<string[]> {
  const tree = (await rustParser()).parse(source);
  return codeOf(tokensIn(tree, { start: 0, end: source.length }));
}

test('white space, line ends and comments are no code', async () => {
  expect(await code('fn f ( ) {\r\n  a /* b */ . c ( )\n}')).toEqual(await code('fn f(){a.c()}'));
});

test('white space inside literals is code', async () => {
  expect(await code('const A: &str = "a  b";')).not.toEqual(await code('const A: &str = "a b";'));
  expect(await code("const A: char = ' ';")).toContain("' '");
  expect(await code('const A: &str = r#"a "b" c"#;')).toContain('r#"a "b" c"#');
});

test('a comma before a closing bracket is no code, but for tuples and macro calls', async () => {
  expect(await code('fn f(a: u8,) { g(a, [1,],); S { a, } }')).toEqual(
    await code('fn f(a: u8) { g(a, [1]); S { a } }'),
  );
  expect(await code('type A = (u8,);')).not.toEqual(await code('type A = (u8);'));
  expect(await code('m!(a,);')).not.toEqual(await code('m!(a);'));
});

test('nothing but white space and optional commas is left out, whatever the text', async () => {
  const parser = await rustParser();
  const pieces = [
    'fn f() {',
    '}',
    '"a b"',
    '// c\n',
    ',',
    '(',
    ')',
    'x',
    ' ',
    '\n',
    '#[a]',
    '::',
    "'",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const source = parts.join('');
      const tokens = tokensIn(parser.parse(source), { start: 0, end: source.length });
      const squeezed = (text: string): string => text.replaceAll(/[\s,]/g, '');
      expect(squeezed(tokens.map(({ text }) => text).join(''))).toBe(squeezed(source));
    }),
  );
});

test('tokens of a part, without what lies in its holes', async () => {
  const source = 'impl A { fn f() {} fn g() {} }';
  const tree = (await rustParser()).parse(source);
  const hole = { start: source.indexOf('fn f'), end: source.indexOf('fn g') };
  const tokens = tokensIn(tree, { start: 0, end: source.length }, [hole]);
  expect(codeOf(tokens).join(' ')).toBe('impl A { fn g ( ) { } }');
});

test('compact text keeps words apart and nothing else', async () => {
  expect(
    compactText(await code("impl < 'a , T : Clone > Foo < & 'a mut T > for X where T : Y {}")),
  ).toBe("impl<'a, T:Clone>Foo<&'a mut T>for X where T:Y{}");
});
