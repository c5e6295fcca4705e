import { describe, expect, it } from 'vitest';
import { diagnosticOfJson } from '../../../../src/adapters/build/output/cargo-json.ts';

const span = (file_name: string, line_start: number, more: object = {}): object => ({
  file_name,
  line_start,
  line_end: line_start,
  column_start: 5,
  is_primary: true,
  expansion: null,
  ...more,
});

const message = (more: object = {}): object => ({
  $message_type: 'diagnostic',
  level: 'error',
  message: 'no method named `walk` found',
  code: { code: 'E0599', explanation: null },
  spans: [span('verify/src/lib.rs', 12)],
  children: [],
  rendered: 'error[E0599]: ...',
  ...more,
});

const cargo = (inner: unknown): object => ({
  reason: 'compiler-message',
  package_id: 'p',
  target: {},
  message: inner,
});

const expected = {
  level: 'error',
  code: 'E0599',
  message: 'no method named `walk` found',
  file: 'verify/src/lib.rs',
  line: 12,
};

describe('diagnosticOfJson', () => {
  it("reads cargo's message and rustc's own", () => {
    expect(diagnosticOfJson(cargo(message()))).toEqual(expected);
    expect(diagnosticOfJson(message())).toEqual(expected);
  });

  it('takes the primary span, wherever it stands', () => {
    const spans = [span('other.rs', 1, { is_primary: false }), span('verify/src/lib.rs', 12)];
    expect(diagnosticOfJson(message({ spans }))).toEqual(expected);
  });

  it('takes the call of a standard macro instead of its inside', () => {
    const call = span('verify/src/lib.rs', 12);
    const inner = span('/rustc/abc/library/std/src/macros.rs', 99, { expansion: { span: call } });
    expect(diagnosticOfJson(message({ spans: [inner] }))).toEqual(expected);
  });

  it('keeps a place in a macro of the project', () => {
    const inner = span('verify/src/macros.rs', 3, {
      expansion: { span: span('verify/src/lib.rs', 12) },
    });
    expect(diagnosticOfJson(message({ spans: [inner] }))).toMatchObject({
      file: 'verify/src/macros.rs',
      line: 3,
    });
  });

  it('does without code and place', () => {
    const bare = message({ code: null, spans: [], message: 'linking with `cc` failed' });
    expect(diagnosticOfJson(bare)).toEqual({
      level: 'error',
      code: null,
      message: 'linking with `cc` failed',
      file: null,
      line: null,
    });
  });

  it('names lints by their own code, and an internal compiler error an error', () => {
    const lint = message({ level: 'warning', code: { code: 'unused_variables' } });
    expect(diagnosticOfJson(lint)).toMatchObject({ level: 'warning', code: 'unused_variables' });
    expect(diagnosticOfJson(message({ level: 'error: internal compiler error' }))).toMatchObject({
      level: 'error',
    });
  });

  it.each([
    ['a note', message({ level: 'note' })],
    ['a count of errors', message({ message: 'aborting due to 2 previous errors' })],
    ['a count of warnings', message({ level: 'warning', message: '3 warnings emitted' })],
    ['another message of cargo', { reason: 'compiler-artifact', target: {}, fresh: true }],
    ['a test event', { type: 'test', event: 'ok', name: 'a' }],
    ['no object', 'text'],
    ['null', null],
  ])('is silent on %s', (_, value) => {
    expect(diagnosticOfJson(value)).toBeNull();
    expect(diagnosticOfJson(cargo(value))).toBeNull();
  });
});
