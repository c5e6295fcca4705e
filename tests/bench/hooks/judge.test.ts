import { describe, expect, test } from 'vitest';
import { isAdapted, judged } from '../../../bench/hooks/judge.ts';

const upstream = 'fn f() {\n    a();\n    // last\n    b();\n}\n';
const fork = upstream.replace('b();\n', 'b();\n    ours(1, 2);\n');

describe('what was made is', () => {
  test('exact, byte for byte alone', () => {
    expect(judged(fork, fork)).toEqual({ kind: 'exact', diff: '' });
  });

  test('equal but for formatting, with the difference shown', () => {
    const { kind, diff } = judged(fork, fork.replace('(1, 2)', '(\n        1,\n        2,\n    )'));
    expect(kind).toBe('format');
    expect(diff).toContain('-    ours(1, 2);');
  });

  test.each([
    ['at another place', upstream.replace('a();\n', 'a();\n    ours(1, 2);\n')],
    ['in another form', fork.replace('ours(1, 2)', 'ours(1)')],
    ['not there', upstream],
    ['there twice', fork.replace('ours(1, 2);', 'ours(1, 2); ours(1, 2);')],
    ['at the cost of upstream', fork.replace('    a();\n', '')],
    ['swallowed by a comment', fork.replace('// last\n    b();', '// last b();')],
  ])('wrong when the hook is %s', (_, made) => {
    expect(judged(fork, made).kind).toBe('wrong');
  });
});

describe('a hook is adapted', () => {
  const later = upstream.replace('a();', 'a2();');
  const carried = later.replace('b();\n', 'b();\n    ours(1, 2);\n');

  test('not where upstream alone changed, or its formatting', () => {
    expect(isAdapted({ upstream, fork }, { upstream: later, fork: carried })).toBe(false);
    const broken = carried.replace('(1, 2)', '(\n1,\n2,\n)');
    expect(isAdapted({ upstream, fork }, { upstream: later, fork: broken })).toBe(false);
  });

  test('where its own text changed', () => {
    const other = carried.replace('ours(1, 2)', 'ours(1, 2, 3)');
    expect(isAdapted({ upstream, fork }, { upstream: later, fork: other })).toBe(true);
  });
});
