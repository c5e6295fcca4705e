import { describe, expect, test } from 'vitest';
import { firstLoss } from '../../../../src/engine/merge/survival/survival.ts';

const base = 'fn f() {\n    a();\n    b();\n}\n';
const ours = base.replace('a();', 'a();\n    mine(1);');
const theirs = base.replace('b();', 'b();\n    others(2);');

describe('a result holds', () => {
  test('when the edits of both sides stand in it', () => {
    const both = theirs.replace('a();', 'a();\n    mine(1);');
    expect(firstLoss(base, ours, theirs, both)).toBeNull();
  });

  test('whatever its white space and the commas of its lists are', () => {
    expect(firstLoss('f(a, b)', 'f(a, b, c)', 'f(a, b)', 'f(\n  a,\n  b,\n  c,\n)')).toBeNull();
  });

  test('when both made one edit, and it stands once', () => {
    expect(firstLoss(base, ours, ours, ours)).toBeNull();
  });
});

describe('a result is refused', () => {
  test.each([
    ['an insertion of ours is gone', theirs],
    ['an insertion of theirs is gone', ours],
    ['an insertion stands twice', theirs.replace('a();', 'a();\n    mine(1);\n    mine(1);')],
    ['a word came from nowhere', theirs.replace('a();', 'a();\n    mine(1);\n    more();')],
  ])('%s', (_, result) => {
    expect(firstLoss(base, ours, theirs, result)).not.toBeNull();
  });

  test('what ours deleted is back', () => {
    const deleted = base.replace('    a();\n', '');
    expect(firstLoss(base, deleted, theirs, theirs)).toMatchObject({ kind: 'token count' });
  });

  test('the tokens of an insertion are there, but not together', () => {
    const torn = theirs.replace('a();', 'mine(a());\n    1;');
    expect(firstLoss(base, ours, theirs, torn)).not.toBeNull();
  });

  test('a change inside a string of several lines is lost', () => {
    const text = (word: string): string => `const A: &str = "one\n${word}\nthree";\n`;
    expect(firstLoss(text('two'), text('2'), text('two'), text('two'))).not.toBeNull();
  });
});
