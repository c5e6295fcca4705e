/** Files that no compiler has, in a release: the analysis goes on, says which were compared as a whole, and stays quick. */
import { expect, it } from 'vitest';
import { impactReportSchema, type ImpactItem } from '../../src/ports/impact.ts';
import { demoFork, type DemoFork } from '../support/demo.ts';
import { commit, git, type Content } from '../adapters/git/repository.ts';

const DEEP = 10_000;
const MILLISECONDS = 40_000;

function nested(open: string, inside: string, close: string): string {
  return `${open.repeat(DEEP)}${inside}${close.repeat(DEEP)}`;
}

const SHAPES: Readonly<Record<string, (value: string) => string>> = {
  blocks: (value) => `fn f() { ${nested('{', value, '}')} }\n`,
  parentheses: (value) => `fn f() { let x = ${nested('(', value, ')')}; }\n`,
  types: (value) => `type T = ${nested('Vec<', `u${value}`, '>')};\n`,
  modules: (value) => nested('mod m {\n', `fn f() { ${value} }`, '}\n'),
  functions: (value) => nested('fn f() {\n', `let x = ${value};`, '}\n'),
  calls: (value) => `fn f() { ${nested('g(', value, ')')}; }\n`,
  uses: (value) => `use ${nested('a::{', `b${value}`, '}')};\n`,
  tokens: (value) => `m! { ${nested('(', value, ')')} }\n`,
  matches: (value) => `fn f() { ${nested('match x { _ => ', value, '}')} }\n`,
  open: (value) => `${'{'.repeat(DEEP)}${value}`,
};

const FOLDER = 'compiler/rustc_interface/src';

function release(demo: DemoFork, version: string, files: Readonly<Record<string, Content>>): void {
  commit(demo.upstream, files, version);
  git(demo.upstream, ['tag', version]);
}

async function itemsOf(demo: DemoFork): Promise<(path: string) => readonly ImpactItem[]> {
  const started = performance.now();
  const asked = ['analyze', '1.95.0', '--from', '1.94.0', '--all-files', '--json'];
  const ran = await demo.run(...asked);
  expect(ran).toMatchObject({ exit: 0 });
  expect(performance.now() - started).toBeLessThan(MILLISECONDS);
  const report = impactReportSchema.parse(JSON.parse(ran.out));
  return (path) => report.affected_files.find((file) => file.path === path)?.items ?? [];
}

it('10,000 deep', async () => {
  const demo = await demoFork();
  const passes = git(demo.upstream, ['show', `1.93.0:${FOLDER}/passes.rs`]);
  const files = (value: string): Record<string, string> => ({
    ...Object.fromEntries(
      Object.entries(SHAPES).map(([name, shape]) => [`${FOLDER}/${name}.rs`, shape(value)]),
    ),
    // Where hooks are looked for, merged and shown.
    [`${FOLDER}/passes.rs`]: `${passes}\n${SHAPES['functions']?.(value) ?? ''}`,
  });
  release(demo, '1.94.0', files('1'));
  release(demo, '1.95.0', { ...files('2'), [`${FOLDER}/moved.rs`]: SHAPES['blocks']?.('3') ?? '' });
  const items = await itemsOf(demo);
  for (const name of Object.keys(SHAPES)) {
    expect(items(`${FOLDER}/${name}.rs`), name).toHaveLength(1);
  }
  expect(items(`${FOLDER}/open.rs`)).toMatchObject([
    { kind: 'file', change: 'body', reason: expect.stringContaining('not readable as Rust') },
  ]);
  expect(items(`${FOLDER}/passes.rs`)).toMatchObject([{ kind: 'function', change: 'body' }]);
});

it('20 MB, and not UTF-8', async () => {
  const demo = await demoFork();
  const large = (value: string): string =>
    `${'fn f() { let x = vec![1, 2, 3]; }\n'.repeat(600_000)}fn g() { ${value} }\n`;
  const bytes = (value: string): Buffer => Buffer.from(`fn f() { "\u00E9${value}" }\n`, 'latin1');
  const [big, latin] = [`${FOLDER}/big.rs`, `${FOLDER}/latin.rs`];
  const files = (value: string): Record<string, Content> => ({
    [big]: large(value),
    [latin]: bytes(value),
    [`${FOLDER}/queries.rs`]: `fn small() { ${value} }\n`,
  });
  release(demo, '1.94.0', files('1'));
  release(demo, '1.95.0', files('2'));
  const items = await itemsOf(demo);
  const size = Buffer.byteLength(large('1'));
  expect(size).toBeGreaterThan(20_000_000);
  expect(items(big)).toMatchObject([
    { kind: 'file', reason: expect.stringContaining(`too large to parse (${size} bytes)`) },
  ]);
  expect(items(latin)).toMatchObject([
    { kind: 'file', reason: expect.stringContaining('not UTF-8') },
  ]);
  expect(items(`${FOLDER}/queries.rs`)).toMatchObject([{ kind: 'function', path: 'small' }]);
});
