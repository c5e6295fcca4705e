import { expect, test } from 'vitest';
import { editedBodies, outsideEdits, overlaps } from '../../support/body-edits.ts';

/** Edits between two bodies of one function, as words; that nothing is missed is part of each case. */
async function edits(before: string, after: string): Promise<string[]> {
  return editsOf(`fn f() {\n${before}\n}\n`, `fn f() {\n${after}\n}\n`);
}

async function editsOf(before: string, after: string): Promise<string[]> {
  const bodies = await editedBodies(before, after);
  return bodies.flatMap((body) => {
    const rest = outsideEdits(body);
    expect(rest.after).toBe(rest.before);
    expect(overlaps(body.edits)).toEqual([]);
    return body.edits.map(({ text, where }) => `${text} ${where}`);
  });
}

test('statements that came, went, changed', async () => {
  expect(await edits('a(); b();', 'a(); passes::provide(providers); b();')).toEqual([
    'statement added: `passes::provide(providers);` in the body of `f`',
  ]);
  expect(await edits('a(); #[cfg(x)] b(); c();', 'a(); c();')).toEqual([
    'statement removed: `#[cfg(x)]b();` in the body of `f`',
  ]);
  expect(await edits('let x = one; b();', 'let x = two; b();')).toEqual([
    'statement changed: `let x = one;` → `let x = two;` in the body of `f`',
  ]);
});

test('the smallest element that holds the difference, however deep', async () => {
  const before = `for id in all {
        match id.kind() {
            Some(x) if x.ok() => sess.time("check", || { tcx.check(id, [1, 2]); }),
            None => Config { a: 1, b: 2 },
        }
    }`;
  const cases: [string, string, string][] = [
    ['[1, 2]', '[1, 2, 3]', 'element added: `3` in the array'],
    ['id, [', 'id, x, [', 'argument added: `x` in the call of `check`'],
    ['b: 2', 'b: 3', 'field changed: `b:2` → `b:3` in the literal of `Config`'],
    [
      'id.kind()',
      'id.sort()',
      'condition changed: `id.kind()` → `id.sort()` in the match on `id.sort()`',
    ],
    [
      'Some(x) if x.ok()',
      'Some(x)',
      'pattern changed: `Some(x)if x.ok()` → `Some(x)` in the arm `Some(x)`',
    ],
    ['None =>', '_ => x, None =>', 'arm added: `_ => x` in the match on `id.kind()`'],
    ['in all', 'in most', 'expression changed: `all` → `most` in `for id in most`'],
    [
      'tcx.check',
      'tcx.verify',
      'statement changed: `tcx.check(id, [1, 2]);` → `tcx.verify(id, [1, 2]);` in the closure',
    ],
  ];
  for (const [from, to, edit] of cases) {
    expect(await edits(before, before.replace(from, to))).toEqual([edit]);
  }
});

test('two differences in one statement are two edits when smaller elements hold them', async () => {
  expect(await edits('run(a, g(b), c);', 'run(x, g(y), c);')).toEqual([
    'argument changed: `a` → `x` in the call of `run`',
    'argument changed: `b` → `y` in the call of `g`',
  ]);
});

test('a block that stays is not called changed with its header', async () => {
  const block = '{ first(); second(); third(); }';
  expect(await edits(`if a ${block}`, `if b ${block} else { last(); }`)).toEqual([
    'condition changed: `a` → `b` in `if b`',
    'expression added: `else{last();}` in `if b`',
  ]);
});

test('a statement that went elsewhere in the body moved', async () => {
  const moving = 'let krate = tcx.hir().krate(def_id);';
  expect(await edits(`${moving} a(); if x { b(); }`, `a(); if x { ${moving} b(); }`)).toEqual([
    `statement moved: \`${moving}\` in \`if x\``,
  ]);
});

test('white space, comments and commas that mean nothing are no edit', async () => {
  expect(
    await edits(
      'run(a, [b]); match c { D => e }',
      'run(\n  a, // why\n  [b,],\n);\nmatch c { D => e, }',
    ),
  ).toEqual([]);
  expect(await edits('run((a));', 'run((a,));')).not.toEqual([]);
});

test('macro calls and macro rules are compared by their tokens', async () => {
  expect(await edits('bug!("x {}", a);', 'bug!("x {}", b);')).toEqual([
    'argument changed: `a` → `b` in `bug!`',
  ]);
  const rules = (more: string): string =>
    `macro_rules! m { ($a:expr) => { go($a); stop(); }; ${more} }`;
  expect(await editsOf(rules(''), rules('() => {};'))).toEqual([
    'rule added: `() => {};` in the macro `m`',
  ]);
  expect(await editsOf(rules(''), rules('').replace('stop();', 'wait();'))).toEqual([
    'argument changed: `stop();` → `wait();` in the rule `($a:expr)`',
  ]);
});

test('values of constants and statics, methods, and a body that came', async () => {
  expect(await editsOf('const A: &[u8] = &[1, 2];', 'const A: &[u8] = &[1, 3, 2];')).toEqual([
    'element added: `3` in the array',
  ]);
  expect(await editsOf('trait T { fn f(); }', 'trait T { fn f() { a(); } }')).toEqual([
    'body added in the whole body',
  ]);
});

test('a list too different to be taken apart is one edit, and fast', async () => {
  const calls = (name: string): string =>
    Array.from({ length: 3000 }, (_, at) => `${name}${at}(${name});`).join('\n');
  const start = performance.now();
  expect(await edits(calls('a'), calls('b'))).toEqual(['body changed in the whole body']);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('code nested thousands deep is one edit', async () => {
  const deep = (value: string): string => `${'f('.repeat(5000)}${value}${')'.repeat(5000)};`;
  expect(await edits(deep('1'), deep('2'))).toHaveLength(1);
});
