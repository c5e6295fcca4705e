import { expect, test } from 'vitest';
import type { ImpactItem } from '../../src/ports/impact.ts';
import { middle, reportOn } from './releases.ts';

const A = 'compiler/rustc_lint/src/a.rs';
const B = 'compiler/rustc_lint/src/b.rs';

/** Code that no other `topic` has. */
const code = (topic: string): string => `
        let ${topic}_list = collect_${topic}(tcx, ${topic}_id);
        for one in ${topic}_list.iter().filter(|one| one.is_${topic}()) {
            check_${topic}(tcx, one.${topic}_span, &${topic}_list);
            report.push(${topic}::Entry { span: one.${topic}_span, id: ${topic}_id });
        }
        finish_${topic}(report);
`;
const fn = (name: string, ...topics: string[]): string =>
  `fn ${name}(tcx: TyCtxt<'_>) {${topics.map(code).join('')}}\n`;
const rest = 'fn rest() {}\n';

/** `body method impl A::f`, by file; where an item moved to is said behind it. */
async function items(a: [string, string], b: [string, string]): Promise<Record<string, string[]>> {
  const report = await reportOn(
    { [A]: a[0], [B]: b[0] },
    { [A]: a[1], [B]: b[1] },
    { watched: [], allFiles: true },
  );
  const told = ({ change, kind, path, moved_to }: ImpactItem): string =>
    `${change} ${kind} ${path}${moved_to === undefined ? '' : ` → ${moved_to}`}`;
  return Object.fromEntries(report.affected_files.map((file) => [file.path, file.items.map(told)]));
}

test('a function that moved with a changed body is one item, where it was', async () => {
  const changed = fn('lint', 'lint').replace('finish_lint(report)', 'finish_lint(tcx, report)');
  expect(await items([fn('lint', 'lint') + rest, rest], [rest, rest + changed])).toEqual({
    [A]: [`moved function lint → ${B}`],
    [B]: [],
  });
  const report = await reportOn(
    { [A]: fn('lint', 'lint') + rest, [B]: rest },
    { [A]: rest, [B]: rest + changed },
    { watched: [{ path: A, risk: 'high' }], allFiles: true },
  );
  const moved = report.affected_files.find(({ path }) => path === A)?.items[0];
  expect(moved).toMatchObject({
    lines: { before: { start: 1, end: 8 }, after: { start: 2, end: 9 } },
    before: expect.stringContaining('finish_lint(report)'),
    after: expect.stringContaining('finish_lint(tcx, report)'),
  });
  expect(moved?.confidence).toBeGreaterThan(0.8);
  expect(moved?.confidence).toBeLessThan(1);
});

test('a function with another name there is renamed', async () => {
  expect(
    await items([fn('lint', 'lint') + rest, rest], [rest, rest + fn('run_lint', 'lint')]),
  ).toEqual({ [A]: [`renamed function run_lint → ${B}`], [B]: [] });
});

test('members of an impl that moved are matched, one that is new stays new', async () => {
  const impl = (...members: string[]): string => `impl Lint for Pass {\n${members.join('')}}\n`;
  const [check, finish] = [fn('check', 'lint'), fn('finish', 'walk')];
  expect(
    await items(
      [impl(check, finish) + rest, rest],
      [rest, rest + impl(check, finish, fn('extra', 'more'))],
    ),
  ).toEqual({
    [A]: [
      `moved impl impl Lint for Pass → ${B}`,
      `moved method impl Lint for Pass::check → ${B}`,
      `moved method impl Lint for Pass::finish → ${B}`,
    ],
    [B]: ['added method impl Lint for Pass::extra'],
  });
});

test('a function that was split is told with what it became, in both places', async () => {
  const report = await reportOn(
    { [A]: fn('lint', 'lint', 'walk') + rest, [B]: rest },
    { [A]: rest + fn('one', 'lint'), [B]: rest + fn('two', 'walk') },
    { watched: [], allFiles: true },
  );
  const told = report.affected_files.flatMap((file) =>
    file.items.map(({ change, path, reason }) => `${change} ${path}: ${reason.split('; ')[1]}`),
  );
  expect(told.sort()).toEqual([
    'added one: it has code of `lint` in compiler/rustc_lint/src/a.rs',
    'added two: it has code of `lint` in compiler/rustc_lint/src/a.rs',
    'split lint: it was split into `one` in compiler/rustc_lint/src/a.rs, `two` in compiler/rustc_lint/src/b.rs',
  ]);
});

test('two equally good places: it is gone here and new there', async () => {
  const found = await items(
    [fn('lint', 'lint') + fn('lint_all', 'lint') + rest, rest],
    [rest, rest + fn('lint_some', 'lint')],
  );
  expect(found).toEqual({
    [A]: ['removed function lint', 'removed function lint_all'],
    [B]: ['added function lint_some'],
  });
});

test('what came from a file that is only read for its crate is new: there it would not be shown', async () => {
  const from = 'compiler/rustc_middle/src/mir.rs';
  const report = await reportOn(
    { [from]: `${fn('lint', 'lint')}pub struct Body;\n`, [B]: rest },
    { [from]: 'pub struct Body;\n', [B]: rest + fn('lint', 'lint') },
    { watched: [{ path: B, risk: 'low' }], crates: [middle(['Body'], [])] },
  );
  const told = report.affected_files.map(({ path, items: found }) => [
    path,
    found.map((item) => item.change),
  ]);
  expect(told).toEqual([[B, ['added']]]);
});
