import { describe, expect, it } from 'vitest';
import { DIAGNOSTICS_KEPT, readCommandOutput } from '../../../../src/adapters/build/output/read.ts';
import type { Diagnostic, TestCounts } from '../../../../src/ports/build.ts';

function read(...lines: string[]): {
  tests: TestCounts | null;
  diagnostics: readonly Diagnostic[];
} {
  const reader = readCommandOutput();
  for (const line of lines) reader.line(line);
  return reader.end();
}

const json = (message: string, level = 'error'): string =>
  JSON.stringify({
    reason: 'compiler-message',
    message: { level, message, code: null, spans: [] },
  });

const result = (passed: number): string =>
  `test result: ok. ${passed} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out`;

const suite = (event: string): string =>
  JSON.stringify({ type: 'suite', event, passed: 4, failed: 0, ignored: null });

describe('tests', () => {
  it('are null when none was reported, also by suites that were empty', () => {
    expect(read('Compiling verify v0.1.0').tests).toBeNull();
    expect(read('running 0 tests', result(0)).tests).toBeNull();
  });

  it('are summed over suites in text and JSON, with other lines between', () => {
    const lines = ['running 3 tests', '{ not json', '', result(3), '[1]', suite('ok'), result(2)];
    expect(read(...lines).tests).toEqual({ passed: 9, failed: 0, ignored: 0 });
  });

  it('are found under colour codes', () => {
    expect(
      read('\u001B[0mtest result: \u001B[32mok\u001B[m. 1 passed; 0 failed; 2 ignored; 0 measured')
        .tests,
    ).toEqual({
      passed: 1,
      failed: 0,
      ignored: 2,
    });
  });
});

describe('diagnostics', () => {
  it('are found in text and JSON, each once', () => {
    const { diagnostics } = read(
      'error: in text',
      json('in JSON'),
      json('in JSON'),
      'error: in text',
      'error: at the end',
    );
    expect(diagnostics.map((one) => one.message)).toEqual(['in JSON', 'in text', 'at the end']);
  });

  it('of what tests print are left out, those after the suite are not', () => {
    const text = ['running 1 test', 'error: inside', json('inside'), result(1)];
    const events = [suite('started'), json('inside'), 'error: inside', suite('ok')];
    const { diagnostics } = read(
      'error: before',
      ...text,
      'error: between',
      ...events,
      json('after'),
    );
    expect(diagnostics.map((one) => one.message)).toEqual(['before', 'between', 'after']);
  });

  it('are kept up to a number of each level', () => {
    const many = Array.from({ length: DIAGNOSTICS_KEPT + 50 }, (_, n) => [
      json(`w${n}`, 'warning'),
      json(`e${n}`),
    ]);
    const { diagnostics } = read(...many.flat());
    expect(diagnostics.filter((one) => one.level === 'error')).toHaveLength(DIAGNOSTICS_KEPT);
    expect(diagnostics.filter((one) => one.level === 'warning')).toHaveLength(DIAGNOSTICS_KEPT);
    expect(diagnostics.at(-1)?.message).toBe(`e${DIAGNOSTICS_KEPT - 1}`);
  });
});
