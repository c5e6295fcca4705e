import { expect, test } from 'vitest';
import { withDescendants } from '../../../src/engine/syntax/item.ts';
import { fileItem } from '../../../src/engine/syntax/items.ts';
import { rustParser } from '../../support/rust-parser.ts';

const ENTRIES = new Set(['attribute entry', 'option', 'feature', 'symbol', 'query', 'comment']);

async function entries(source: string): Promise<string[][]> {
  const file = fileItem((await rustParser()).parse(source));
  return [...withDescendants(file)]
    .filter(({ kind }) => ENTRIES.has(kind))
    .map((item) => [item.kind, item.path, source.slice(item.start, item.end)]);
}

test('entries of BUILTIN_ATTRIBUTES are items, with the comments above and behind them', async () => {
  const source = `pub static BUILTIN_ATTRIBUTES: &[BuiltinAttribute] = &[
    // Testing:
    ungated!(ignore, Normal, template!(Word)), // simple
    gated!(coverage, Normal, template!(Word, List: "a, b"), experimental!(coverage)),

    // The end.
];
`;
  expect(await entries(source)).toEqual([
    [
      'attribute entry',
      'BUILTIN_ATTRIBUTES::ignore',
      '// Testing:\n    ungated!(ignore, Normal, template!(Word)), // simple',
    ],
    [
      'attribute entry',
      'BUILTIN_ATTRIBUTES::coverage',
      'gated!(coverage, Normal, template!(Word, List: "a, b"), experimental!(coverage)),',
    ],
    ['comment', 'BUILTIN_ATTRIBUTES', '// The end.'],
  ]);
});

test('entries of options! are items, docs and attributes included', async () => {
  const source = `options! {
    UnstableOptions, Z_OPTIONS, dbopts, "Z", "unstable",

    /// Checks contracts.
    verify: bool = (false, parse_bool, [TRACKED], "check"),
    #[rustc_lint]
    verbose: Map<A, B> = (None, parse_map, [UNTRACKED],
        "more"),
}
`;
  expect(await entries(source)).toEqual([
    [
      'option',
      'UnstableOptions::verify',
      '/// Checks contracts.\n    verify: bool = (false, parse_bool, [TRACKED], "check"),',
    ],
    [
      'option',
      'UnstableOptions::verbose',
      '#[rustc_lint]\n    verbose: Map<A, B> = (None, parse_map, [UNTRACKED],\n        "more"),',
    ],
  ]);
});

test('a list of anything else is a value, not items', async () => {
  expect(await entries('const NAMES: &[&str] = &["a", "b"];')).toEqual([]);
});

test('features are items, each with the doc comment above it', async () => {
  const source = `declare_features! (
    // feature-group-start: accepted

    /// Allows things.
    (accepted, things, "1.5.0", Some(12)),
    #[cfg(here)]
    (accepted, others, "1.6.0", None),   // soon
    (removed, old, "1.2.0", Some(3), None,
     Some("(bad), idea"))
);
`;
  expect(await entries(source)).toEqual([
    ['comment', 'features', '// feature-group-start: accepted'],
    [
      'feature',
      'features::things',
      '/// Allows things.\n    (accepted, things, "1.5.0", Some(12)),',
    ],
    [
      'feature',
      'features::others',
      '#[cfg(here)]\n    (accepted, others, "1.6.0", None),   // soon',
    ],
    [
      'feature',
      'features::old',
      '(removed, old, "1.2.0", Some(3), None,\n     Some("(bad), idea"))',
    ],
  ]);
});

test('symbols are items of their section, also several on a line', async () => {
  const source = `symbols! {
    // Words.
    Keywords {
        // Special
        // tidy-alphabetical-start
        As:      "as",
        Dyn:     "dyn", // since 2018
        // tidy-alphabetical-end
    }

    Symbols {
        As, crate, u8, // three
        proc_dash: "proc-macro", version: env!("VERSION"), last
    }
}
`;
  expect(await entries(source)).toEqual([
    ['comment', 'symbols', '// Words.'],
    ['comment', 'kw', '// Special'],
    ['symbol', 'kw::As', 'As:      "as",'],
    ['symbol', 'kw::Dyn', 'Dyn:     "dyn", // since 2018'],
    ['symbol', 'sym::As', 'As,'],
    ['symbol', 'sym::crate', 'crate,'],
    ['symbol', 'sym::u8', 'u8, // three'],
    ['symbol', 'sym::proc_dash', 'proc_dash: "proc-macro",'],
    ['symbol', 'sym::version', 'version: env!("VERSION"),'],
    ['symbol', 'sym::last', 'last'],
  ]);
});

test('queries are items, in groups or not', async () => {
  const query = (name: string): string =>
    `/// Finds [\`T\`]\n    query ${name}(key: (K, &'tcx T)) -> Option<R<A>> {\n        desc { "{}", "}" }\n    }`;
  const grouped = `rustc_queries! {
    Other {
    ${query('a')}
    // but why
    query b(_: ()) { eval_always }
    }

    Typing {
    ${query('c')}
    }
}
`;
  expect(await entries(grouped)).toEqual([
    ['query', 'queries::a', query('a')],
    ['query', 'queries::b', '// but why\n    query b(_: ()) { eval_always }'],
    ['query', 'queries::c', query('c')],
  ]);
  expect(await entries(`rustc_queries! {\n    ${query('a')}\n\n    ${query('c')}\n}\n`)).toEqual([
    ['query', 'queries::a', query('a')],
    ['query', 'queries::c', query('c')],
  ]);
});

test('an entry has its attributes, docs, declaration and value apart', async () => {
  const source = `mod inner {
    options! {
        Options, "Z",
        /// Doc.
        #[deny("x")] // why
        a: Map<A, B> = (None, parse),
    }
}
`;
  const file = fileItem((await rustParser()).parse(source));
  const item = [...withDescendants(file)].find(({ kind }) => kind === 'option');
  const text = (span: { start: number; end: number } | null | undefined): string =>
    source.slice(span?.start, span?.end);
  expect(item?.path).toBe('Options::a');
  expect(item?.attributes.map(text)).toEqual(['#[deny("x")]']);
  expect(item?.comments.map(text)).toEqual(['/// Doc.', '// why']);
  expect(text(item?.core)).toBe('a: Map<A, B> = (None, parse)');
  expect(text(item?.signature)).toBe('a: Map<A, B> = ');
  expect(text(item?.body)).toBe('(None, parse)');
});

test('entries under opposite cfgs are different items', async () => {
  const source = `rustc_queries! {
    #[cfg(one)]
    query a(_: ()) { anon }
    #[cfg(not(one))]
    query a(_: ()) { no_hash }
}
`;
  const file = fileItem((await rustParser()).parse(source));
  const queries = [...withDescendants(file)].filter(({ kind }) => kind === 'query');
  expect(queries.map(({ key, order }) => [key, order])).toEqual([
    ['query|a|one', 0],
    ['query|a|not(one)', 0],
  ]);
});

test('a table inside a body, one of another name, and a broken one hold no items', async () => {
  expect(await entries('fn f() { symbols! { Symbols { a } } }')).toEqual([]);
  expect(await entries('my_symbols! { Symbols { a } }')).toEqual([]);
  expect(await entries('const BUILTIN_ATTRIBUTES: [A; 2] = [A; 2];')).toEqual([]);
  expect(await entries('options! { }')).toEqual([]);
});
