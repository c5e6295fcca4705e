import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../src/engine/intents/check.ts';
import { deriveHooks, type Hook } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../../src/engine/intents/points.ts';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

function declared(...tables: string[]): Hook[] {
  const text = tables.map((table) => `[[hook]]\nfile = "a.rs"\n${table}`).join('\n');
  return deriveHooks([], [], parseIntegrationPoints(text, 'points.toml').hooks);
}

/** The hooks put in, found in place, and taken out again. */
function put(before: string, ...tables: string[]): string {
  const hooks = declared(...tables);
  const made = insertHooks(parser, before, hooks);
  if (made.kind === 'failed') return made.failures.map(({ reason }) => reason).join('\n');
  expect(checkHooks(parser, made.text, hooks).map(({ kind }) => kind)).toEqual(
    hooks.map(() => 'ok'),
  );
  expect(removeHooks(parser, made.text, hooks, hooks, before).text).toBe(before);
  return made.text;
}

describe('a declared hook', () => {
  it('is a statement between two others', () => {
    const table = 'action = "insert_statement"\nin = "fn f"\nafter = "a($$_)"\ncode = "ours();"';
    expect(put('fn f() {\n    a(1);\n    b();\n}\n', table)).toBe(
      'fn f() {\n    a(1);\n    ours();\n    b();\n}\n',
    );
  });

  it('stands behind the last of a run', () => {
    const table =
      'action = "insert_statement"\nin = "fn f"\nafter = "$x::provide(p)"\ncode = "ours::provide(p);"';
    expect(put('fn f() {\n    a::provide(p);\n    b::provide(p);\n    c();\n}\n', table)).toBe(
      'fn f() {\n    a::provide(p);\n    b::provide(p);\n    ours::provide(p);\n    c();\n}\n',
    );
  });

  it('stands last before the value that a function gives', () => {
    const table = 'action = "insert_statement"\nin = "fn f"\nplace = "last"\ncode = "ours();"';
    expect(put('fn f() -> u8 {\n    a();\n    b()\n}\n', table)).toBe(
      'fn f() -> u8 {\n    a();\n    ours();\n    b()\n}\n',
    );
  });

  it('is an arm, a field, a variant, an item, an element, in the order declared', () => {
    expect(
      put(
        'enum E {\n    A,\n}\n\nfn f(e: E) -> S {\n    match e {\n        E::A => {}\n    }\n    S { a: 1,\n        b: 2,\n    }\n}\n\nstruct S {\n    a: u8,\n    b: u8\n}\n',
        'action = "add_variant"\nin = "enum E"\nafter = "A"\ncode = "Ours,"',
        'action = "add_arm"\nin = "fn f"\nafter = "E::A"\ncode = "E::Ours => {}"\nname = "Ours"',
        'action = "add_element"\nin = "fn f"\nafter = "b"\ncode = "ours: 3,"',
        'action = "add_field"\nin = "struct S"\nafter = "b"\ncode = "ours: u8,"',
        `action = "add_item"\nbefore = "struct S"\ncode = '''\n/// Ours.\nstruct Ours;'''\nblanks = { before = 1, after = 1 }`,
      ),
    ).toBe(
      'enum E {\n    A,\n    Ours,\n}\n\nfn f(e: E) -> S {\n    match e {\n        E::A => {}\n        E::Ours => {}\n    }\n    S { a: 1,\n        b: 2,\n        ours: 3,\n    }\n}\n\n/// Ours.\nstruct Ours;\n\nstruct S {\n    a: u8,\n    b: u8,\n    ours: u8\n}\n',
    );
  });

  it('goes to its place by name in a sorted list', () => {
    const table = 'action = "add_module"\nplace = "sorted"\ncode = "mod m;"';
    expect(put('mod a;\nmod z;\n', table)).toBe('mod a;\nmod m;\nmod z;\n');
  });

  it('wraps a call whatever its arguments are', () => {
    const table =
      'action = "wrap_call"\nin = "fn f"\nreplaces = "a($$args)"\ncode = "timed(|| a($$args))"';
    expect(put('fn f() {\n    x(a(1, 2));\n}\n', table)).toBe(
      'fn f() {\n    x(timed(|| a(1, 2)));\n}\n',
    );
  });

  it('replaces lines that are no piece of syntax', () => {
    const table = 'action = "replace_lines"\nreplaces = "// Rust"\ncode = "// tRust"';
    expect(put('fn f() {\n    // Rust\n}\n', table)).toBe('fn f() {\n    // tRust\n}\n');
  });

  it('keeps its order among hooks of one place', () => {
    const at = (code: string): string =>
      `action = "add_item"\nafter = "fn a"\nbefore = "fn b"\ncode = "${code}"`;
    expect(put('fn a() {}\nfn b() {}\n', at('fn y() {}'), at('fn x() {}'))).toBe(
      'fn a() {}\nfn y() {}\nfn x() {}\nfn b() {}\n',
    );
  });
});

describe('a hook without its place', () => {
  const after = (text: string): string =>
    `action = "insert_statement"\nin = "fn f"\nafter = "${text}"\ncode = "ours();"`;

  it('says what is not there', () => {
    expect(put('fn f() { b(); }\n', after('a()'))).toBe('a() not found in fn f');
    expect(put('fn g() {}\n', after('a()'))).toBe('no fn f');
  });

  it('says how many places there are', () => {
    expect(put('fn f() {\n    a();\n    {\n        a();\n    }\n}\n', after('a()'))).toBe(
      '2 places fit a() in fn f',
    );
  });

  it('stands at what is left of its old surroundings', () => {
    const base = 'fn f() {\n    before();\n    a();\n    b();\n}\n';
    const made = insertHooks(
      parser,
      'fn f() {\n    before();\n    b();\n}\n',
      declared(after('a()')),
      base,
    );
    expect(made).toEqual({
      kind: 'inserted',
      text: 'fn f() {\n    before();\n    ours();\n    b();\n}\n',
    });
  });
});

describe('what cannot be a hook is refused with line and key', () => {
  it.each([
    [
      'action = "add_item"\ncode = "fn a() {}"',
      'hook[0].action: add_item needs after, before or place',
    ],
    ['action = "add_item"\nplace = "last"\ncode = ""', 'hook[0].code: there is no code to insert'],
    ['action = "replace_node"\ncode = "a"', 'hook[0].action: replace_node needs replaces'],
    [
      'action = "replace_node"\nreplaces = "b"\nafter = "c"\ncode = "a"',
      'replace_node stands beside nothing',
    ],
    [
      'action = "insert_statement"\nplace = "sorted"\ncode = "a();"',
      'a statement with a sorted place is a call with a name first',
    ],
    ['action = "add_arm"\nplace = "sorted"\ncode = "A => {}"', 'add_arm has no sorted place'],
    ['action = "add_itm"\ncode = "a"', 'hook[0].action'],
    [
      'action = "add_item"\nplace = "last"\ncode = "fn a() {}"\nwher = "x"',
      'hook[0].wher: unknown key',
    ],
  ])('%s', (table, message) => {
    expect(() => declared(table)).toThrow(message);
  });

  it('the same twice', () => {
    const table = 'action = "add_item"\nplace = "last"\ncode = "fn a() {}"';
    expect(() => declared(table, table)).toThrow('hook[1].code: hook[0] says the same');
  });
});
