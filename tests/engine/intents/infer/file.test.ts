import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Declared, hooksDeclared } from '../../../../src/engine/intents/declared.ts';
import { deriveHooks } from '../../../../src/engine/intents/hooks.ts';
import { inferHooks } from '../../../../src/engine/intents/infer/file.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../../../src/engine/intents/points.ts';
import { hooksToml } from '../../../../src/hooks/toml.ts';
import { runs } from '../../../support/law-runs.ts';
import { fileModel } from '../../../support/rust-model-arbitrary.ts';
import { sides } from '../../../support/rust-model-edits.ts';
import { printed } from '../../../support/rust-model-print.ts';
import { applied } from '../../../support/rust-model.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

function inferred(base: string, ours: string): Declared[] {
  const { hooks, fault } = inferHooks(parser, 'a.rs', base, ours);
  expect(fault).toBeNull();
  return [...hooks];
}

/** Action, container and neighbours of each hook. */
function shapes(base: string, ours: string): string[] {
  return inferred(base, ours).map(({ action, in: path, after, before, place }) =>
    [action, path, after, before, place].map((part) => part ?? '-').join(' | '),
  );
}

describe('the hooks of a fork', () => {
  it('name the neighbours of what was added', () => {
    expect(shapes('fn a() {}\nfn b() {}\n', 'fn a() {}\nfn ours() {}\nfn b() {}\n')).toEqual([
      'add_item |  | fn a | fn b | -',
    ]);
  });

  it('go down to statements, arms and fields', () => {
    const base =
      'impl X {\n    fn f(&self) {\n        if a {\n            b();\n        }\n        match c {\n            D => {}\n        }\n    }\n}\n';
    const ours = base
      .replace('b();\n', 'b();\n            ours();\n')
      .replace('D => {}\n', 'D => {}\n            Ours => {}\n');
    expect(shapes(base, ours)).toEqual([
      'insert_statement | impl X > fn f | b(); | - | -',
      'add_arm | impl X > fn f | D | - | -',
    ]);
  });

  it('say last for what ends a function', () => {
    expect(shapes('fn f() {\n    a();\n}\n', 'fn f() {\n    a();\n    ours();\n}\n')).toEqual([
      'insert_statement | fn f | - | - | last',
    ]);
  });

  it('wrap a call whatever its arguments are', () => {
    const [hook] = inferred('fn f() {\n    a(1, 2);\n}\n', 'fn f() {\n    timed(|| a(1, 2));\n}\n');
    expect(hook).toMatchObject({
      action: 'wrap_call',
      replaces: 'a($$arguments)',
      code: 'timed(|| a($$arguments))',
    });
  });

  it('are lines where there is no piece of syntax', () => {
    expect(shapes('// Rust\nfn f() {}\n', '// tRust\nfn f() {}\n')[0]).toMatch(/^replace_lines/);
  });

  it('know Windows line ends', () => {
    expect(
      shapes('fn a() {}\r\nfn b() {}\r\n', 'fn a() {}\r\nfn ours() {}\r\nfn b() {}\r\n'),
    ).toHaveLength(1);
  });
});

it('make the fork of its base, byte for byte, whatever the fork changed', () => {
  fc.assert(
    fc.property(sides(fileModel), ({ base, ours }) => {
      const [before, after] = [printed(base), printed(applied(base, ours))];
      fc.pre(after.trim() !== '');
      const { hooks, fault } = inferHooks(parser, 'a.rs', before, after);
      expect(fault).toBeNull();
      const made = insertHooks(
        parser,
        before,
        deriveHooks([], [], hooksDeclared(hooks, '', 'hooks')),
      );
      expect(made).toEqual({ kind: 'inserted', text: after });
    }),
    runs(100),
  );
});

it('are none for a file that the fork emptied', () => {
  expect(inferHooks(parser, 'a.rs', 'fn f() {}\n', '').fault).toBe('the fork leaves nothing of it');
});

it('say the same when they are written down and read again', () => {
  const hooks = inferred(
    "fn f() {\n    a('x');\n}\n",
    "fn f() {\n    a('x');\n    ours(\"a\\n'''b\\\\\");\n}\n/// It's ours.\nfn ours() {}\n",
  );
  const found = {
    schema_version: 1 as const,
    base: { version: '1.0.0', commit: 'c' },
    hooks,
    exact: [],
    left: [],
    own: [],
  };
  const read = parseIntegrationPoints(hooksToml(found), 'hooks.toml');
  expect(read.hooks).toEqual(hooksDeclared(hooks, '', 'hooks'));
});
