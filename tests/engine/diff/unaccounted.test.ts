import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAt } from '../../../src/base/span.ts';
import { diffItems } from '../../../src/engine/diff/items.ts';
import { unaccountedLines } from '../../../src/engine/diff/unaccounted.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { rustFile } from '../../support/rust-files.ts';

test('the check finds a changed line that no change owns, and one that two own', async () => {
  const parser = await rustParser();
  const before = parser.parse('fn a() {}\nfn b() {}\n');
  const after = parser.parse('fn a() { 1 }\nfn b() { 2 }\n');
  const [first, second] = diffItems(before, after);
  if (first === undefined || second === undefined) throw new Error('two changes expected');
  expect(unaccountedLines(before, after, [first, second])).toEqual([]);
  expect(unaccountedLines(before, after, [first])).toEqual([
    { side: 'before', line: 2, why: 'belongs to no change' },
    { side: 'after', line: 2, why: 'belongs to no change' },
  ]);
  expect(unaccountedLines(before, after, [first, second, second])).toEqual([
    { side: 'before', line: 2, why: 'belongs to two changes' },
    { side: 'after', line: 2, why: 'belongs to two changes' },
  ]);
});

test('any two files: every changed line is in one change, every item in one at most', async () => {
  const parser = await rustParser();
  fc.assert(
    fc.property(rustFile, rustFile, (a, b) => {
      const [before, after] = [parser.parse(a), parser.parse(b)];
      const changes = diffItems(before, after);
      expect(unaccountedLines(before, after, changes)).toEqual([]);
      const items = changes.flatMap((change) => [change.before, change.after]);
      const real = items.filter((item) => item !== null);
      expect(new Set(real).size).toBe(real.length);
      for (const change of changes) {
        const kinds = [change.change, ...change.also];
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(change.before === null).toBe(change.change === 'added');
        expect(change.after === null).toBe(change.change === 'removed');
      }
    }),
    { numRuns: 300 },
  );
});

test('a line belongs to the smallest reported item that holds it', async () => {
  const parser = await rustParser();
  fc.assert(
    fc.property(rustFile, rustFile, (a, b) => {
      const changes = diffItems(parser.parse(a), parser.parse(b));
      for (const [side, text] of [
        ['before', a],
        ['after', b],
      ] as const) {
        const inner = changes.flatMap((change) => change[side] ?? []);
        for (const change of changes) {
          const item = change[side];
          if (item === null) continue;
          const smaller = inner.filter(
            (one) => one !== item && item.start <= one.start && one.end <= item.end,
          );
          const lines = change.lines[side].flatMap(({ start, end }) =>
            Array.from({ length: end - start + 1 }, (_, at) => start + at),
          );
          for (const one of smaller) {
            const [first, last] = [lineAt(text, one.start), lineAt(text, one.end)];
            expect(lines.filter((line) => first < line && line < last)).toEqual([]);
          }
        }
      }
    }),
    { numRuns: 200, examples: [['impl A {\nuse a::a;\n  \n}\n} what ( } ', '']] },
  );
});

test('a file against itself has no change, and back is as much as forth', async () => {
  const parser = await rustParser();
  fc.assert(
    fc.property(rustFile, rustFile, (a, b) => {
      const [before, after] = [parser.parse(a), parser.parse(b)];
      expect(diffItems(before, parser.parse(a))).toEqual([]);
      const forth = diffItems(before, after);
      const back = diffItems(after, before);
      const count = (changes: typeof forth, kind: string): number =>
        changes.filter(({ change }) => change === kind).length;
      expect(count(forth, 'added')).toBe(count(back, 'removed'));
      expect(count(forth, 'removed')).toBe(count(back, 'added'));
    }),
    { numRuns: 200 },
  );
});
