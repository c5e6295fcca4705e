import { describe, expect, it } from 'vitest';
import { findTables, type Table } from '../../../src/engine/syntax/tables.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();
const tables = (source: string): Table[] => findTables(parser.parse(source));
const keys = (table: Table | undefined): string[] | undefined =>
  table?.entries.map(({ key }) => key);

describe('lists of macro entries', () => {
  const source = `
    pub static BUILTIN_ATTRIBUTES: &[BuiltinAttribute] = &[
        // Stable:
        ungated!(cfg, Normal, template!(Word)), // deprecated synonym
        gated!(unsafe ffi_pure, Normal, template!(Word), experimental!(ffi_pure)),
        ungated!(unsafe(Edition2024) no_mangle, Normal, template!(Word)),
        rustc_attr!(TEST, rustc_dummy, Normal, template!(Word)),
        BuiltinAttribute { name: sym::rustc_on, gate: Ungated },
        (sym::plugin, Normal),
        #[cfg(test)]
        /// Only for tests.
        gated!(last, Normal, template!(Word))
    ];`;
  const [list] = tables(source);

  it('are found in constants and statics, with the name of each entry', () => {
    expect([list?.kind, list?.name]).toEqual(['list', 'BUILTIN_ATTRIBUTES']);
    expect(keys(list)).toEqual([
      'cfg',
      'ffi_pure',
      'no_mangle',
      'rustc_dummy',
      'rustc_on',
      'plugin',
      'last',
    ]);
  });

  it('give an entry its attributes and doc comments, and the comment that ends its line', () => {
    const text = (at: number): string =>
      source.slice(list?.entries.at(at)?.start, list?.entries.at(at)?.tail);
    expect(text(0)).toBe('ungated!(cfg, Normal, template!(Word)), // deprecated synonym');
    expect(text(-1)).toMatch(
      /^#\[cfg\(test\)\]\n\s+\/\/\/ Only for tests\.\n\s+gated!\(last, [^\n]*\)$/,
    );
    expect(list?.entries.at(-1)?.separatorEnd).toBeNull();
    expect(source.slice(list?.entries.at(-1)?.body)).toMatch(/^gated!\(last/);
  });

  it('are no arrays of equal elements and no other values', () => {
    expect(tables('const A: [u8; 3] = [0; 3];\nconst B: u8 = 1;\n')).toEqual([]);
  });
});

describe('options!', () => {
  it.each([
    [
      '1.48',
      '{CodegenOptions, CodegenSetter, basic_codegen_options,\n build_codegen_options, "C", "codegen",\n CG_OPTIONS, cg_type_desc, cgsetters,',
    ],
    ['1.56', '{\n CodegenOptions, CG_OPTIONS, "C", "codegen",'],
    ['1.63', '{\n CodegenOptions, CG_OPTIONS, cgopts, "C", "codegen",'],
    [
      '1.90',
      '{\n CodegenOptions, CodegenOptionsTargetModifiers, CG_OPTIONS, cgopts, "C", "codegen",',
    ],
  ])('has a header in the form of %s', (_, header) => {
    const [table] = tables(
      `options! ${header}\n\n // in order\n ar: String = (String::new(), parse, [U], "x"),\n}`,
    );
    expect([table?.kind, table?.name, keys(table)]).toEqual(['options', 'CodegenOptions', ['ar']]);
  });

  it('tells the commas of a type from those between entries', () => {
    const source = `options! {
    UnstableOptions, Z_OPTIONS, dbopts, "Z", "unstable",
    crate_attr: BTreeMap<String, bool> = (BTreeMap::new(), parse_map, [TRACKED], "a, b"), // kept
    /// Documented.
    #[deny("use the method")]
    verbose: bool = (false, parse_bool, [UNTRACKED],
        "more, much more"),
    wasm: () = ((), parse, [TRACKED], "x"),
    // end
}`;
    const [table] = tables(source);
    expect(keys(table)).toEqual(['crate_attr', 'verbose', 'wasm']);
    const [first, second] = table?.entries ?? [];
    expect(source.slice(first?.start, first?.tail)).toMatch(/^crate_attr.*, \/\/ kept$/);
    expect(source.slice(second?.start, second?.tail)).toMatch(
      /^\/\/\/ Documented[\s\S]*much more"\),$/,
    );
  });

  it('may be empty, or broken, without an end to the search', () => {
    expect(tables('options! {}')).toEqual([]);
    expect(keys(tables('options! { UnstableOptions, "Z", }')[0])).toEqual([]);
    expect(tables('options! { UnstableOptions, a: = , }').length).toBe(1);
  });
});
