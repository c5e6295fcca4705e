import { expect, test } from 'vitest';
import type { WatchedDefinition } from '../../src/analyze/dependencies/watched.ts';
import { watchedCrates } from '../../src/analyze/watched-crates.ts';

function definition(given: Partial<WatchedDefinition>): WatchedDefinition {
  return {
    crate: 'rustc_span',
    folder: 'compiler/rustc_span',
    files: [],
    module: '',
    name: 'DefId',
    members: [],
    known: [],
    used_by: 'rustc_verify',
    risk: null,
    ...given,
  };
}
const report = { crates: [] } as never;

test('definitions come together by crate, under the highest risk, with every user once', () => {
  const watched = [
    definition({ files: ['def_id.rs'], risk: 'low' }),
    definition({ name: 'Span', files: ['lib.rs'], risk: 'medium', used_by: 'rustc_cfg' }),
    definition({ files: ['moved.rs'] }),
    definition({ crate: 'rustc_hir', name: 'Item' }),
  ];
  const used = new Set(['span']);
  expect(watchedCrates({ report, watched, used })).toEqual([
    {
      crate: 'rustc_span',
      used_by: 'rustc_verify, rustc_cfg',
      apis: ['DefId', 'Span'],
      files: new Map([
        ['DefId', ['def_id.rs', 'moved.rs']],
        ['Span', ['lib.rs']],
      ]),
      risk: 'medium',
      used,
    },
    {
      crate: 'rustc_hir',
      used_by: 'rustc_verify',
      apis: ['Item'],
      files: new Map([['Item', []]]),
      risk: 'low',
      used,
    },
  ]);
});

test('nothing is watched where the fork builds on nothing', () => {
  expect(watchedCrates({ report, watched: [], used: null })).toEqual([]);
});
