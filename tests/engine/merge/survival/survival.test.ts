import { describe, expect, test } from 'vitest';
import type { Chunk } from '../../../../src/engine/merge/lines.ts';
import { splitLines } from '../../../../src/engine/merge/lines.ts';
import { certify, MOST_CHARACTERS } from '../../../../src/engine/merge/survival/certify.ts';
import { explain } from '../../../../src/engine/merge/survival/explain.ts';
import { firstLoss } from '../../../../src/engine/merge/survival/survival.ts';

const base = 'fn f() {\n    a();\n    b();\n}\n';
const ours = base.replace('a();', 'a();\n    mine(1);');
const theirs = base.replace('b();', 'b();\n    others(2);');
const both = theirs.replace('a();', 'a();\n    mine(1);');

describe('a result holds', () => {
  test('when the edits of both sides stand in it', () => {
    expect(firstLoss(base, ours, theirs, both)).toBeNull();
  });

  test('whatever its white space and the commas that end its lists are', () => {
    expect(firstLoss('f(a, b)', 'f(a, b, c)', 'f(a, b)', 'f(\n  a,\n  b,\n  c,\n)')).toBeNull();
  });

  test('when both made one edit, and it stands once', () => {
    expect(firstLoss(base, ours, ours, ours)).toBeNull();
  });

  test('when both changed what a `use` tree brings in, and it is written anew', () => {
    const use = (names: string): string => `use s::{${names}};\n`;
    expect(firstLoss(use('a'), use('a, c'), use('a, b'), use('a, b, c'))).toBeNull();
    expect(firstLoss(use('a'), use('a, c'), 'use s::a;\nuse s::b;\n', use('b, a, c'))).toBeNull();
  });

  test('when one side put imports in order and the other dropped one of them', () => {
    const [mine, others] = ['use s::{C, a, b};\n', 'use s::{a, b};\n'];
    expect(firstLoss('use s::{a, b, C};\n', mine, others, others)).toBeNull();
  });

  test('when an import went across one behind an attribute, and the other side dropped it', () => {
    const [cfg, fn] = ['#[cfg(unix)]\nuse b::b;\n', 'use c::c;\nfn f() {}\n'];
    const old = `use z::z;\nuse a::a;\n${cfg}${fn}`;
    const mine = `use a::a;\n${cfg}use n::n;\nuse z::z;\n${fn}`;
    const others = `use a::a;\n${cfg}${fn}`;
    expect(firstLoss(old, mine, others, `use a::a;\n${cfg}use n::n;\n${fn}`)).toBeNull();
  });

  test('when both changed a type alike, and one put a parameter behind it', () => {
    const f = (parameters: string): string => `fn f(\n    ${parameters}\n) {}\n`;
    const [old, mine] = [f("a: &E<'_>,"), f("a: &E<'tcx>,")];
    const others = f("a: &E<'tcx>,\n    b: &E<'_>,");
    expect(firstLoss(old, mine, others, others)).toBeNull();
  });

  test('when both changed a line alike, and one brought a copy of it as it was', () => {
    const f = (name: string, returned: string): string =>
      `fn ${name}() {\n    (0..${name})\n        .map(|_|${returned} {\n            one()\n        })\n}\n`;
    const [mine, others] = [f('a', ' -> R'), `${f('a', ' -> R')}\n${f('b', '')}`];
    expect(firstLoss(f('a', ''), mine, others, others)).toBeNull();
    const lost = `${f('a', '')}\n${f('b', '')}`;
    expect(firstLoss(f('a', ''), mine, others, lost)).not.toBeNull();
    const elsewhere = `${f('a', '')}\n${f('b', ' -> R')}`;
    expect(firstLoss(f('a', ''), mine, others, elsewhere)).not.toBeNull();
  });

  test('when both inserted functions at one place, in either order', () => {
    const [f, g, h] = ['f', 'g', 'h'].map((name) => `fn ${name}() {\n    x();\n}\n`);
    const [mine, others] = [`${f}${g}`, `${f}${h}`];
    expect(firstLoss(`${f}`, mine, others, `${f}${g}${h}`)).toBeNull();
    expect(firstLoss(`${f}`, mine, others, `${f}${h}${g}`)).toBeNull();
  });

  test('when one side moved what the other edited, and the edit went with it', () => {
    const file = (...names: string[]): string =>
      names.map((name) => `fn ${name}() {\n    one_${name}();\n    two_${name}();\n}\n\n`).join('');
    const edited = (text: string): string => text.replace('two_f', 'new_f');
    const [old, mine] = [file('f', 'g', 'h'), file('g', 'h', 'f')];
    expect(firstLoss(old, mine, edited(old), edited(mine))).toBeNull();
    expect(firstLoss(old, mine, edited(old), mine)).not.toBeNull();
    expect(firstLoss(old, mine, edited(old), edited(old))).not.toBeNull();
    expect(firstLoss(old, edited(old), mine, edited(mine))).toBeNull();
    const lines = splitLines(edited(mine));
    const { edits } = certify({ base: old, ours: mine, theirs: edited(old) }, [
      { kind: 'ok', lines },
    ]);
    const [moved] = edits.filter(({ side }) => side === 'ours');
    expect(moved).toMatchObject({ line: 1, fate: { kind: 'stands', line: 11 } });
  });

  test('when fields are in another order, and the other side edited one of them', () => {
    const struct = (...fields: string[]): string =>
      `struct S {\n${fields.map((field) => `    ${field},\n`).join('')}}\n`;
    const [name, span, of, by] = ['name: Path', 'span: Span', 'of: Type', 'by: Span'];
    const fields = (methods: string): string => struct(name, span, methods, of, by);
    const sorted = (methods: string): string => struct('n: N', name, 't: T', of, by, methods, span);
    const [before, after] = ['methods: Vec<F>', 'methods: Vec<Id>'];
    const sides = [fields(before), sorted(before), fields(after)] as const;
    expect(firstLoss(...sides, sorted(after))).toBeNull();
    expect(firstLoss(...sides, sorted(before))).not.toBeNull();
  });
});

describe('a result is refused', () => {
  test('a comment or an attribute in front of something else', () => {
    const file = (doc: string, first: string, second: string): string =>
      `${doc}pub enum E {\n${first}    A(N),\n${second}    B(N),\n}\n`;
    const [doc, a, b] = ['/// What can go wrong\n', '    #[error("a")]\n', '    #[error("b")]\n'];
    const sides = [file('', '', ''), file('', a, b), file(doc, '', '')] as const;
    expect(firstLoss(...sides, file(doc, a, b))).toBeNull();
    expect(firstLoss(...sides, file('', `${doc}${a}`, b))).not.toBeNull();
    expect(firstLoss(...sides, file(doc, `${b}${a}`, ''))).not.toBeNull();
  });

  test('a function inside of one that the other side put at the same place', () => {
    const fn = (name: string, body: string): string => `fn ${name}() {\n${body}    x();\n}\n`;
    const [f, g, h] = ['f', 'g', 'h'].map((name) => fn(name, ''));
    const sides = [`${f}`, `${f}${g}`, `${f}${h}`] as const;
    expect(firstLoss(...sides, `${f}${fn('g', h ?? '')}`)).not.toBeNull();
    expect(firstLoss(...sides, `${f}${g}${h}`)).toBeNull();
  });

  test('an edit of a line that the other side left, but for the comma that it has now', () => {
    const call = (fields: string): string =>
      `fn f() {\n    build(C {\n        use_ir,\n${fields}    })\n}\n`;
    const old = ['a: false', 'b: false', 'c: None', 'd: false', 'quiet: !v']
      .map((field) => `        ${field},\n`)
      .join('');
    const others = '        quiet: !v,\n        ..Default::default()\n';
    const edited = (fields: string): string => call(fields.replace('!v', 'v'));
    expect(firstLoss(call(old), edited(old), call(others), call(others))).not.toBeNull();
    expect(firstLoss(call(old), edited(old), call(others), edited(others))).toBeNull();
  });

  test.each([
    ['an insertion of ours is gone', theirs],
    ['an insertion of theirs is gone', ours],
    ['an insertion stands twice', both.replace('mine(1);', 'mine(1);\n    mine(1);')],
    ['a word came from nowhere', both.replace('mine(1);', 'mine(1);\n    more();')],
    [
      'the tokens of an insertion are there, but not together',
      theirs.replace('a();', 'mine(a());\n    1;'),
    ],
  ])('%s', (_, result) => {
    expect(firstLoss(base, ours, theirs, result)).not.toBeNull();
  });

  test('what ours deleted is back', () => {
    const deleted = base.replace('    a();\n', '');
    expect(firstLoss(base, deleted, theirs, theirs)).toMatchObject({
      kind: 'not what the edits make',
    });
  });

  test('a change inside a string of several lines is lost', () => {
    const text = (word: string): string => `const A: &str = "one\n${word}\nthree";\n`;
    expect(firstLoss(text('two'), text('2'), text('two'), text('two'))).not.toBeNull();
  });

  test('an edit stands in another function', () => {
    const two = (f: string, g: string): string =>
      `fn f() {\n    a();\n${f}}\n\nfn between() -> u8 {\n    1\n}\n\nfn g() {\n    a();\n${g}}\n`;
    const [mine, others] = [two('    m();\n', ''), two('', '    t();\n')];
    expect(firstLoss(two('', ''), mine, others, two('    m();\n', '    t();\n'))).toBeNull();
    expect(firstLoss(two('', ''), mine, others, two('    t();\n', '    m();\n'))).not.toBeNull();
    expect(firstLoss(two('', ''), mine, two('', ''), two('', '    m();\n'))).not.toBeNull();
  });

  test('the comma that makes a tuple is lost, or one that parts two values', () => {
    expect(
      firstLoss('let x = (a);', 'let x = (a,);', 'let x = (a);', 'let x = (a);'),
    ).not.toBeNull();
    expect(firstLoss('[a -1]', '[a, -1]', '[a -1]', '[a -1]')).not.toBeNull();
    const rule = (end: string): string => `macro_rules! m {\n    ($a:expr${end}) => { $a };\n}\n`;
    expect(firstLoss(rule(''), rule(','), rule(''), rule(''))).not.toBeNull();
  });

  test('an import that ours dropped and theirs only wrote elsewhere is back', () => {
    const old = 'use t::{self, A};\nuse t::{L, S};\n';
    const mine = 'use t::{self, A, G, L};\n';
    const others = 'use t::{self, A, L, S};\n';
    expect(firstLoss(old, mine, others, mine)).toBeNull();
    expect(firstLoss(old, mine, others, 'use t::{self, A, G, L, S};\n')).not.toBeNull();
  });

  test('one side put imports in order, and that is undone beside what the other side changed', () => {
    const text = (first: string, middle: string, last: string): string =>
      `pub use r::{${first}};\npub use l::${middle};\npub use s::{${last}};\nfn f() {}\n`;
    const old = text('api::P, D, G', 'unescape', 'format, S, T');
    const mine = text('D, G, api::P', 'unescape', 'S, T, format');
    const others = text('api::P, D, G', 'e as unescape', 'format, S, T');
    const merged = text('D, G, api::P', 'e as unescape', 'S, T, format');
    expect(firstLoss(old, mine, others, merged)).toBeNull();
    for (const less of [
      text('D, G, api::P', 'e as unescape', 'format, S, T'),
      text('api::P, D, G', 'e as unescape', 'S, T, format'),
      text('D, G, api::P', 'unescape', 'S, T, format'),
    ]) {
      expect(firstLoss(old, mine, others, less)).not.toBeNull();
      expect(firstLoss(old, others, mine, less)).not.toBeNull();
    }
  });

  test('both wrote their imports anew alike, and that is undone', () => {
    const f = 'use c::d;\nfn f() {}\n';
    const [old, alike] = [`use a::b;\nuse a::c;\n${f}`, `use a::{b, c};\n${f}`];
    const mine = alike.replace('use c::d;', 'use c::{d, e};');
    expect(firstLoss(old, mine, alike, mine)).toBeNull();
    const less = old.replace('use c::d;', 'use c::{d, e};');
    expect(firstLoss(old, mine, alike, less)).not.toBeNull();
  });

  test('a field that both inserted, one behind another field, stands twice', () => {
    const text = (fields: string): string => `struct S {\n    a: u8,\n${fields}}\n`;
    const field = '    pub(crate) level: Level,\n';
    const [mine, others] = [text(`    pub ir: bool,\n${field}`), text(field)];
    expect(firstLoss(text(''), mine, others, mine)).toBeNull();
    expect(
      firstLoss(text(''), mine, others, text(`    pub ir: bool,\n${field}${field}`)),
    ).not.toBeNull();
  });

  test('half of a pattern is back that one side dropped, where the other dropped the arm in front', () => {
    const arm =
      '        R::B(O::A, x(l, _)) if !l.is_bool() => {\n            e("no")\n        }\n';
    const text = (first: string, half: string): string =>
      `fn f() {\n    match v {\n${first}        R::B(op, x(l, r))${half} => {\n            g(op)\n        }\n    }\n}\n`;
    const half = ' | R::C(op, x(l, r))';
    const [old, mine, others] = [text(arm, half), text('', half), text(arm, '')];
    expect(firstLoss(old, mine, others, text('', ''))).toBeNull();
    expect(firstLoss(old, mine, others, mine)).not.toBeNull();
  });

  test('both inserted members, and one lost its attribute or its visibility', () => {
    const fn = (name: string): string => `\n#[test]\nfn ${name}() {\n    x();\n}\n`;
    const [old, f, g] = [fn('a'), fn('f'), fn('g')];
    expect(firstLoss(old, old + f, old + g, old + g + f)).toBeNull();
    const less = old + g + f.replace('#[test]\n', '');
    expect(firstLoss(old, old + f, old + g, less)).not.toBeNull();
    const text = (fields: string): string => `struct S {\n    a: u8,\n${fields}}\n`;
    const [mine, others] = ['    pub b: u8,\n', '    pub c: u8,\n'];
    const of = (fields: string): ReturnType<typeof firstLoss> =>
      firstLoss(text(''), text(mine), text(others), text(fields));
    expect(of(others + mine)).toBeNull();
    expect(of(others + mine.replace('pub ', ''))).not.toBeNull();
  });

  test('only one side wrote its imports anew, and that is undone', () => {
    const [old, mine] = ['use a::b;\nuse a::c;\nfn f() {}\n', 'use a::{b, c};\nfn f() {}\n'];
    const others = old.replace('{}', '{ x() }');
    expect(firstLoss(old, mine, others, others)).not.toBeNull();
  });
});

describe('the certificate of a result with a conflict', () => {
  const chunks: Chunk[] = [
    { kind: 'ok', lines: ['fn f() {\n'] },
    {
      kind: 'conflict',
      base: ['    a();\n'],
      ours: ['    m();\n'],
      theirs: ['    t();\n'],
      oursAt: 1,
      reason: null,
    },
    { kind: 'ok', lines: ['    b();\n', '    c();\n', '}\n'] },
  ];
  const text = (middle: string, end: string): string => `fn f() {\n${middle}    b();\n${end}}\n`;
  const texts = {
    base: text('    a();\n', ''),
    ours: text('    m();\n', ''),
    theirs: text('    t();\n', '    c();\n'),
  };

  test('proves what stands outside, and says what is left to a person', () => {
    const certificate = certify(texts, chunks);
    expect(certificate.refusal).toBeNull();
    expect(certificate.edits.map(({ side, fate }) => [side, fate.kind])).toEqual([
      ['ours', 'in conflict'],
      ['theirs', 'stands'],
      ['theirs', 'in conflict'],
    ]);
  });

  test('refuses an edit that is neither outside nor inside', () => {
    const lost = { ...texts, ours: texts.ours.replace('b();', 'b(1);') };
    expect(certify(lost, chunks).refusal).toMatchObject({ kind: 'not what the edits make' });
  });

  test('takes a comma in front of a conflict for none where one text ends its list there', () => {
    const list = (...names: string[]): string =>
      `l!([\n${names.map((name) => `    ${name},\n`).join('')}]);\n`;
    const lists = { base: list('A', 'B'), ours: list('A', 'B'), theirs: list('A', 'B', 'T') };
    const added = { base: [], ours: [], theirs: ['    T,\n'], oursAt: 3, reason: null };
    const open = (...names: string[]): Chunk[] => [
      { kind: 'ok', lines: ['l!([\n', ...names.map((name) => `    ${name},\n`)] },
      { kind: 'conflict', ...added },
      { kind: 'ok', lines: [']);\n'] },
    ];
    expect(certify(lists, open('A', 'B')).refusal).toBeNull();
    expect(certify(lists, open('A')).refusal).not.toBeNull();
    expect(certify({ ...lists, ours: list('B') }, open('A', 'B')).refusal).not.toBeNull();
  });

  test('takes what both brought for no part of what one of them deleted', () => {
    const f = (...lines: string[]): string =>
      `fn f() {\n    s();\n${lines.map((line) => `    ${line}\n`).join('')}    end();\n}\n`;
    const old = ['if let Some(b) = b {', '    let _ = c::d();', '    let s = e::read(b);', '}'];
    const kept = ['if let Some(p) = p {', '    print!("{p}");', '    let _ = out().flush();', '}'];
    const n = 'let n: Option<S<i64>> = call.get(b, "n")?;';
    const or = [
      'let n: S<i64> = n.unwrap_or(S {',
      '    item: i64::MAX,',
      '    span: c.head,',
      '});',
    ];
    const own = 'let is = n.is_some();';
    const mine = f(n, own, ...or, ...old, ...kept);
    const sides = { base: f(...old, ...kept), ours: mine, theirs: f(n, ...or, ...kept) };
    const open = (...lines: string[]): Chunk[] => [
      { kind: 'ok', lines: splitLines(`fn f() {\n    s();\n    ${n}\n`) },
      { kind: 'conflict', base: [], ours: [`    ${own}\n`], theirs: [], oursAt: 3, reason: null },
      { kind: 'ok', lines: splitLines(f(...lines).replace('fn f() {\n    s();\n', '')) },
    ];
    expect(certify(sides, open(...or, ...kept)).refusal).toBeNull();
    expect(certify(sides, open(...or.toSpliced(1, 1), ...kept)).refusal).not.toBeNull();
    expect(certify(sides, open(...or, ...old, ...kept)).refusal).not.toBeNull();
    expect(certify(sides, open(...kept)).refusal).not.toBeNull();
  });

  test('refuses a conflict with lines that a side does not have', () => {
    const other = { ...texts, theirs: texts.theirs.replace('t();', 'z();') };
    expect(certify(other, chunks).refusal).toEqual({
      kind: 'conflict not of the texts',
      conflict: 0,
    });
  });
});

describe('the certificate as a value', () => {
  test('is JSON, and says in short lines where each edit is', () => {
    const deleted = theirs.replace('    a();\n', '');
    const mine = base.replace('b();', 'b(3);');
    const result = deleted.replace('b();', 'b(3);');
    const certificate = certify({ base, ours: mine, theirs: deleted }, [
      { kind: 'ok', lines: splitLines(result) },
    ]);
    expect(JSON.parse(JSON.stringify(certificate))).toEqual(certificate);
    expect(explain(certificate)).toBe(
      [
        'ours:3 +3 stands at 2',
        'theirs:2 -a(); gone as asked',
        'theirs:3 +others(2); stands at 3',
        'proven: 3 edits\n',
      ].join('\n'),
    );
  });

  test('names the edit that is lost', () => {
    const certificate = certify({ base, ours, theirs }, [
      { kind: 'ok', lines: splitLines(theirs) },
    ]);
    expect(explain(certificate)).toContain('ours:3 +mine(1); lost: ');
    expect(explain(certificate)).toContain('refused: ');
  });

  test('of texts too large is a refusal', () => {
    const large = 'x'.repeat(MOST_CHARACTERS + 1);
    expect(certify({ base: large, ours: large, theirs: large }, []).refusal).toEqual({
      kind: 'too large to prove',
    });
  });
});
