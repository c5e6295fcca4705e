import { expect, test } from 'vitest';
import { freeNamesIn, namesIn } from '../../../src/engine/syntax/names.ts';
import { rustParser } from '../../support/rust-parser.ts';

const source = `fn f(tcx: TyCtxt) {
    // said in a comment
    let body = tcx.optimized_mir(config::DEFAULT);
    gated!(requires, "said in a string", ..limit);
}`;

test('every identifier is a name, words are not', async () => {
  const names = [...namesIn((await rustParser()).parse(source))].sort();
  const expected = 'DEFAULT TyCtxt body config f gated limit optimized_mir requires tcx';
  expect(names.join(' ')).toBe(expected);
});

test('fields, methods and ends of paths are not looked up where they stand', async () => {
  const names = freeNamesIn((await rustParser()).parse(source));
  expect(names.has('optimized_mir') || names.has('DEFAULT')).toBe(false);
  expect(['tcx', 'config', 'gated', 'limit'].every((name) => names.has(name))).toBe(true);
});
