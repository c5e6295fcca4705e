import { describe, expect, test } from 'vitest';
import { mergedText as merged } from './merged-text.ts';

describe('both sides edit one line', () => {
  test('different arguments of one call', () => {
    const call = (a: string, b: string): string => `fn f() {\n    g(${a}, ${b});\n}\n`;
    expect(merged(call('1', '2'), call('3', '2'), call('1', '4'))).toBe(call('3', '4'));
  });

  test('a parameter and the result', () => {
    const base = 'fn f(a: u8) -> u8 {\n    a\n}\n';
    expect(merged(base, base.replace('a: u8', 'a: u16'), base.replace('-> u8', '-> u32'))).toBe(
      'fn f(a: u16) -> u32 {\n    a\n}\n',
    );
  });

  test('the same argument is a conflict', () => {
    const call = (a: string): string => `fn f() {\n    g(${a});\n}\n`;
    expect(merged(call('1'), call('2'), call('3'))).toBeNull();
  });
});

describe('one side puts statements in another order', () => {
  const fn = (...statements: string[]): string =>
    `fn f() {\n${statements.map((one) => `    ${one}\n`).join('')}}\n`;
  const base = fn('lock();', 'work();', 'unlock();');

  test('and the other puts one between them: nobody says where it belongs now', () => {
    const ours = fn('lock();', 'unlock();', 'work();');
    const theirs = fn('lock();', 'work();', 'commit();', 'unlock();');
    expect(merged(base, ours, theirs)).toBeNull();
    expect(merged(base, theirs, ours)).toBeNull();
  });

  test('and the other changes something elsewhere', () => {
    const more = (text: string, last: string): string => text.replace(/\}\n$/, `    ${last}\n}\n`);
    const ours = more(fn('lock();', 'unlock();', 'work();'), 'end();');
    expect(merged(more(base, 'end();'), ours, more(base, 'end(1);'))).toBe(
      more(fn('lock();', 'unlock();', 'work();'), 'end(1);'),
    );
  });
});

describe('both sides insert at one point', () => {
  const base = 'fn a() {}\n\nfn z() {}\n';
  const withFunction = (name: string): string =>
    `fn a() {}\n\nfn ${name}() {\n    1;\n}\n\nfn z() {}\n`;

  test('functions: theirs first', () => {
    expect(merged(base, withFunction('ours'), withFunction('theirs'))).toBe(
      'fn a() {}\n\nfn theirs() {\n    1;\n}\n\nfn ours() {\n    1;\n}\n\nfn z() {}\n',
    );
  });

  test('two functions of one name are a conflict', () => {
    const theirs = withFunction('new').replace('1;', '2;');
    expect(merged(base, withFunction('new'), theirs)).toBeNull();
  });

  test('traits to derive', () => {
    const derive = (...names: string[]): string => `#[derive(${names.join(', ')})]\nstruct S;\n`;
    expect(merged(derive('Clone'), derive('Clone', 'Copy'), derive('Clone', 'Debug'))).toBe(
      derive('Clone', 'Debug', 'Copy'),
    );
  });

  test('fields behind the last, which had no comma', () => {
    const fields = (...lines: string[]): string => `struct S {\n    ${lines.join(',\n    ')}\n}\n`;
    expect(merged(fields('a: u8'), fields('a: u8', 'b: u8'), fields('a: u8', 'c: u8'))).toBe(
      fields('a: u8', 'c: u8', 'b: u8'),
    );
  });

  test('statements are a conflict: their order means something', () => {
    const body = (line: string): string => `fn f() {\n    a();\n${line}    b();\n}\n`;
    expect(merged(body(''), body('    c();\n'), body('    d();\n'))).toBeNull();
  });
});

describe('imports are sets', () => {
  test('each side adds and drops its own', () => {
    expect(merged('use s::{a, b, c};\n', 'use s::{b, c, e};\n', 'use s::{a, b, d};\n')).toBe(
      'use s::{b, d, e};\n',
    );
  });

  test('one import becomes several on both sides', () => {
    expect(merged('use s::a;\n', 'use s::{a, b};\n', 'use s::{a, c};\n')).toBe(
      'use s::{a, b, c};\n',
    );
  });
});

test('a name that each side imports from another path is not imported twice', () => {
  const uses = (...paths: string[]): string => paths.map((path) => `use ${path};\n`).join('');
  const base = uses('a::X', 'm::Z');
  expect(merged(base, uses('a::X', 'b::N', 'm::Z'), uses('a::X', 'c::N', 'm::Z'))).toBeNull();
});

test('what one side deleted and the other edited is a conflict', () => {
  const base = 'fn a() {}\n\nfn b() {\n    1;\n}\n';
  expect(merged(base, 'fn a() {}\n', base.replace('1;', '2;'))).toBeNull();
});

test('a comment that the other side rewrote is not lost with a change beside it', () => {
  const source = (comment: string, value: string): string =>
    `// ${comment}\nconst A: u8 = ${value};\n`;
  expect(merged(source('one', '1'), source('two', '1'), source('one', '2'))).toBe(
    source('two', '2'),
  );
});
