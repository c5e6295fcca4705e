import { expect, test } from 'vitest';
import { hookBefore, middle, passesReport, reportOn, verdicts } from './releases.ts';
import type { ImpactItem } from '../../src/ports/impact.ts';

const FILE = 'compiler/rustc_middle/src/mir.rs';
const body = `pub struct Body<'tcx> {
    pub source: MirSource<'tcx>,
    pub span: Span,
    cache: Cache,
}

impl<'tcx> Body<'tcx> {
    pub fn args(&self) -> Args { self.source.args() }
    fn private(&self) {}
}

pub enum Kind { Body, Other }
`;

async function items(
  after: string,
  used: readonly string[] | null,
  before = body,
): Promise<readonly ImpactItem[]> {
  const crates = [middle(['Body'], used)];
  const report = await reportOn({ [FILE]: before }, { [FILE]: after }, { watched: [], crates });
  return report.affected_files.flatMap((file) => file.items);
}

test('the definition: its interface is MODERATE, gone is BREAKING, comments are MINOR', async () => {
  expect(verdicts(await items(body.replace('struct Body<', 'struct Body<T, '), []))).toEqual([
    'MODERATE signature Body',
  ]);
  expect(
    verdicts(await items(body.replace('pub struct Body', 'pub(crate) struct Body'), [])),
  ).toEqual(['BREAKING signature Body']);
  expect(verdicts(await items(body.slice(body.indexOf('impl')), []))).toEqual([
    'BREAKING removed Body',
  ]);
  expect(verdicts(await items(`/// A body.\n${body}`, []))).toEqual(['MINOR comments Body']);
});

test('fields: as the fork names them, and as others can see them', async () => {
  const without = body.replace('    pub span: Span,\n', '');
  expect(verdicts(await items(without, ['span']))).toEqual(['BREAKING removed Body::span']);
  expect(verdicts(await items(without, ['other']))).toEqual([]);
  const [unknown] = await items(without, null);
  expect(unknown).toMatchObject({ class: 'BREAKING', path: 'Body::span' });
  expect(unknown?.reason).toMatch(/not looked at/);
  expect(verdicts(await items(body.replace('cache: Cache', 'cache: Other'), ['cache']))).toEqual([
    'MINOR signature Body::cache',
  ]);
  const added = body.replace('    pub span', '    pub phase: Phase,\n    pub span');
  expect(verdicts(await items(added, null))).toEqual(['MODERATE added Body::phase']);
});

test('what no other crate sees of an interface is MINOR', async () => {
  const tuple = 'pub struct Body(Inner, u8);\n';
  const cases = [
    [tuple, tuple.replace('u8', 'u16'), 'MINOR'],
    [tuple.replace('u8', 'pub u8'), tuple.replace('u8', 'pub u16'), 'MODERATE'],
    [tuple, `#[derive(Clone)]\n${tuple}`, 'MINOR'],
    [`#[derive(Clone)]\n${tuple}`, tuple, 'MODERATE'],
    [tuple, `#[repr(C)]\n${tuple}`, 'MINOR'],
    [tuple, `#[repr(packed)]\n${tuple}`, 'MODERATE'],
    [tuple, `#[deprecated = "use that, not this (see #1)"]\n${tuple}`, 'MINOR'],
    ['fn Body(a: A) {}\n', 'fn Body(b: A) {}\n', 'MINOR'],
  ] as const;
  for (const [before, after, expected] of cases) {
    expect((await items(after, [], before)).map((item) => item.class)).toEqual([expected]);
  }
});

test('a derive that became conditional is no loss, one that went is', async () => {
  const tuple = '#[derive(Ord, Hash)]\npub struct Body(u8);\n';
  const under = (names: string): string =>
    tuple.replace(/.*\n/, `#[cfg_attr(not(all(a, b = "64")), derive(${names}))]\n`);
  expect(verdicts(await items(under('Ord, Hash'), [], tuple))).toEqual(['MINOR attributes Body']);
  expect(verdicts(await items(under('Hash'), [], tuple))).toEqual(['MODERATE attributes Body']);
});

test('a new variant concerns a match on all of them, whatever fork code names', async () => {
  const before = 'pub enum Body {\n    A,\n}\n';
  expect(verdicts(await items('pub enum Body {\n    A,\n    B,\n}\n', ['A'], before))).toEqual([
    'MINOR added Body::B',
  ]);
});

test('a method of a trait is one the fork names where the trait is in scope', async () => {
  const before = 'impl a::Args<u8> for Body {\n    fn args(&self) {}\n}\n';
  const after = before.replace('&self', '&mut self');
  const found = ['MODERATE signature impl a::Args<u8> for Body::args'];
  expect(verdicts(await items(after, ['args'], before))).toEqual([]);
  expect(verdicts(await items(after, ['args', 'Args'], before))).toEqual(found);
  expect(verdicts(await items(after, ['args', '*'], before))).toEqual(found);
  const clone = (text: string): string => text.replace('a::Args<u8>', 'Clone');
  expect(verdicts(await items(clone(after), ['args'], clone(before)))).toHaveLength(1);
});

test('a method that came to an API under the name that the fork has for it', async () => {
  const code =
    '(self) -> u8 {\n        first(1);\n        second(2);\n        third(3)\n    }\n}\n';
  const before = `impl Map {\n    pub fn owners${code}`;
  const after = `impl Body {\n    pub fn body_owners${code}`;
  expect(verdicts(await items(after, ['body_owners'], before))).toEqual([
    'MODERATE renamed impl Body::body_owners',
  ]);
  expect(verdicts(await items(after, [], before))).toEqual([]);
});

test('a query is found in any file of the crate', async () => {
  const before =
    'rustc_queries! {\n    query built(key: A) -> B {\n        desc { "x" }\n    }\n}\n';
  const after = before.replace('key: A', 'key: C');
  expect(verdicts(await items(after, ['built'], before))).toEqual([
    'MODERATE signature queries::built',
  ]);
  expect(verdicts(await items(after, ['other'], before))).toEqual([]);
});

test('a type that only a macro call defines changes with the call', async () => {
  const before =
    'top_level!(\n    pub struct Options {\n        a: u8 [TRACKED],\n        b: u8 [TRACKED],\n    }\n);\nimpl Body {}\n';
  const after = before.replace('        b: u8 [TRACKED],\n', '');
  expect((await items(after, ['Options'], before)).map((item) => [item.kind, item.class])).toEqual([
    ['macro call', 'MODERATE'],
  ]);
  expect(verdicts(await items(after, ['other'], before))).toEqual([]);
});

test('methods: only those the fork names', async () => {
  const changed = body.replace('args(&self)', 'args(&self, all: bool)');
  expect(verdicts(await items(changed, ['args']))).toEqual([
    "MODERATE signature impl Body<'tcx>::args",
  ]);
  expect(verdicts(await items(changed, ['other']))).toEqual([]);
  expect(verdicts(await items(changed, null))).toEqual([]);
  const renamed = changed.replace(', all: bool', '').replace('&self', 'self: &Self');
  expect(verdicts(await items(renamed, ['args']))).toHaveLength(1);
});

test('a variant that has the name of an API is not the API', async () => {
  expect(verdicts(await items(body.replace('Body, Other', 'Other'), ['Body']))).toEqual([]);
});

test('what left for another file of the crate has moved', async () => {
  const other = 'compiler/rustc_middle/src/body.rs';
  const [struct, rest] = [body.slice(0, body.indexOf('impl')), body.slice(body.indexOf('impl'))];
  const report = await reportOn(
    { [FILE]: body, [other]: 'mod x;\n' },
    { [FILE]: rest, [other]: `mod x;\n${struct}` },
    { watched: [], crates: [middle(['Body'], [])] },
  );
  expect(report.affected_files.map(({ path, items: found }) => [path, verdicts(found)])).toEqual([
    [FILE, ['MODERATE moved Body']],
  ]);
  expect(report.affected_files[0]?.items[0]).toMatchObject({
    moved_to: other,
    reason: `rustc_verify uses \`Body\`: it is now \`Body\` in ${other}`,
  });
});

test('files of the crate without its APIs are not in the report', async () => {
  const report = await reportOn(
    { [FILE]: 'fn a() {}\n' },
    { [FILE]: 'fn a() { 1 }\n' },
    { watched: [], crates: [middle(['Body'], null)] },
  );
  expect(report).toMatchObject({ overall_risk: 'SAFE', affected_files: [] });
  expect(report.notes.join('\n')).toMatch(/rustc_verify was not read: methods of Body/);
});

test('what a hook names and stays in its crate is MINOR when its visibility shrinks to the crate', async () => {
  const text =
    'pub const parse_bool: &str = "bool";\n\nfn analysis() {\n    all();\n    Ok(())\n}\n';
  const hooks = [hookBefore('Ok(())', ['parse_bool'])];
  const shrunk = text.replace('pub const', 'pub(crate) const');
  const file = await passesReport(text, shrunk, { hooks });
  expect(verdicts(file.items)).toEqual(['MINOR signature parse_bool']);
  const gone = await passesReport(text, text.replace('pub const', 'pub(super) const'), { hooks });
  expect(verdicts(gone.items)).toEqual(['BREAKING signature parse_bool']);
});
