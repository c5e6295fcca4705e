import { expect, test } from 'vitest';
import { restNotTheSame } from '../../../bench/accounts/rest.ts';
import type { ItemChange, LineRange } from '../../../src/engine/diff/change.ts';
import { diffFileItems } from '../../../src/engine/diff/items.ts';
import { rustParser } from '../../support/rust-parser.ts';

const before = 'fn a() {\n    one()\n}\n\nfn z() {}\n';
const after = 'fn b() {\n    two()\n}\n\nfn z() {}\n';

/** What is wrong once the changes are told otherwise than the engine does. */
async function wrong(retold: (change: ItemChange) => ItemChange[]): Promise<string[]> {
  const parser = await rustParser();
  const items = diffFileItems(parser.parse(before), parser.parse(after));
  return restNotTheSame({ ...items, changes: items.changes.flatMap(retold) }, { before, after });
}

const only = ({ lines, ...change }: ItemChange, range: LineRange): ItemChange => ({
  ...change,
  lines: {
    before: lines.before.length > 0 ? [range] : [],
    after: lines.after.length > 0 ? [range] : [],
  },
});

test('what the engine leaves out is the same line of the same item', async () => {
  expect(await wrong((change) => [change])).toEqual([]);
});

test('a change left out is found', async () => {
  expect(await wrong(() => [])).toEqual([1, 2, 3].map(both));
});

test('an equal line of another item is no proof', async () => {
  expect(await wrong((change) => [only(change, { start: 1, end: 2 })])).toEqual([both(3)]);
});

test('lines that stand in another order are not unchanged', async () => {
  const parser = await rustParser();
  const [old, now] = ['use a;\nuse b;\n', 'use b;\nuse a;\n'];
  const items = diffFileItems(parser.parse(old), parser.parse(now));
  const sources = { before: old, after: now };
  expect(restNotTheSame(items, sources)).toEqual([]);
  expect(restNotTheSame({ ...items, changes: [] }, sources)).toEqual([1, 2].map(both));
});

function both(line: number): string {
  return `before ${line} and after ${line} belong to nothing`;
}
