import { expect, test } from 'vitest';
import { descendants } from '../../../src/engine/syntax/tree.ts';
import { importsOf, useRoot } from '../../../src/engine/syntax/uses.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function imports(source: string): Promise<{ root: string; paths: string[] }> {
  const tree = (await rustParser()).parse(source);
  const [declaration] = descendants(tree.root, ({ type }) => type === 'use_declaration');
  if (declaration === undefined) throw new Error('no use declaration');
  const paths = importsOf(tree, declaration).map(({ path, alias }) =>
    alias === null ? path : `${path} as ${alias}`,
  );
  return { root: useRoot(tree, declaration), paths };
}

test.each([
  ['use a;', 'a', ['a']],
  ['use a::b;', 'a', ['a::b']],
  ['use a::b as c;', 'a', ['a::b as c']],
  ['use a::b::*;', 'a::b', ['a::b::*']],
  ['pub use a::{self, b::{c, d as e}, f::*};', 'a', ['a', 'a::b::c', 'a::b::d as e', 'a::f::*']],
  ['use {a::b, c};', '', ['a::b', 'c']],
  ['use a::b::{ /* none */ c };', 'a::b', ['a::b::c']],
])('%s', async (source, root, paths) => {
  expect(await imports(source)).toEqual({ root, paths });
});
