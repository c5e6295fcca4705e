import { expect, test } from 'vitest';
import { hookBefore, passesReport, PASSES, reportOn } from './releases.ts';

const passes = `fn analysis(tcx: TyCtxt<'_>) -> Result<()> {
    check(tcx);
    match mode {
        Mode::All => all(tcx),
        Mode::None => {}
    }
    Ok(())
}

fn other(tcx: TyCtxt<'_>) {
    skip(tcx);
}
`;
const asked = { hooks: [hookBefore('Ok(())')] };

test('edits inside the body of a hooked function, with their lines, stand below it', async () => {
  const after = passes
    .replace('    check(tcx);\n', '    check(tcx);\n    lint(tcx);\n')
    .replace('all(tcx)', 'most(tcx)');
  const { changes, items } = await passesReport(passes, after, asked);
  expect(items[0]?.edits).toEqual([
    {
      kind: 'statement',
      change: 'added',
      where: 'in the body of `analysis`',
      text: 'statement added: `lint(tcx);`',
      lines: { before: null, after: { start: 3, end: 3 } },
    },
    {
      kind: 'arm',
      change: 'changed',
      where: 'in the match on `mode`',
      text: 'arm changed: `Mode::All => all(tcx)` → `Mode::All => most(tcx)`',
      lines: { before: { start: 4, end: 4 }, after: { start: 5, end: 5 } },
    },
  ]);
  expect(changes).toEqual([
    'Function body changed: `analysis`',
    'Statement added: `lint(tcx);` (in the body of `analysis`)',
    'Arm changed: `Mode::All => all(tcx)` → `Mode::All => most(tcx)` (in the match on `mode`)',
  ]);
});

test('of many edits the first four are told, all of them are kept', async () => {
  const lines = (name: string): string =>
    Array.from({ length: 6 }, (_, at) => `    ${name}${at}(tcx);\n    keep${at}();\n`).join('');
  const body = (name: string): string => passes.replace('    check(tcx);\n', lines(name));
  const { changes, items } = await passesReport(body('old'), body('new'), asked);
  expect(items[0]?.edits).toHaveLength(6);
  expect(changes).toHaveLength(6);
  expect(changes.at(-1)).toBe('2 more edits in `analysis`');
});

test('what the fork has nothing to do with has edits in a hooked file only', async () => {
  const after = passes.replace('skip(tcx)', 'leave(tcx)');
  const here = await passesReport(passes, after, asked);
  expect(here.items[0]?.edits).toHaveLength(1);
  const elsewhere = PASSES.replace('passes', 'queries');
  const report = await reportOn(
    { [elsewhere]: passes },
    { [elsewhere]: after },
    { watched: [{ path: elsewhere, risk: 'low' }] },
  );
  expect(report.affected_files[0]?.items[0]).not.toHaveProperty('edits');
});
