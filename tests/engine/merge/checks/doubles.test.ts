import { expect, test } from 'vitest';
import { newDouble } from '../../../../src/engine/merge/checks/doubles.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

function doubled(result: string, ...inputs: string[]): string | null {
  return newDouble(
    parser.parse(result),
    inputs.map((text) => parser.parse(text)),
  );
}

test.each([
  ['function', 'fn a() {}\nfn b() {}\nfn a() {}\n', 'function a'],
  [
    'method of two impls',
    'impl S { fn a() {} }\nimpl S { fn a() {} }\n',
    'method a in impl impl S',
  ],
  ['field', 'struct S { a: u8, b: u8, a: u8 }\n', 'field a in struct S'],
  ['variant', 'enum E { A, B, A }\n', 'variant A in enum E'],
  ['import', 'use a::X;\nuse b::X;\n', 'import X'],
  ['import in one list', 'use a::{X, Y, X};\n', 'import X'],
  ['arm', 'fn f() { match x { 1 => a(), 2 => b(), 1 => c() } }\n', 'arm 1 in f'],
  [
    'case of two arms',
    'fn f() { match x { A(_, y) | B => b(), C => c(), A(ref z, ..) => d() } }\n',
    'arm A(..) in f',
  ],
  [
    'declared by a macro',
    'lint! {\n    /// One.\n    #[v = "1"]\n    pub LINT,\n    perf\n}\nlint! {\n    pub LINT,\n    nursery\n}\n',
    'lint! LINT',
  ],
  [
    'comment of some length',
    'use a::X;\n// What the rest of the crate needs:\nuse b::Y;\n// What the rest of the crate needs:\n',
    'comment // What the rest of the crate needs:',
  ],
  ['derive', '#[derive(Clone, Debug, Clone)]\nstruct S;\n', 'derive Clone'],
  ['attribute', '#[inline]\n#[inline]\nfn f() {}\n', 'attribute #[inline]'],
  ['initialiser', 'fn f() { S { a: 1, b: 2, a: 3 } }\n', 'field a in f'],
  ['parameter', 'fn f(a: u8, a: u8) {}\n', 'parameter a in f'],
  ['generic', 'fn f<T, T>() {}\n', 'generic T in f'],
  [
    'option',
    'options! { U, M, "o", "Z", M,\n    a: bool = (false, parse_bool, [TRACKED], "a"),\n    a: bool = (false, parse_bool, [TRACKED], "a"),\n}\n',
    'option a in macro call options!(U)',
  ],
])('%s', (_, text, name) => {
  expect(doubled(text, '')).toBe(name);
  // What an input has as often is none of the merge's making.
  expect(doubled(text, '', text)).toBe(null);
});

test.each([
  ['names of different kinds', 'mod a {}\nfn a() {}\n'],
  ['twins under cfg', '#[cfg(unix)]\nfn a() {}\n#[cfg(not(unix))]\nfn a() {}\n'],
  ['imports under cfg', '#[cfg(unix)]\nuse a::X;\n#[cfg(not(unix))]\nuse b::X;\n'],
  ['unnamed imports and globs', 'use a::X as _;\nuse b::Y as _;\nuse c::*;\nuse d::*;\n'],
  ['impls for other bounds', 'impl A for S<u8> { fn f() {} }\nimpl A for S<u16> { fn f() {} }\n'],
  ['arms with other guards', 'fn f() { match x { a if b => 1, a if c => 2, a => 3 } }\n'],
  ['cases of one variant', 'fn f() { match x { A(1) => a(), A(2) => b(), A(_) => c() } }\n'],
  ['calls of one macro', 'impl_it! { A, B }\nimpl_it! { A, C }\n'],
  [
    'short remarks, and docs of two fields',
    'struct S {\n    /// How many there are of them.\n    // TODO\n    a: u8,\n    /// How many there are of them.\n    // TODO\n    b: u8,\n}\n',
  ],
  ['arms of two matches', 'fn f() { match x { 1 => a } match x { 1 => b } }\n'],
  ['imports of two blocks', 'fn f() { { use a::X; } { use b::X; } }\n'],
  ['unnamed constants', 'const _: () = a();\nconst _: () = b();\n'],
])('%s are no double', (_, text) => {
  expect(doubled(text, '')).toBe(null);
});
