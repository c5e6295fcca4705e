import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inRuns, outOfRuns } from '../../../src/engine/merge/runs.ts';

test('lines of one text alone are one token, lines of several stay as they are', () => {
  const all = inRuns([
    ['a\n', 'x\n', 'y\n', 'b\n'],
    ['a\n', 'b\n', 'z\n'],
  ]);
  expect(all.texts.map(({ length }) => length)).toEqual([3, 3]);
  expect(all.texts[0]?.[0]).toBe('a\n');
  expect([...all.runs.values()]).toEqual([['x\n', 'y\n'], ['z\n']]);
});

test('out of runs come the lines again', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd'));
  fc.assert(
    fc.property(text, text, text, (...texts) => {
      const all = inRuns(texts);
      expect(all.texts.map((tokens) => [...outOfRuns(all, tokens)])).toEqual(texts);
    }),
  );
});
