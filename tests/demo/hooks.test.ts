import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildDemo } from '../../src/demo/build.ts';
import { hookTexts, wrongHooks } from '../../src/demo/hooks.ts';
import { temporaryFolder } from '../support/folders.ts';

let folder: string;
beforeAll(async () => {
  folder = (await buildDemo(temporaryFolder('demo'))).fork;
});

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

it('the fork has every hook once', () => {
  expect(wrongHooks(read)).toEqual([]);
});

it('upstream has none of them', () => {
  expect(wrongHooks(() => 'fn main() {}')).toHaveLength(hookTexts.length);
});

it('a hook that is there twice is told with its file', () => {
  const [provider] = hookTexts;
  const twice = (file: string) => (file === provider?.file ? read(file) + read(file) : read(file));
  expect(wrongHooks(twice)).toEqual([
    'the provider is 2 times in compiler/rustc_interface/src/passes.rs',
    'the guarded call is 2 times in compiler/rustc_interface/src/passes.rs',
  ]);
});
