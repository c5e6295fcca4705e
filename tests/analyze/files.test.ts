import { expect, test } from 'vitest';
import { problemOf } from '../adapters/git/repository.ts';
import { hookBefore, middle, passesReport, PASSES, reportOn, verdicts } from './releases.ts';

const text =
  'fn analysis() {\n    all();\n    Ok(())\n}\n\nfn more() {\n    one();\n    two();\n}\n';

test('a path that is in neither version is a problem, in one line', async () => {
  const watched = [{ path: 'compiler/rustc_nowhere/', risk: 'low' as const }];
  expect(await problemOf(reportOn({ a: '1' }, { a: '2' }, { watched }))).toBe(
    'missing-path: compiler/rustc_nowhere: neither in 1.0.0 nor in 1.1.0',
  );
});

test('a file that came or went is an item of kind file, and so is each item in it', async () => {
  const gone = await reportOn({ [PASSES]: text }, { other: '' }, { hooks: [hookBefore('Ok')] });
  expect(gone.affected_files[0]?.items).toMatchObject([
    { kind: 'file', change: 'removed', class: 'BREAKING', lines: { before: { start: 1, end: 9 } } },
    { kind: 'function', path: 'analysis', change: 'removed', class: 'BREAKING' },
    { kind: 'function', path: 'more', change: 'removed', class: 'SAFE' },
  ]);
  const came = await reportOn({ other: '' }, { [PASSES]: text });
  expect(came.affected_files[0]).toMatchObject({
    risk: 'SAFE',
    items: [{ change: 'added' }, { path: 'analysis' }, { path: 'more' }],
  });
});

test('a definition that went with its file is named', async () => {
  const file = 'compiler/rustc_middle/src/mir.rs';
  const crates = [middle(['Body'], null)];
  const asked = { watched: [], crates };
  const report = await reportOn({ [file]: 'pub struct Body;\n' }, { other: '' }, asked);
  expect(verdicts(report.affected_files[0]?.items ?? [])).toEqual(['BREAKING removed Body']);
});

test('a moved file is followed, its hook too', async () => {
  const moved = 'compiler/rustc_interface/src/passes/mod.rs';
  const report = await reportOn(
    { [PASSES]: text },
    { [moved]: text.replace('two()', 'three()') },
    { hooks: [hookBefore('Ok(())')] },
  );
  expect(report.affected_files).toHaveLength(1);
  expect(report.affected_files[0]).toMatchObject({ path: moved, risk: 'MODERATE' });
  const items = report.affected_files[0]?.items.map(({ kind, change }) => `${kind} ${change}`);
  expect(items).toEqual(['file moved', 'function body']);
});

test('what is not UTF-8, not Rust or too large is compared as a whole', async () => {
  const notUtf8 = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])]);
  const file = await reportOn({ [PASSES]: text }, { [PASSES]: notUtf8 });
  expect(file.affected_files[0]?.items).toMatchObject([{ kind: 'file', change: 'body' }]);
  expect(file.affected_files[0]?.items[0]?.reason).toMatch(/not UTF-8/);
  const watched = [{ path: 'compiler/rustc_hir', risk: 'low' as const }];
  const ftl = 'compiler/rustc_hir/messages.ftl';
  const messages = await reportOn({ [ftl]: 'a = b\n' }, { [ftl]: 'a = c\n' }, { watched });
  expect(messages.affected_files[0]?.items).toMatchObject([
    { kind: 'file', before: 'a = b\n', after: 'a = c\n', class: 'SAFE' },
  ]);
  const large = `const A: &str = "${'x'.repeat(4_000_000)}";\n`;
  const big = await reportOn({ [PASSES]: text }, { [PASSES]: large });
  expect(big.affected_files[0]?.items[0]?.reason).toMatch(/too large/);
});

test('links and submodules are not files', async () => {
  const watched = [{ path: 'compiler', risk: 'low' as const }];
  const report = await reportOn(
    { 'compiler/a': 'a' },
    { 'compiler/a': 'a', 'compiler/b': { link: 'a' } },
    { watched },
  );
  expect(report.affected_files).toEqual([]);
});

test('a file that is emptied loses its hook', async () => {
  const hooks = [hookBefore('Ok(())')];
  const report = await reportOn({ [PASSES]: text }, { [PASSES]: '' }, { hooks });
  expect(verdicts(report.affected_files[0]?.items ?? [])).toEqual(['BREAKING removed analysis']);
});

test('a file that becomes a link is gone, a link that becomes a file is new', async () => {
  const other = 'compiler/rustc_interface/src/util.rs';
  const link = { link: 'elsewhere.rs' };
  const report = await reportOn(
    { [PASSES]: text, [other]: link },
    { [PASSES]: link, [other]: 'fn new() {}\n' },
    { hooks: [hookBefore('Ok(())')], watched: [{ path: 'compiler/', risk: 'low' as const }] },
  );
  const told = report.affected_files.map(({ path, risk, items }) => [
    path,
    risk,
    ...items.map((item) => `${item.change} ${item.kind}`),
  ]);
  expect(told).toEqual([
    [PASSES, 'BREAKING', 'removed file', 'removed function', 'removed function'],
    [other, 'SAFE', 'added file', 'added function'],
  ]);
});

test('a new link of the same name is not where a file moved to', async () => {
  const moved = 'compiler/rustc_middle/src/passes.rs';
  const report = await reportOn({ [PASSES]: text }, { [moved]: { link: text } });
  expect(report.affected_files.map(({ path }) => path)).toEqual([PASSES]);
});

test('a folder is watched as a whole, and the highest risk of a path counts', async () => {
  const watched = [
    { path: 'compiler/', risk: 'low' as const },
    { path: PASSES, risk: 'high' as const },
  ];
  const other = 'compiler/rustc_hir/src/lib.rs';
  const report = await reportOn(
    { [PASSES]: text, [other]: 'fn a() {}\n', 'library/x.rs': '' },
    {
      [PASSES]: text.replace('one', 'two'),
      [other]: 'fn a() { 1 }\n',
      'library/x.rs': 'fn b() {}',
    },
    { watched },
  );
  expect(report.affected_files.map(({ path, point_risk }) => [path, point_risk])).toEqual([
    [PASSES, 'high'],
    [other, 'low'],
  ]);
});

test('line ends alone are formatting, and a byte order mark is no crash', async () => {
  const file = await passesReport(text, text.replaceAll('\n', '\r\n'));
  expect(new Set(file.items.map((item) => item.change))).toEqual(new Set(['formatting']));
  const marked = await passesReport(`\uFEFF${text}`, `\uFEFF${text.replace('one', 'two')}`);
  expect(marked.items.map(({ path, change }) => [path, change])).toEqual([['more', 'body']]);
});

test('a moved file whose own comments changed is one item', async () => {
  const other = PASSES.replace('passes', 'stages');
  const old = `//! Old words.\n\n${text}`;
  const report = await reportOn({ [PASSES]: old }, { [other]: old.replace('Old', 'New') });
  const kinds = report.affected_files.flatMap(({ items }) => items.map(({ kind }) => kind));
  expect(kinds).toEqual(['file']);
});
