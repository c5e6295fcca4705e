import { describe, expect, test } from 'vitest';
import { merged, mergedText } from './merged-text.ts';

describe('match arms that both sides add at one point', () => {
  const arms = (...own: string[]): string =>
    `fn f() {\n    match x {\n${['A => 1', ...own].map((arm) => `        ${arm},\n`).join('')}    }\n}\n`;

  test('each for a case of its own', () => {
    expect(mergedText(arms(), arms('B(_) => 2'), arms('C { .. } => 3'))).toBe(
      arms('C { .. } => 3', 'B(_) => 2'),
    );
  });

  test.each(['_ => 3', 'rest => 3', 'C if g() => 3', 'whole @ C(_) => 3'])(
    'one takes more: %s',
    (arm) => {
      expect(mergedText(arms(), arms('B(_) => 2'), arms(arm))).toBeNull();
    },
  );
});

test.each([
  ['bounds', 'fn f<T: A>() {}', 'fn f<T: A + B>() {}', 'fn f<T: A + C>() {}', 'A + C + B'],
  ['supertraits', 'trait X: A {}', 'trait X: A + B {}', 'trait X: A + C {}', 'A + C + B'],
  [
    'lints',
    '#[allow(a)]\nstruct S;',
    '#[allow(a, b)]\nstruct S;',
    '#[allow(a, c)]\nstruct S;',
    'a, c, b',
  ],
  ['a parameter and a bound', 'fn f<T>() {}', 'fn f<T, U>() {}', 'fn f<T: A>() {}', 'T: A, U'],
])('%s', (_, base, ours, theirs, made) => {
  expect(mergedText(`${base}\n`, `${ours}\n`, `${theirs}\n`)).toContain(made);
});

test('two parameters of one place are a conflict: callers count them', () => {
  expect(mergedText('fn f<T>() {}\n', 'fn f<T, U>() {}\n', 'fn f<T, V>() {}\n')).toBeNull();
});

test('the first item, moved by one side and edited by the other', () => {
  const a = (value: string): string => `fn a() {\n    ${value};\n    2;\n}\n`;
  const rest = 'fn b() {}\n\nfn c() {}\n';
  expect(mergedText(`${a('1')}\n${rest}`, `${rest}\n${a('1')}`, `${a('3')}\n${rest}`)).toBe(
    `${rest}\n${a('3')}`,
  );
});

test('an impl that one side deleted and the other edited is left open as a whole', () => {
  const method = (name: string, value: string): string =>
    `    fn ${name}() {\n        ${value};\n    }\n`;
  const source = (value: string): string =>
    `struct S;\n\nimpl S {\n${method('a', '1')}\n${method('b', value)}}\n`;
  const texts = { base: source('1'), ours: source('2'), theirs: 'struct S;\n' };
  const result = merged(texts.base, texts.ours, texts.theirs);
  const open = result.kind === 'conflict' ? result.conflicts.map(({ ours }) => ours) : [];
  expect(open.join('')).toContain('fn b()');
  expect(open.join('')).toContain('fn a()');
});
