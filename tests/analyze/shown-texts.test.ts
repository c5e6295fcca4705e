import { expect, test } from 'vitest';
import { middle, reportOn, PASSES } from './releases.ts';

const LINT = 'compiler/rustc_lint/src/lib.rs';
const MIR = 'compiler/rustc_middle/src/mir.rs';
const two = 'fn a() {}\n\npub struct Body(pub u8);\n';
const changed = 'fn a() { 1 }\n\npub struct Body(pub u16);\n';

test('SAFE items outside the integration points have no texts', async () => {
  const report = await reportOn(
    { [LINT]: two, [PASSES]: two, [MIR]: two },
    { [LINT]: changed, [PASSES]: changed, [MIR]: changed },
    { allFiles: true, crates: [middle(['Body'], [])] },
  );
  const told = report.affected_files.map(({ path, items }) => [
    path,
    items.map((item) => [item.class, item.path, item.before, item.after]),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    [LINT]: [
      ['SAFE', 'a', null, null],
      ['SAFE', 'Body', null, null],
    ],
    [PASSES]: [
      ['SAFE', 'a', 'fn a() {}', 'fn a() { 1 }'],
      ['SAFE', 'Body', 'pub struct Body(pub u8);', 'pub struct Body(pub u16);'],
    ],
    [MIR]: [
      ['SAFE', 'a', null, null],
      ['MODERATE', 'Body', 'pub struct Body(pub u8);', 'pub struct Body(pub u16);'],
    ],
  });
});

test('what is no Rust has its texts as a whole at an integration point, and none elsewhere', async () => {
  const [here, there] = ['compiler/rustc_interface/messages.ftl', 'compiler/rustc_lint/lint.ftl'];
  const report = await reportOn(
    { [here]: 'old\n', [there]: 'old\n' },
    { [here]: 'new\n', [there]: 'new\n' },
    { allFiles: true, watched: [{ path: here, risk: 'low' }] },
  );
  expect(report.affected_files.map(({ path, items }) => [path, items[0]?.before])).toEqual([
    [here, 'old\n'],
    [there, null],
  ]);
});
