import { describe, expect, it } from 'vitest';
import { companionsOf } from '../../../src/engine/intents/derived.ts';
import { deriveHooks, type Hook, hooksOf } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../../src/engine/intents/points.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { shippedHooks } from '../../support/hooks.ts';

const parser = await rustParser();

function pointed(path: string, code: string): Hook[] {
  const text = `[[integration_point]]\npath = "${path}"\nrisk = "low"\ndescription = ""\ntRust_modification = '''\n${code}\n'''`;
  return deriveHooks(parseIntegrationPoints(text, 'p.toml').points, []);
}

const ATTRIBUTES = 'compiler/rustc_feature/src/builtin_attrs.rs';
const OPTIONS = 'compiler/rustc_session/src/options.rs';
const ids = (hooks: readonly Hook[]): string[] => companionsOf(hooks).map(({ id }) => id);

describe('companions of a hook', () => {
  it('are, for the seed: symbols, gates, the test of the option, the dependency', () => {
    expect(companionsOf(shippedHooks).map(({ id, partOf }) => `${id} of ${partOf}`)).toEqual([
      'Cargo.toml/rustc_verify of passes.rs/provide',
      'symbol.rs/requires of builtin_attrs.rs/requires',
      'unstable.rs/requires of builtin_attrs.rs/requires',
      'symbol.rs/ensures of builtin_attrs.rs/ensures',
      'unstable.rs/ensures of builtin_attrs.rs/ensures',
      'symbol.rs/invariant of builtin_attrs.rs/invariant',
      'unstable.rs/invariant of builtin_attrs.rs/invariant',
      'symbol.rs/decreases of builtin_attrs.rs/decreases',
      'unstable.rs/decreases of builtin_attrs.rs/decreases',
      'tests.rs/verify of options.rs/verify',
    ]);
  });

  it.each([
    [
      'its own gate',
      'gated!(a, Normal, template!(Word), ErrorFollowing, EncodeCrossCrate::No, experimental!(a)),',
      ['symbol.rs/a', 'unstable.rs/a'],
    ],
    [
      'a gate of another name',
      'gated!(a, Normal, template!(Word), ErrorFollowing, EncodeCrossCrate::No, verify_attrs, "no"),',
      ['symbol.rs/a', 'symbol.rs/verify_attrs', 'unstable.rs/verify_attrs'],
    ],
    [
      'a message of its own',
      'gated!(unsafe a, Normal, template!(List: &["b, c"]), ErrorFollowing, "a, b"),',
      ['symbol.rs/a', 'unstable.rs/a'],
    ],
    [
      'no gate',
      'ungated!(a, Normal, template!(Word), WarnFollowing, EncodeCrossCrate::No),',
      ['symbol.rs/a'],
    ],
    [
      'the gate of rustc_attrs',
      'rustc_attr!(TEST, rustc_a, Normal, template!(Word), WarnFollowing),',
      ['symbol.rs/rustc_a'],
    ],
  ])('of an attribute with %s', (_, code, expected) => {
    expect(ids(pointed(ATTRIBUTES, code))).toEqual(expected);
  });

  it.each([
    ['(false, parse_bool, [TRACKED],', 'tracked!(x, true);'],
    ['(true, parse_bool, [UNTRACKED],', 'untracked!(x, false);'],
    ['(false, parse_bool, [TRACKED_NO_CRATE_HASH],', 'tracked_no_crate_hash!(x, true);'],
  ])('of a flag %s', (value, code) => {
    expect(companionsOf(pointed(OPTIONS, `x: bool = ${value} "words"),`))).toMatchObject([
      { code },
    ]);
  });

  it('are not made up for an option whose values are not known', () => {
    const option = 'x: Option<u64> = (None, parse_opt_number, [TRACKED], "words"),';
    expect(ids(pointed(OPTIONS, option))).toEqual([]);
  });

  it('of code that names other crates are their dependencies, each once', () => {
    const code =
      'rustc_a::f(p);\nif x::y(s) {\n    rustc_b::g(rustc_a::C, crate::rustc_c::d, "rustc_e::f");\n}';
    expect(companionsOf(pointed('compiler/rustc_x/src/m/n.rs', code))).toMatchObject([
      { file: 'compiler/rustc_x/Cargo.toml', code: 'rustc_a = { path = "../rustc_a" }' },
      { file: 'compiler/rustc_x/Cargo.toml', code: 'rustc_b = { path = "../rustc_b" }' },
    ]);
  });

  it('are not derived where they are declared', () => {
    const text = `[[hook]]\nfile = "compiler/rustc_interface/Cargo.toml"\naction = "add_dependency"\npart_of = "passes.rs/provide"\ncode = 'rustc_verify = { path = "../v" }'`;
    const declared = parseIntegrationPoints(text, 'p.toml').hooks;
    expect(ids([...shippedHooks, ...declared])).not.toContain('Cargo.toml/rustc_verify');
  });

  it('go each to its place by name', () => {
    const put = (name: string, text: string): string => {
      const own = companionsOf(shippedHooks).filter(({ file }) => file.endsWith(name));
      const made = insertHooks(parser, text, hooksOf(own, own[0]?.file ?? ''));
      return made.kind === 'inserted'
        ? made.text
        : made.failures.map(({ reason }) => reason).join('\n');
    };
    const lines = (names: string[]): string => names.map((name) => `        ${name},\n`).join('');
    const table = (names: string[]): string =>
      `symbols! {\n    Keywords {\n        As: "as",\n    }\n    Symbols {\n${lines(names)}    }\n}\n`;
    expect(put('symbol.rs', table(['Abi', 'debug', 'end', 'require', 'zzz']))).toBe(
      table([
        'Abi',
        'debug',
        'decreases',
        'end',
        'ensures',
        'invariant',
        'require',
        'requires',
        'zzz',
      ]),
    );
    const tests = (own: string): string =>
      `fn test_unstable_options_tracking_hash() {\n    // in order\n    untracked!(a, true);\n    untracked!(z, true);\n    macro_rules! tracked { () => {} }\n    tracked!(abc, {\n        1\n    });\n${own}    tracked!(verify_llvm_ir, true);\n    tracked_no_crate_hash!(b, 1);\n}\n`;
    expect(put('tests.rs', tests(''))).toBe(tests('    tracked!(verify, true);\n'));
  });
});

describe('part_of', () => {
  const hook = (name: string, more: string): string =>
    `[[hook]]\nfile = "a.rs"\naction = "add_item"\nplace = "last"\ncode = "fn ${name}() {}"\n${more}\n`;
  const derived = (...tables: string[]): Hook[] =>
    deriveHooks([], [], parseIntegrationPoints(tables.join('\n'), 'p.toml').hooks);

  it('names the hook that a companion belongs to', () => {
    expect(derived(hook('f', ''), hook('g', 'part_of = "a.rs/f"'))).toMatchObject([
      { id: 'a.rs/f', partOf: null },
      { id: 'a.rs/g', partOf: 'a.rs/f' },
    ]);
  });

  it.each([
    [hook('g', 'part_of = "a.rs/f"'), /a\.rs\/g is part_of a\.rs\/f, which is no hook/],
    [hook('g', 'part_of = "a.rs/g"'), /itself part of/],
    [
      hook('f', '') + hook('g', 'part_of = "a.rs/f"') + hook('h', 'part_of = "a.rs/g"'),
      /a\.rs\/h is part_of a\.rs\/g, which is itself part of a\.rs\/f/,
    ],
  ])('of nothing, of itself, of a part is refused', (tables, message) => {
    expect(() => derived(tables)).toThrow(message);
  });
});

describe('a statement with a sorted place', () => {
  const hooks = (code: string): Hook[] => {
    const text = `[[hook]]\nfile = "a.rs"\naction = "insert_statement"\nin = "fn f"\nplace = "sorted"\ncode = "${code}"`;
    return deriveHooks([], [], parseIntegrationPoints(text, 'p.toml').hooks);
  };

  it('is a call with a name first', () => {
    expect(() => hooks('let x = 1;')).toThrow(/a call with a name first/);
  });

  it.each([
    ['fn f() {\n    g(1);\n}\n', 'no calls of t!'],
    [
      'fn f() {\n    {\n        t!(a);\n    }\n    {\n        t!(b);\n    }\n}\n',
      'two places have as many calls of t!',
    ],
  ])('has no place where it has no likes, or as many in two lists', (text, reason) => {
    expect(insertHooks(parser, text, hooks('t!(m);'))).toMatchObject({ failures: [{ reason }] });
  });
});
