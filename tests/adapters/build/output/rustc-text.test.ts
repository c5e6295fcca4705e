import { describe, expect, it } from 'vitest';
import { readTextDiagnostics } from '../../../../src/adapters/build/output/rustc-text.ts';
import type { Diagnostic } from '../../../../src/ports/build.ts';

function diagnosticsOf(text: string): Diagnostic[] {
  const reader = readTextDiagnostics();
  const found = text.split('\n').map((line) => reader.line(line));
  return [...found, reader.end()].filter((one) => one !== null);
}

describe('readTextDiagnostics', () => {
  it('reads head and place', () => {
    const text = [
      'error[E0599]: no method named `walk` found for reference `&Body` in the current scope',
      ' --> verify/src/lib.rs:5:10',
      '  |',
      '5 |     body.walk();',
      '  |          ^^^^ method not found',
      '',
      'warning: unused variable: `x`',
      '   --> src/a b.rs:120:9',
    ].join('\n');
    expect(diagnosticsOf(text)).toEqual([
      {
        level: 'error',
        code: 'E0599',
        message: 'no method named `walk` found for reference `&Body` in the current scope',
        file: 'verify/src/lib.rs',
        line: 5,
      },
      {
        level: 'warning',
        code: null,
        message: 'unused variable: `x`',
        file: 'src/a b.rs',
        line: 120,
      },
    ]);
  });

  it('keeps an error that has no place, and does not give it the place of a note', () => {
    const text = [
      'error: linking with `cc` failed: exit status: 1',
      '  |',
      '  = note: ld: cannot find -lz',
      'note: the crate is here',
      ' --> src/lib.rs:1:1',
      'error: could not find `Cargo.toml`',
    ].join('\n');
    expect(diagnosticsOf(text)).toEqual([
      {
        level: 'error',
        code: null,
        message: 'linking with `cc` failed: exit status: 1',
        file: null,
        line: null,
      },
      {
        level: 'error',
        code: null,
        message: 'could not find `Cargo.toml`',
        file: null,
        line: null,
      },
    ]);
  });

  it('takes one error after another', () => {
    expect(diagnosticsOf('error: one\nerror: two')).toMatchObject([
      { message: 'one' },
      { message: 'two' },
    ]);
  });

  it('reads an internal compiler error', () => {
    expect(diagnosticsOf('error: internal compiler error: unexpected panic')).toMatchObject([
      { level: 'error', message: 'unexpected panic' },
    ]);
  });

  it.each([
    'error: aborting due to 2 previous errors; 1 warning emitted',
    'error: could not compile `verify` (lib) due to 1 previous error',
    'error: test failed, to rerun pass `--lib`',
    'error: 1 target failed:',
    'warning: `verify` (lib) generated 1 warning',
    'warning: `verify` (lib test) generated 3 warnings (1 duplicate)',
    'warning: build failed, waiting for other jobs to finish...',
    'warning: 2 warnings emitted',
    'test error::reports ... ok',
    '    error: indented text of a test',
    'For more information about this error, try `rustc --explain E0599`.',
  ])('is silent on: %s', (line) => {
    expect(diagnosticsOf(line)).toEqual([]);
  });
});
