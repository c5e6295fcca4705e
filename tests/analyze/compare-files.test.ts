import { expect, test } from 'vitest';
import type { AnalyzeEvent, KeptAnalyses } from '../../src/analyze/request.ts';
import { keptInMemory } from './kept.ts';
import { middle, never, reportOn, type Asked } from './releases.ts';

const A = 'compiler/rustc_lint/src/a.rs';
const B = 'compiler/rustc_lint/src/b.rs';
const MIR = 'compiler/rustc_middle/src/mir.rs';
const release = (minor: number): Readonly<Record<string, string>> => ({
  [A]: `fn a() { ${minor} }\n`,
  [B]: `fn b() { ${minor} }\n`,
});

/** What was parsed, known and compared before; `null` when nothing was compared. */
async function counted(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  kept: KeptAnalyses,
  asked: Asked = { watched: [], allFiles: true },
) {
  const events: AnalyzeEvent[] = [];
  const report = await reportOn(before, after, {
    ...asked,
    kept,
    onEvent: (event) => events.push(event),
  });
  const found = events.find(({ kind }) => kind === 'compared');
  if (found?.kind !== 'compared') return never('nothing was compared');
  const { parsed, known, before: earlier } = found;
  return { parsed, known, before: earlier, report };
}

test('1.1 → 1.2 after 1.0 → 1.1 parses no blob of 1.1 again', async () => {
  const kept = keptInMemory();
  const first = await counted(release(0), release(1), kept);
  expect(first).toMatchObject({ parsed: 4, known: 0, before: 0 });
  const second = await counted(release(1), release(2), kept);
  expect(second).toMatchObject({ parsed: 2, known: 2, before: 0 });
  const { report } = await counted(release(1), release(2), keptInMemory());
  expect(second.report).toEqual(report);
});

test('the same two releases again are not compared, and the report is the same', async () => {
  const kept = keptInMemory();
  const first = await counted(release(0), release(1), kept);
  const again = await counted(release(0), release(1), kept);
  expect(again).toMatchObject({ parsed: 0, known: 0, before: 2 });
  expect(again.report).toEqual(first.report);
});

test('the same blobs under a name that is not Rust are another comparison', async () => {
  const kept = keptInMemory();
  await counted({ [A]: 'fn a() {}\n' }, { [A]: 'fn a() { 1 }\n' }, kept);
  const text = 'compiler/rustc_lint/a.txt';
  const { before, report } = await counted(
    { [text]: 'fn a() {}\n' },
    { [text]: 'fn a() { 1 }\n' },
    kept,
  );
  expect(before).toBe(0);
  expect(report.affected_files[0]?.items.map(({ kind }) => kind)).toEqual(['file']);
});

test('a file of a watched crate that cannot define what fork code names is not parsed', async () => {
  const asked = { watched: [], crates: [middle(['Body'], [])] };
  const other = await counted(
    { [MIR]: 'fn a() {}\n' },
    { [MIR]: 'fn b() {}\n' },
    keptInMemory(),
    asked,
  );
  expect(other).toMatchObject({ parsed: 0, report: { affected_files: [] } });
  const body = await counted(
    { [MIR]: 'pub struct Body(u8);\n' },
    { [MIR]: 'pub struct Body(u16);\n' },
    keptInMemory(),
    asked,
  );
  expect(body).toMatchObject({ parsed: 2 });
});

test('what was compared before a failure is kept', async () => {
  const kept = keptInMemory();
  const interrupted = counted(release(0), release(1), {
    ...kept,
    putResults(results) {
      kept.putResults(results);
      throw new Error('the disk is full');
    },
  });
  await expect(interrupted).rejects.toThrow('the disk is full');
  expect(await counted(release(0), release(1), kept)).toMatchObject({ parsed: 0, before: 2 });
});
