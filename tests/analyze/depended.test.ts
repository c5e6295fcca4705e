import { expect, test } from 'vitest';
import { middle, reportOn, verdicts } from './releases.ts';
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
  expect(verdicts(await items(without, ['other']))).toEqual(['MINOR removed Body::span']);
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
    ['fn Body(a: A) {}\n', 'fn Body(b: A) {}\n', 'MINOR'],
  ] as const;
  for (const [before, after, expected] of cases) {
    expect((await items(after, [], before)).map((item) => item.class)).toEqual([expected]);
  }
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
