import { expect, test } from 'vitest';
import { itemWords } from '../../src/analyze/item-words.ts';
import { diffItems } from '../../src/engine/diff/items.ts';
import { factsOf } from '../../src/engine/diff/facts.ts';
import { rustParser } from '../support/rust-parser.ts';

async function words(from: string, to: string): Promise<string[]> {
  const parser = await rustParser();
  const [before, after] = [parser.parse(from), parser.parse(to)];
  return diffItems(before, after).flatMap((change) =>
    itemWords(change, factsOf(before, after, change)),
  );
}

test('a definition has a heading, and a line for each thing that differs', async () => {
  expect(await words('fn f(a: A) {}', 'fn f(a: A, b: B) {}')).toEqual([
    'Function signature changed: `f`',
    'New parameter added: `b: B` (`f`)',
  ]);
});

test('a table entry says in one line what differs', async () => {
  const options = (text: string): string =>
    `options! {\n    UnstableOptions, "Z",\n    verify: bool = (false, parse, [TRACKED], "${text}"),\n}\n`;
  expect(await words(options('a'), options('b'))).toEqual([
    'Option `UnstableOptions::verify`: description changed',
  ]);
  const symbols = (text: string): string => `symbols! {\n    Symbols {\n${text}    }\n}\n`;
  expect(await words(symbols('        a,\n'), symbols('        a,\n        b,\n'))).toEqual([
    'Symbol added: `sym::b`',
  ]);
});
