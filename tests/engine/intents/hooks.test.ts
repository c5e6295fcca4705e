import { describe, expect, it } from 'vitest';
import { POINTS, RULES, hooksFrom, seedPart, shippedHooks } from '../../support/hooks.ts';

const point = (path: string, code: string, pattern = 'fn analysis'): string =>
  `[[integration_point]]\npath = "${path}"\nrisk = "low"\ndescription = "d"\npattern = "${pattern}"\ntRust_modification = '''\n${code}\n'''\n`;

describe('the hooks of the shipped data', () => {
  it('are one for each element of each modification', () => {
    expect(shippedHooks.map(({ id, action, rule }) => [id, action, rule])).toEqual([
      ['passes.rs/provide', 'insert_after_pattern', 'passes_hook_insertion'],
      ['passes.rs/verify_crate', 'insert_guarded_call', 'passes_guarded_call'],
      ['builtin_attrs.rs/requires', 'append_to_list', 'builtin_attrs_append'],
      ['builtin_attrs.rs/ensures', 'append_to_list', 'builtin_attrs_append'],
      ['builtin_attrs.rs/invariant', 'append_to_list', 'builtin_attrs_append'],
      ['builtin_attrs.rs/decreases', 'append_to_list', 'builtin_attrs_append'],
      ['options.rs/verify', 'add_option', 'options_entry'],
    ]);
  });

  it('follow from the seed files alone, too', () => {
    const seed = hooksFrom(seedPart(POINTS), seedPart(RULES));
    expect(seed.map(({ id, action, code }) => [id, action, code])).toEqual(
      shippedHooks.map(({ id, action, code }) => [id, action, code]),
    );
    expect(seed.every(({ safe }) => safe)).toBe(true);
  });

  it('bind the config that the declared call uses', () => {
    expect(shippedHooks.find(({ id }) => id === 'passes.rs/verify_crate')?.code).toBe(
      [
        'if tcx.sess.opts.unstable_opts.verify {',
        '    let config = rustc_verify::VerifyConfig::from_session(tcx.sess);',
        '    rustc_verify::verify_crate(tcx, &config);',
        '}',
      ].join('\n'),
    );
  });
});

describe('deriveHooks', () => {
  it('gives two files of one name ids that differ', () => {
    const points =
      point('a/src/lib.rs', 'x::provide(p);') + point('b/src/lib.rs', 'x::provide(p);');
    expect(hooksFrom(points, '').map(({ id }) => id)).toEqual([
      'lib.rs/provide',
      'b/src/lib.rs/provide',
    ]);
  });

  it('reads from the code where it goes when no rule says so', () => {
    const [hook] = hooksFrom(point('a.rs', 'a::b::provide(&mut p);'), '');
    expect([hook?.key, hook?.anchor, hook?.rule, hook?.safe]).toEqual([
      'a::b::provide',
      'provide(&mut p)',
      null,
      true,
    ]);
  });

  it('refuses the same insertion twice', () => {
    expect(() => hooksFrom(point('a.rs', 'x::provide(p);\nx::provide(p);'), '')).toThrow(
      'two hooks for x::provide in a.rs',
    );
  });

  it('leaves what an unsafe rule names to a person', () => {
    const rule =
      '[[rule]]\nname = "n"\nfile = "a.rs"\ntrigger = "t"\naction = "add_option"\nitems = ["v"]\nsafe = false\n';
    const [hook] = hooksFrom(
      point('a.rs', 'v: bool = (false, parse_bool, [TRACKED], "v"),', 'unstable_opts'),
      rule,
    );
    expect([hook?.safe, hook?.rule, hook?.trigger]).toEqual([false, 'n', 't']);
  });
});
