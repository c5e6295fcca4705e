import { expect, test } from 'vitest';
import { mergedText } from './merged-text.ts';

const body = (chain: string): string => `fn f() {\n    ${chain};\n}\n`;

function merged(base: string, ours: string, theirs: string): string | null {
  return mergedText(body(base), body(ours), body(theirs));
}

test('an edit stays with its call when the chain grew behind it', () => {
  const ours = 'app.add(A::<F, S>::d())\n        .add(A::<V, S>::d())';
  expect(merged('app.add(A::<F, S>::d())', ours, 'app.add(A::<F, R, S>::d())')).toBe(
    body('app.add(A::<F, R, S>::d())\n        .add(A::<V, S>::d())'),
  );
});

test('a call put in between, and an edit of the one in front', () => {
  expect(merged('a.b(1).c()', 'a.b(1).x().c()', 'a.b(2).c()')).toBe(body('a.b(2).x().c()'));
});

test('a call put in behind one that takes another number of arguments now: nobody knows whether it fits', () => {
  expect(merged('a.b().c()', 'a.b().x().c()', 'a.b(2).c()')).toBeNull();
});

test('what the chain starts from, and a link behind it', () => {
  expect(merged('x.len()', 'x.iter().len()', 'y.len()')).toBe(body('y.iter().len()'));
});

test('both append: their order means something', () => {
  expect(merged('a.b()', 'a.b().c()', 'a.b().d()')).toBeNull();
});

test('the same call put in at two places is not doubled', () => {
  const chain = (...calls: string[]): string => ['a', ...calls].join('\n        .');
  const added = 'with(one::two)';
  expect(
    merged(
      chain('with(x::a)', 'with(x::b)', 'with(x::c)'),
      chain('with(x::a)', 'with(x::b)', 'with(x::c)', added),
      chain('with(x::a)', 'with(x::b)', added, 'with(x::c)'),
    ),
  ).toBeNull();
});

test('one side removed the link that the other edited', () => {
  expect(merged('a.b(1).c(2)', 'a.c(2)', 'a.b(9).c(2)')).toBeNull();
});
