import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, described } from '../../support/item-changes.ts';

const entry = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    text: fc.constantFrom('', ': "x"', ': "y"'),
    behind: fc.constantFrom(' ', '\n        ', ' // why\n        ', '\n\n        '),
    above: fc.constantFrom('', '// what\n        ', '// tidy-alphabetical-start\n        '),
  })
  .map(({ name, text, behind, above }) => `${above}${name}${text},${behind}`);

const symbols = fc
  .tuple(fc.array(entry, { maxLength: 4 }), fc.array(entry, { maxLength: 6 }))
  .map(
    ([words, names]) =>
      `symbols! {\n    Keywords {\n        ${words.join('')}\n    }\n\n    Symbols {\n        ${names.join('')}\n    }\n}\n`,
  )
  .map((text) => text.replaceAll(/[ ]+$/gm, ''));

test('any two tables, several entries on a line: every changed line is in one change', async () => {
  await fc.assert(
    fc.asyncProperty(symbols, symbols, async (before, after) => {
      const { changes, unaccounted } = await compare(before, after);
      expect(unaccounted).toEqual([]);
      const items = changes.flatMap((change) => [change.before, change.after]);
      const real = items.filter((item) => item !== null);
      expect(new Set(real).size).toBe(real.length);
    }),
    { numRuns: 200 },
  );
});

test('an entry that comes or goes at the edge of a sorted run changes no other', async () => {
  const table = (names: string): string =>
    `symbols! {\n    Symbols {\n        // tidy-alphabetical-start\n${names}        // tidy-alphabetical-end\n    }\n}\n`;
  const { changes } = await compare(
    table('        b,\n        c,\n'),
    table('        a,\n        b,\n        c,\n        d,\n'),
  );
  expect(changes.map(described)).toEqual(['added symbol sym::a +4', 'added symbol sym::d +7']);
});
