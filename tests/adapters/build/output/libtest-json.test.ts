import { describe, expect, it } from 'vitest';
import { readJsonCounts } from '../../../../src/adapters/build/output/libtest-json.ts';
import type { TestCounts } from '../../../../src/ports/build.ts';

function suitesOf(events: readonly unknown[]): TestCounts[] {
  const reader = readJsonCounts();
  return events.map((event) => reader.event(event)).filter((counts) => counts !== null);
}

const started = { type: 'suite', event: 'started', test_count: 3 };
const test = (event: string): object => ({ type: 'test', event, name: 'ui/a.rs' });

describe('readJsonCounts', () => {
  it('reads a suite that passed and one that failed', () => {
    const ok = {
      type: 'suite',
      event: 'ok',
      passed: 3,
      failed: 0,
      ignored: 1,
      measured: 0,
      exec_time: 0.1,
    };
    const failed = { type: 'suite', event: 'failed', passed: 1, failed: 2, ignored: 0 };
    expect(suitesOf([started, test('ok'), ok, started, failed])).toEqual([
      { passed: 3, failed: 0, ignored: 1 },
      { passed: 1, failed: 2, ignored: 0 },
    ]);
  });

  it('counts the tests itself where a figure is null or missing', () => {
    const tests = ['started', 'ok', 'ok', 'failed', 'ignored', 'timeout'].map(test);
    const end = { type: 'suite', event: 'failed', passed: null, failed: null };
    expect(suitesOf([started, ...tests, end])).toEqual([{ passed: 2, failed: 1, ignored: 1 }]);
    expect(suitesOf([started, test('ok'), end, started, test('failed'), end])).toEqual([
      { passed: 1, failed: 0, ignored: 0 },
      { passed: 0, failed: 1, ignored: 0 },
    ]);
  });

  it('passes over everything else', () => {
    const strangers = [
      null,
      1,
      'suite',
      [],
      {},
      { type: 'suite' },
      { type: 'bench', event: 'ok' },
      { reason: 'x' },
    ];
    expect(suitesOf(strangers)).toEqual([]);
  });

  it('knows when a suite is running', () => {
    const reader = readJsonCounts();
    const inside = [test('ok'), started, test('ok'), { type: 'suite', event: 'ok' }].map(
      (event) => {
        reader.event(event);
        return reader.insideSuite;
      },
    );
    expect(inside).toEqual([false, true, true, false]);
  });
});
