import { describe, expect, it } from 'vitest';
import {
  countsOfResultLine,
  isSuiteStart,
} from '../../../../src/adapters/build/output/libtest-text.ts';

describe('countsOfResultLine', () => {
  it.each([
    [
      'test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 7 filtered out; finished in 0.02s',
      12,
      0,
      3,
    ],
    ['test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out', 1, 2, 0],
  ])('reads: %s', (line, passed, failed, ignored) => {
    expect(countsOfResultLine(line)).toEqual({ passed, failed, ignored });
  });

  it.each([
    'test result: ok',
    'test result ... ok',
    '  test result: ok. 1 passed; 0 failed; 0 ignored;',
    '',
  ])('is silent on: %j', (line) => {
    expect(countsOfResultLine(line)).toBeNull();
  });
});

describe('isSuiteStart', () => {
  it('knows the line that begins a suite', () => {
    expect(['running 1 test', 'running 20 tests'].map(isSuiteStart)).toEqual([true, true]);
    expect(['running tests', 'running 2 tests now'].map(isSuiteStart)).toEqual([false, false]);
  });
});
