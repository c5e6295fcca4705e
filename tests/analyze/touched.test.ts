import { expect, test } from 'vitest';
import { hookBefore, PASSES, passesReport, reportOn, verdicts } from './releases.ts';

const analysis = `//! Passes.
fn analysis(tcx: TyCtxt<'_>, (): ()) -> Result<()> {
    rustc_passes::check(tcx);

    sess.time("misc", || {
        all(tcx);
    });

    finish(tcx);

    Ok(())
}

fn other() {}
`;
const hook = hookBefore('Ok(())');
const asked = { hooks: [hook] };
const untried = { hooks: [hook], trial: { unresolved: null } };
const failed = { hooks: [hook], trial: { unresolved: new Set([hook.path]) } };

test('an item the fork has nothing to do with is SAFE', async () => {
  const file = await passesReport(
    analysis,
    analysis.replace('fn other() {}', 'fn other() { 1 }'),
    asked,
  );
  expect(file).toMatchObject({
    risk: 'SAFE',
    tRust_action: 'Nothing to do',
    changes: ['1 item changed, which the fork neither touches nor uses'],
  });
  expect(file.items[0]).toMatchObject({ class: 'SAFE', path: 'other', change: 'body', hook: null });
});

test('of a fork that was not read only what is declared is said', async () => {
  const unread = { ...asked, forkRead: false };
  const one = analysis.replace('fn other() {}', 'fn other() { 1 }');
  const file = await passesReport(analysis, one, unread);
  expect(file.changes).toEqual([
    '1 item changed, which no declared hook or dependency touches or uses',
  ]);
  expect(file.items[0]?.reason).toBe('no declared hook or dependency touches or names it');
  const two = await passesReport(analysis, `${one}fn more() {}`, unread);
  expect(two.changes).toEqual([
    '2 items changed, none of which a declared hook or dependency touches or uses',
  ]);
  const gone = await reportOn({ [PASSES]: analysis }, {}, { forkRead: false });
  expect(gone.affected_files[0]?.items.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['no declared hook goes into this file']),
  );
});

test('a body that changed away from the hook is MINOR, and behaviour may differ', async () => {
  const file = await passesReport(analysis, analysis.replace('all(tcx)', 'most(tcx)'), asked);
  expect(verdicts(file.items)).toEqual(['MINOR body analysis']);
  expect(file.items[0]?.reason).toMatch(/away from hook `passes\/verify`; behaviour may differ/);
  expect(file.changes).toEqual([
    'Function body changed: `analysis`',
    'Statement changed: `all(tcx);` → `most(tcx);` (in the closure)',
  ]);
});

test('white space, comments and attributes for lints are MINOR', async () => {
  const cases = [
    ['all(tcx);', 'all( tcx );'],
    ['all(tcx);', 'all(tcx); // all of them'],
    ['fn analysis', '#[inline]\nfn analysis'],
  ] as const;
  for (const [from, to] of cases) {
    const file = await passesReport(analysis, analysis.replace(from, to), asked);
    expect(file.risk).toBe('MINOR');
    expect(file.items[0]?.reason).toMatch(/only/);
  }
});

test('a statement next to the hook changed: MODERATE, as the sync in memory resolves it', async () => {
  const after = analysis.replace('finish(tcx);', 'finish(tcx)?;');
  const file = await passesReport(analysis, after, asked);
  expect(verdicts(file.items)).toEqual(['MODERATE body analysis']);
  expect(file.items[0]?.reason).toMatch(
    /what stands before it changed; the sync in memory resolves/,
  );
  expect(file.tRust_action).toMatch(/the sync does it/);
  const guess = await passesReport(analysis, after, untried);
  expect(verdicts(guess.items)).toEqual(['MODERATE body analysis']);
  expect(guess.items[0]?.reason).toMatch(/no sync was tried/);
});

test('the same where the sync leaves the file to a person: BREAKING', async () => {
  const file = await passesReport(
    analysis,
    analysis.replace('finish(tcx);', 'finish(tcx)?;'),
    failed,
  );
  expect(verdicts(file.items)).toEqual(['BREAKING body analysis']);
  const comment = analysis.replace('all(tcx);', 'all(tcx); // all');
  expect(verdicts((await passesReport(analysis, comment, failed)).items)).toEqual([
    'MINOR comments analysis',
  ]);
});

test('a hook that could not be tried is not BREAKING by that: the reason and the action say why', async () => {
  const why = 'no sibling of requires shows what ... stands for';
  const trial = { auto_mergeable: false, untried: new Map([[hook.path, why]]) };
  const after = analysis.replace('finish(tcx);', 'finish(tcx)?;');
  const report = await reportOn(
    { [PASSES]: analysis },
    { [PASSES]: after },
    { hooks: [hook], trial },
  );
  const [file] = report.affected_files;
  expect(verdicts(file?.items ?? [])).toEqual(['MODERATE body analysis']);
  expect(file?.items[0]?.reason).toContain(`it could not be tried: ${why}`);
  expect(file?.tRust_action).toBe(
    `See whether hook \`passes/verify\` fits its new surroundings: it could not be tried: ${why}`,
  );
  expect(report).toMatchObject({
    untried: [{ path: PASSES, reason: why }],
    estimated_effort: '1 commit',
  });
});

test('the signature around the hook: MODERATE, and the changes say what', async () => {
  const after = analysis.replace('(): ()', '(): (), dep: DepGraph').replace(' -> Result<()>', '');
  const file = await passesReport(analysis, after, asked);
  expect(verdicts(file.items)).toEqual(['MODERATE signature analysis']);
  expect(file.changes).toEqual([
    'Function signature changed: `analysis`',
    'Return type changed: return type `Result<()>` → `()` (`analysis`)',
    'New parameter added: `dep: DepGraph` (`analysis`)',
  ]);
});

test('the item that held the hook is gone, or holds no place for it: BREAKING', async () => {
  const gone = analysis.slice(analysis.indexOf('fn other'));
  const file = await passesReport(analysis, gone, asked);
  expect(verdicts(file.items)).toEqual(['BREAKING removed analysis']);
  expect(file.tRust_action).toBe('Find a new place for hook `passes/verify` by hand');
  const lost = await passesReport(analysis, analysis.replace('Ok(())', 'done()'), asked);
  expect(verdicts(lost.items)).toEqual(['BREAKING body analysis']);
});

test('a renamed item takes the hook along: MODERATE', async () => {
  const file = await passesReport(
    analysis,
    analysis.replace('fn analysis', 'fn run_analysis'),
    asked,
  );
  expect(verdicts(file.items)).toEqual(['MODERATE renamed run_analysis']);
  expect(file.items[0]?.reason).toMatch(/now in `run_analysis`/);
});

const list = `pub const BUILTIN_ATTRIBUTES: &[BuiltinAttribute] = &[
    ungated!(cfg, Normal, template!(List: "p")),
    gated!(coverage, Normal, template!(Word), experimental!(coverage)),
    // here
];
`;

test('entries next to the hook: another form is MODERATE, other values are MINOR', async () => {
  const hooks = [hookBefore('// here')];
  const wider = list.replaceAll('template!(Word),', 'template!(Word), WarnFollowing,');
  const form = await passesReport(list, wider, { hooks });
  expect(verdicts(form.items)).toEqual(['MODERATE body BUILTIN_ATTRIBUTES::coverage']);
  expect(form.items[0]?.reason).toMatch(/form of entries.*5 arguments instead of 4/);
  const value = await passesReport(list, list.replace('!(Word)', '!(List)'), { hooks });
  expect(verdicts(value.items)).toEqual(['MINOR body BUILTIN_ATTRIBUTES::coverage']);
  const away = await passesReport(list, list.replace('"p"', '"q"'), { hooks });
  expect(verdicts(away.items)).toEqual([]);
});

test('what the inserted code names in the same file is depended on', async () => {
  const macros = `macro_rules! gated { ($a:ident) => { $a } }\n${list}`;
  const hooks = [hookBefore('// here', ['gated'])];
  const file = await passesReport(macros, macros.replace('=> { $a }', '=> { f($a) }'), { hooks });
  expect(verdicts(file.items)).toEqual(['MODERATE body gated']);
  expect(file.items[0]?.hook).toBe('passes/verify');
});

test('texts and lines of both versions are in the report', async () => {
  const file = await passesReport(
    analysis,
    analysis.replace('fn other() {}', 'fn other() {\n}'),
    asked,
  );
  expect(file.items).toEqual([
    {
      kind: 'function',
      path: 'other',
      change: 'formatting',
      class: 'SAFE',
      before: 'fn other() {}',
      after: 'fn other() {\n}',
      lines: { before: { start: 14, end: 14 }, after: { start: 14, end: 15 } },
      hook: null,
      reason: 'the fork neither touches nor names it',
    },
  ]);
});

test('the statements whose form the inserted code follows changed, all but the one next to it', async () => {
  const calls = (last: number, form: string): string =>
    Array.from(
      { length: 6 },
      (_, at) => `    c${at}::provide(${at < last ? form : 'providers'});\n`,
    ).join('');
  const body = (inner: string): string => `fn provide() {\n${inner}\n    Ok(())\n}\n`;
  const old = body(calls(0, ''));
  const most = await passesReport(old, body(calls(5, '&mut providers.queries')), asked);
  expect(verdicts(most.items)).toEqual(['MODERATE body provide']);
  expect(most.items[0]?.reason).toMatch(/most of what had the form of the one before it changed/);
  const few = await passesReport(old, body(calls(2, '&mut providers.queries')), asked);
  expect(verdicts(few.items)).toEqual(['MINOR body provide']);
});
