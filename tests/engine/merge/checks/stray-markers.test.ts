import { expect, test } from 'vitest';
import { strayMarker } from '../../../../src/engine/merge/checks/stray-markers.ts';

test('a marker line that no input holds', () => {
  expect(strayMarker('a\n<<<<<<< ours\nb\n', ['a\nb\n'])).toBe('<<<<<<< ours');
  expect(strayMarker('a\n=======\n', ['a\n'])).toBe('=======');
});

test('what an input holds, and what only looks alike, is none', () => {
  expect(strayMarker('=======\n', ['=======\n'])).toBe(null);
  expect(strayMarker('  <<<<<<< x\n========x\n<<<<<< x\n', [])).toBe(null);
});
