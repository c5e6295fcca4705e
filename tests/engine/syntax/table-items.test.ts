import { expect, test } from 'vitest';
import { withDescendants } from '../../../src/engine/syntax/item.ts';
import { fileItem } from '../../../src/engine/syntax/items.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function entries(source: string): Promise<string[][]> {
  const file = fileItem((await rustParser()).parse(source));
  return [...withDescendants(file)]
    .filter(({ kind }) => ['attribute entry', 'option', 'comment'].includes(kind))
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
