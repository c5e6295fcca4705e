import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Adaptation,
  adapted,
  type NoForm,
} from '../../../../src/engine/intents/adapt/adapt.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

/** The fork's code, marked by `«` and `»` in the old file, in the form of the new one. */
function adaptedIn(marked: string, target: string): Partial<Adaptation & NoForm> | null {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const own = parser.parse(marked.replace(/[«»]/g, ''));
  const base = parser.parse(marked.replace(/«[^»]*»\n?/g, ''));
  return adapted(parser, own, { start, end }, base, parser.parse(target));
}

const fn = (...statements: string[]): string =>
  `fn f(p: P) {\n${statements.map((one) => `    ${one}\n`).join('')}}\n`;

const attributes = (...entries: string[]): string =>
  `pub static BUILTIN_ATTRIBUTES: &[A] = &[\n${entries.map((one) => `    ${one}\n`).join('')}];\n`;

describe('code is given the form that its siblings took', () => {
  it('the arguments of a call', () => {
    expect(
      adaptedIn(
        fn('let a = reg::add(p);', 'let b = reg::add(p);', '«let v = reg::add(p);»'),
        fn('let a = reg::add(&mut p.queries);', 'let b = reg::add(&mut p.queries);'),
      ),
    ).toEqual({
      code: 'let v = reg::add(&mut p.queries);',
      note: 'reg::add(..) as in let a=reg::add, let b=reg::add',
      confidence: 0.95,
    });
  });

  it('one value with a label among others, wherever it stands', () => {
    const changed = adaptedIn(
      attributes(
        'gated!(a, Normal, template!(List: "x")),',
        'gated!(b, Normal, template!(Word, List: "y|z")),',
        '«gated!(ours, Normal, template!(Word, List: "mine", NameValueStr: "n")),»',
      ),
      attributes(
        'gated!(a, Normal, template!(List: &["x"])),',
        'gated!(b, Normal, template!(Word, List: &["y|z"])),',
      ),
    );
    expect(changed?.code).toBe(
      'gated!(ours, Normal, template!(Word, List: &["mine"], NameValueStr: "n")),',
    );
    expect(changed?.note).toMatch(/^template!\(List:\.\. as in /);
  });

  it('a field under its new name', () => {
    const changed = adaptedIn(
      fn(
        'if s.opts.debugging_opts.time { a(); }',
        'c(s.opts.debugging_opts.x);',
        '«if s.opts.debugging_opts.verify { v(); }»',
      ),
      fn('if s.opts.unstable_opts.time { a(); }', 'c(s.opts.unstable_opts.x);'),
    );
    expect(changed).toEqual({
      code: 'if s.opts.unstable_opts.verify { v(); }',
      note: expect.stringMatching(/^debugging_opts is unstable_opts now, as in /),
      confidence: 0.95,
    });
  });

  it('not while the old name lives on', () => {
    expect(
      adaptedIn(
        fn('if s.opts.old.time { a(); }', 'c(s.opts.old.x);', '«v(s.opts.old.verify);»'),
        fn('if s.opts.new.time { a(); }', 'c(s.opts.old.x);'),
      ),
    ).toBeNull();
  });

  it('an argument more, with what others have there', () => {
    expect(
      adaptedIn(
        fn('let a = run(tcx, "a");', 'let b = run(tcx, "b");', '«let v = run(tcx, "v");»'),
        fn('let a = run(tcx, "a", None);', 'let b = run(tcx, "b", None);'),
      )?.code,
    ).toBe('let v = run(tcx, "v", None);');
  });

  it('not when what is new depends on the sibling', () => {
    expect(
      adaptedIn(
        fn('let a = run(tcx, "a");', 'let b = run(tcx, "b");', '«let v = run(tcx, "v");»'),
        fn('let a = run(tcx, "a", 1);', 'let b = run(tcx, "b", 2);'),
      ),
    ).toBeNull();
  });

  it('where siblings disagree, that of the most alike, with less confidence', () => {
    const changed = adaptedIn(
      fn('let a = reg::add(p);', 'let b = reg::add(p);', 'reg::add(p);', '«let v = reg::add(p);»'),
      fn('let a = reg::add(&mut p.queries);', 'let b = reg::add(&mut p.queries);', 'reg::add(p);'),
    );
    expect(changed?.code).toBe('let v = reg::add(&mut p.queries);');
    expect(changed?.confidence).toBeCloseTo(0.95 * (2 / 3));
    expect(changed?.note).toContain('1 did not change so');
  });

  it.each([
    ['a value that changed', 'limit(1);', 'limit(10);', 'limit(2);', 'limit(10);', '«limit(3);»'],
    [
      'a variant that changed',
      'set(Mode::A);',
      'set(Mode::B);',
      'put(Mode::A);',
      'put(Mode::B);',
      '«verify(Mode::A);»',
    ],
    [
      'another method',
      'if x.is_empty() {}',
      'if x.is_some() {}',
      'y(x.is_empty());',
      'y(x.is_some());',
      '«z(specs.is_empty());»',
    ],
    [
      'a field of something else',
      'a(ty.kind);',
      'a(ty.flavor);',
      'b(ty.kind);',
      'b(ty.flavor);',
      '«v(spec.kind);»',
    ],
    [
      "another type's function",
      'a(Visitor::new(t));',
      'a(Visitor::new(t, r));',
      'b(Visitor::new(t));',
      'b(Visitor::new(t, r));',
      '«v(Verifier::new(t));»',
    ],
    [
      "another one's method",
      'a(map.get(d));',
      'a(map.get(&d));',
      'b(map.get(d));',
      'b(map.get(&d));',
      '«v(specs.get(d));»',
    ],
    [
      'arguments in another order',
      'a(put(x, y));',
      'a(put(y, x));',
      'b(put(x, y));',
      'b(put(y, x));',
      '«v(put(s, t));»',
    ],
    [
      'an argument less',
      'a(with(x, y));',
      'a(with(x));',
      'b(with(z, y));',
      'b(with(z));',
      '«v(with(s, t));»',
    ],
  ])('is no form: %s', (_, one, now, two, then, ours) => {
    expect(adaptedIn(fn(one, two, ours), fn(now, then))).toBeNull();
  });

  it('by the one that shows it, where others went other ways', () => {
    expect(
      adaptedIn(
        attributes(
          'x!(a, t!(List: "p")),',
          'x!(b, t!(List: "q|r")),',
          '«x!(ours, t!(List: "mine")),»',
        ),
        attributes(
          'x!(a, t!(List: &["p"])),',
          'x!(b, t!(List: &["q", "r"])),',
          'x!(c, t!(List: &["s"])),',
        ),
      ),
    ).toEqual({ reason: 'all that stand beside it have another form of t!(List:.. now' });
    expect(
      adaptedIn(
        attributes(
          'x!(a, t!(List: "p")),',
          'x!(b, t!(List: "q|r")),',
          'x!(c, t!(List: "s")),',
          '«x!(ours, t!(List: "mine")),»',
        ),
        attributes(
          'x!(a, t!(List: &["p"])),',
          'x!(b, t!(List: &["q", "r"])),',
          'x!(c, t!(List: &["s"])),',
        ),
      )?.code,
    ).toBe('x!(ours, t!(List: &["mine"])),');
  });

  it('not at all where nothing changed', () => {
    const old = fn('a::provide(p);', '«ours::provide(p);»');
    expect(adaptedIn(old, fn('a::provide(p);'))).toBeNull();
  });
});

describe('a sibling that is held out', () => {
  /** Forms of an entry before and after: `$` is what each entry has of its own. */
  const forms = fc.constantFrom(
    ['x!($, Normal, t!(List: "$"))', 'x!($, Normal, t!(List: &["$"]))'],
    ['x!($, Normal, new(2))', 'x!($, Normal, new(2, Dup))'],
    ['x!($, m(1), "$")', 'x!($, m(1, None), "$")'],
    ['x!($, s::old, "$")', 'x!($, s::new, "$")'],
    ['x!($, S { a: "$", b: 2 })', 'x!($, S { a: Some("$"), b: 2 })'],
  );
  const names = fc.uniqueArray(fc.stringMatching(/^[a-w][a-z]{2,5}$/), {
    minLength: 3,
    maxLength: 7,
  });

  it('is given the form that it has', () => {
    fc.assert(
      fc.property(forms, names, fc.nat(), ([before = '', after = ''], all, at) => {
        const ours = all[at % all.length] ?? '';
        const made = (form: string, name: string): string => `${form.replaceAll('$', name)},`;
        const old = all.map((name) =>
          name === ours ? `«${made(before, name)}»` : made(before, name),
        );
        const now = all.filter((name) => name !== ours).map((name) => made(after, name));
        expect(adaptedIn(attributes(...old), attributes(...now))?.code).toBe(made(after, ours));
      }),
    );
  });
});
