import { expect, test } from 'vitest';
import { mixedTwin } from '../../../../src/engine/merge/checks/cfg-twins.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();
const twins = (unix: number, other: number): string =>
  `#[cfg(unix)]\nfn a() -> u8 {\n    ${unix}\n}\n\n#[cfg(not(unix))]\nfn a() -> u8 {\n    ${other}\n}\n`;

function mixed(result: string, base: string, ours: string, theirs: string): string | null {
  const [made, b, o, t] = [result, base, ours, theirs].map((text) => parser.parse(text));
  if (made === undefined || b === undefined || o === undefined || t === undefined)
    throw new Error();
  return mixedTwin(made, { base: b, ours: o, theirs: t });
}

test('each side’s edit stays with the twin it was made to', () => {
  expect(mixed(twins(3, 4), twins(1, 2), twins(3, 2), twins(1, 4))).toBe(null);
});

test('an edit that landed in the other twin is seen', () => {
  expect(mixed(twins(1, 3), twins(1, 2), twins(3, 2), twins(1, 2))).toBe('function a');
  expect(mixed(twins(2, 1), twins(1, 2), twins(1, 2), twins(1, 2))).toBe('function a');
});

test('a twin that one side deleted is gone', () => {
  const one = '#[cfg(unix)]\nfn a() -> u8 {\n    1\n}\n';
  expect(mixed(one, twins(1, 2), one, twins(1, 2))).toBe(null);
});

test('where both changed one twin, nothing is said', () => {
  expect(mixed(twins(5, 2), twins(1, 2), twins(3, 2), twins(4, 2))).toBe(null);
});
