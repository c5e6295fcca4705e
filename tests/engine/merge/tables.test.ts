import { expect, test } from 'vitest';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();
const base = '[dependencies]\na = "1"\nc = "1"\n';

test('a manifest is merged by its tables: both sides’ dependencies come', () => {
  const ours = base.replace('a = "1"\n', 'a = "1"\nb = "1"\n');
  const theirs = base.replace('a = "1"\n', 'a = "1"\nbb = "1"\n');
  expect(mergeFile(parser, [], { path: 'x/Cargo.toml', base, ours, theirs })).toMatchObject({
    kind: 'clean',
    method: 'tables',
    text: '[dependencies]\na = "1"\nb = "1"\nbb = "1"\nc = "1"\n',
    decisions: [{ resolution_type: 'auto' }],
  });
});

test('one that is no TOML is merged by lines', () => {
  const broken = `${base}[[\n`;
  expect(
    mergeFile(parser, [], {
      path: 'x/Cargo.toml',
      base: broken,
      ours: `x\n${broken}`,
      theirs: `${broken}y\n`,
    }),
  ).toMatchObject({ kind: 'clean', method: 'lines', text: `x\n${broken}y\n` });
});
