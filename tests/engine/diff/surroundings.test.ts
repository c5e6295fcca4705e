import { expect, test } from 'vitest';
import { surroundingsOf, type Surroundings } from '../../../src/engine/diff/surroundings.ts';
import { rustParser } from '../../support/rust-parser.ts';

/** `|` marks the place. */
async function around(marked: string): Promise<Surroundings> {
  const at = marked.indexOf('|');
  const source = marked.replace('|', '');
  return surroundingsOf((await rustParser()).parse(source), { start: at, end: at });
}

test('between statements', async () => {
  expect(await around('fn f() {\n    a::provide( p );\n|\n    // next\n    b();\n}')).toMatchObject(
    {
      before: 'a::provide(p);',
      after: 'b();',
      at: '',
    },
  );
});

test('at the end of a block and in an empty one', async () => {
  expect(await around('fn f() { a(); | }')).toMatchObject({ before: 'a();', after: null, at: '' });
  expect(await around('fn f() { | }')).toMatchObject({ before: null, after: null, at: '' });
});

test('how many have the form of the one before', async () => {
  const calls = 'a::b(p); c::d("q"); e(p); |';
  expect(await around(`fn f() { ${calls} }`)).toMatchObject({ alike: 1 });
  expect(await around(`fn f() { e(p); ${calls} }`)).toMatchObject({ alike: 2 });
  expect(await around('fn f() { a::b(p); c::d("q"); | e(p); }')).toMatchObject({ alike: 2 });
});

test('between entries of a list and of a macro call, separators left out', async () => {
  expect(await around('const A: &[B] = &[\n    x!(a),\n|    y!(b),\n];')).toMatchObject({
    before: 'x!(a)',
    after: 'y!(b)',
  });
  expect(await around('options! {\n    a: u8 = (1),\n|    b: u8 = (2),\n}')).toMatchObject({
    before: 'a:u8 = (1)',
    after: 'b:u8 = (2)',
  });
});

test('the innermost list counts', async () => {
  expect(await around('fn f() { a(); if x { b(); | c(); } d(); }')).toMatchObject({
    before: 'b();',
    after: 'c();',
  });
});

test('white space and comments do not count', async () => {
  const [tight, wide] = [
    await around('fn f() { a(x,y); | b(); }'),
    await around('fn f() {\n    a(x, y); // why\n\n    |\n    b();\n}'),
  ];
  expect(tight).toEqual(wide);
});
