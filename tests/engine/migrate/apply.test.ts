import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMigrations, type Migrated } from '../../../src/engine/migrate/apply.ts';
import { parseMigrationRule, type MigrationRule } from '../../../src/engine/migrate/rules.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();
const range = { from: '1.90.0', to: '1.95.0' };

function rule(kind: MigrationRule['kind'], before: string, after: string): MigrationRule {
  return {
    id: before,
    name: before,
    reason: 'a test',
    from: '1.90.0',
    to: '1.91.0',
    kind,
    before,
    after,
    message: 'renamed',
  };
}

function migrate(text: string, ...rules: MigrationRule[]): Migrated {
  return applyMigrations(parser, [{ path: 'lib.rs', text }], rules, range);
}

const moved = rule('path', 'rustc_middle::query::Providers', 'rustc_middle::util::Providers');
const renamed = rule('type', 'rustc_abi::Abi', 'rustc_abi::BackendRepr');
const method = rule('method', 'erase_regions', 'erase_and_anonymize_regions');

describe('a moved path', () => {
  it.each([
    ['use rustc_middle::query::Providers;\n', 'use rustc_middle::util::Providers;\n'],
    ['use rustc_middle::query::Providers as P;\n', 'use rustc_middle::util::Providers as P;\n'],
    [
      'use rustc_middle::{query::Providers, ty::Ty};\n',
      'use rustc_middle::{util::Providers, ty::Ty};\n',
    ],
    [
      'use rustc_middle::query::{Key, Providers};\n',
      'use rustc_middle::query::{Key};\nuse rustc_middle::util::Providers;\n',
    ],
    [
      'use rustc_middle::query::{Providers, Key};\n',
      'use rustc_middle::query::{Key};\nuse rustc_middle::util::Providers;\n',
    ],
    [
      'fn f(p: &mut rustc_middle::query::Providers) {}\n',
      'fn f(p: &mut rustc_middle::util::Providers) {}\n',
    ],
    [
      'use rustc_middle::query;\nfn f(p: query::Providers) {}\n',
      'use rustc_middle::query;\nfn f(p: rustc_middle::util::Providers) {}\n',
    ],
    [
      'use rustc_middle as m;\nfn f(p: m::query::Providers) {}\n',
      'use rustc_middle as m;\nfn f(p: m::util::Providers) {}\n',
    ],
  ])('%j', (before, after) => {
    expect(migrate(before, moved).files).toEqual([{ path: 'lib.rs', text: after }]);
  });
});

describe('a renamed type', () => {
  it('is renamed where it is imported and where it is used, in macro calls too', () => {
    const before = 'use rustc_abi::Abi;\nfn f(a: Abi) -> bool { matches!(a, Abi::Scalar(_)) }\n';
    const after =
      'use rustc_abi::BackendRepr;\nfn f(a: BackendRepr) -> bool { matches!(a, BackendRepr::Scalar(_)) }\n';
    expect(migrate(before, renamed).files[0]?.text).toBe(after);
  });
  it('keeps the module it is reached through', () => {
    expect(migrate('fn f(a: rustc_abi::Abi) {}\n', renamed).files[0]?.text).toBe(
      'fn f(a: rustc_abi::BackendRepr) {}\n',
    );
  });
  it('is found through a glob import of its module', () => {
    expect(migrate('use rustc_abi::*;\nfn f(a: Abi) {}\n', renamed).files[0]?.text).toBe(
      'use rustc_abi::*;\nfn f(a: BackendRepr) {}\n',
    );
  });
  it('leaves an aliased name alone', () => {
    const after = 'use rustc_abi::BackendRepr as A;\nfn f(a: A) {}\n';
    expect(migrate('use rustc_abi::Abi as A;\nfn f(a: A) {}\n', renamed).files[0]?.text).toBe(
      after,
    );
  });
  it.each([
    ['a type of the same name from elsewhere', 'use other::Abi;\nfn f(a: Abi) {}\n'],
    ['a name that nothing imports', 'fn f(a: Abi) {}\n'],
    ['text and comments', '// rustc_abi::Abi\nconst S: &str = "rustc_abi::Abi";\n'],
    ['a field of that name', 'struct S { abi: u8 }\nfn f(s: S) -> u8 { s.abi }\n'],
  ])('leaves %s alone', (_, text) => {
    expect(migrate(text, renamed).files).toEqual([]);
  });
  it('abstains where the file defines the new name itself', () => {
    const result = migrate('use rustc_abi::Abi;\nstruct BackendRepr;\nfn f(a: Abi) {}\n', renamed);
    expect(result.files).toEqual([]);
    expect(result.abstained).toEqual([
      { rule: 'rustc_abi::Abi', path: 'lib.rs', reason: 'the file defines BackendRepr itself' },
    ]);
  });
});

describe('a renamed method', () => {
  it('is renamed where it is called, with its line', () => {
    const result = migrate(
      'fn f() {\n    tcx.erase_regions(x);\n    m!(tcx.erase_regions::<T>(y));\n}\n',
      method,
    );
    expect(result.files[0]?.text).toBe(
      'fn f() {\n    tcx.erase_and_anonymize_regions(x);\n    m!(tcx.erase_and_anonymize_regions::<T>(y));\n}\n',
    );
    expect(result.applied.map((one) => one.line)).toEqual([2, 3]);
  });
  it.each([
    ['a field', 'fn f() { s.erase_regions; }\n'],
    ['a free function', 'fn f() { erase_regions(x); }\n'],
  ])('leaves %s alone', (_, text) => {
    expect(migrate(text, method).files).toEqual([]);
  });
  it('abstains when the fork has a function of that name', () => {
    const text = 'impl S { fn erase_regions(&self) {} }\nfn f(s: S) { s.erase_regions() }\n';
    expect(migrate(text, method)).toMatchObject({
      files: [],
      abstained: [{ reason: 'the fork has a function erase_regions of its own' }],
    });
  });
});

it('applies a rule only when the sync crosses it', () => {
  const text = 'fn f() { tcx.erase_regions(x); }\n';
  const at = (from: string, to: string): number =>
    applyMigrations(parser, [{ path: 'a.rs', text }], [method], { from, to }).files.length;
  expect([at('1.89.0', '1.90.0'), at('1.90.0', '1.91.0'), at('1.91.0', '1.95.0')]).toEqual([
    0, 1, 0,
  ]);
});

it('changes nothing the second time (law)', () => {
  const line = fc.constantFrom(
    'use rustc_middle::query::Providers;',
    'use rustc_middle::{query::{Key, Providers}, ty};',
    'use rustc_abi::Abi;',
    'fn a(x: Abi) { x.erase_regions(1) }',
    'fn b(p: rustc_middle::query::Providers) {}',
    'struct BackendRepr;',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const once = migrate(text, moved, renamed, method).files[0]?.text ?? text;
      expect(migrate(once, moved, renamed, method).files).toEqual([]);
    }),
  );
});

describe('a rule file', () => {
  const toml =
    'id = "x"\nname = "x"\nreason = "r"\nfrom = "1.90.0"\nto = "1.91.0"\nkind = "type"\nbefore = "a::B"\nafter = "a::C"\nmessage = "m"\n';
  it('is read', () => {
    expect(parseMigrationRule(toml, 'x.toml').after).toBe('a::C');
  });
  it.each([
    [
      toml.replace('"1.91.0"', '"1.89.0"'),
      'x.toml line 5: to: must be a newer release than from (1.90.0)',
    ],
    [
      toml.replace('"a::B"', '"B"'),
      'x.toml line 7: before: a type is named by its full path, crate first',
    ],
    [toml.replace('kind = "type"', 'kind = "tpye"'), 'x.toml line 6: kind'],
  ])('says what is wrong and where', (text, message) => {
    expect(() => parseMigrationRule(text, 'x.toml')).toThrow(message);
  });
});
