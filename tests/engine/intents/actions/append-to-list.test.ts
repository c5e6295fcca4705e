import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { hooksFrom, hooksIn, POINTS, RULES, seedPart } from '../../../support/hooks.ts';
import { rustParser } from '../../../support/rust-parser.ts';
import { attributesFile, NEW_ENTRIES, OLD_ENTRIES } from '../../../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('builtin_attrs.rs');
const requires = hooks.slice(0, 1);

describe('append_to_list', () => {
  it('puts the entries last, in their order, each in the form of its siblings', () => {
    const added = ['requires', 'ensures', 'invariant', 'decreases'].map((name) => {
      const what = name === 'decreases' ? 'expression' : 'condition';
      return `gated!(${name}, Normal, template!(NameValueStr: "${what}"), experimental!(${name})),`;
    });
    expect(insertHooks(parser, attributesFile(OLD_ENTRIES), hooks)).toEqual({
      kind: 'inserted',
      text: attributesFile([...OLD_ENTRIES, ...added]),
    });
  });

  it('fills the hole with the preferred values that siblings use, broken when too long', () => {
    const entry = `gated!(
        requires, Normal, template!(NameValueStr: "condition"),
        DuplicatesOk, EncodeCrossCrate::Yes, experimental!(requires)
    ),`;
    expect(insertHooks(parser, attributesFile(NEW_ENTRIES, 'pub static'), requires)).toEqual({
      kind: 'inserted',
      text: attributesFile([...NEW_ENTRIES, entry], 'pub static'),
    });
  });

  it('fills it with the commonest values when nothing is preferred', () => {
    const seed = hooksFrom(seedPart(POINTS), seedPart(RULES)).filter(
      ({ id }) => id === 'builtin_attrs.rs/requires',
    );
    const result = insertHooks(
      parser,
      attributesFile([...NEW_ENTRIES, NEW_ENTRIES[2]?.replaceAll('marker', 'other') ?? '']),
      seed,
    );
    expect(result).toMatchObject({
      text: expect.stringContaining('WarnFollowing, EncodeCrossCrate::No, experimental!(requires)'),
    });
  });

  it('adds the comma a last entry lacks', () => {
    const text = attributesFile(['gated!(marker, Normal, template!(Word), experimental!(marker))']);
    expect(insertHooks(parser, text, requires)).toMatchObject({
      text: expect.stringMatching(
        /experimental!\(marker\)\),\n {4}gated!\(requires, .*experimental!\(requires\)\)\n\];/,
      ),
    });
  });

  it.each([
    ['the list is gone', 'const OTHER: &[T] = &[];\n', 'no list BUILTIN_ATTRIBUTES'],
    [
      'no sibling shows what the hole is',
      attributesFile(['ungated!(cfg, Normal, template!(Word)),']),
      'no sibling of requires shows what ... stands for',
    ],
    [
      'the list is on one line',
      'const BUILTIN_ATTRIBUTES: &[T] = &[gated!(m, N, template!(Word), experimental!(m))];\n',
      'BUILTIN_ATTRIBUTES is not written with an entry a line',
    ],
  ])('abstains when %s', (_, text, reason) => {
    expect(insertHooks(parser, text, requires)).toEqual({
      kind: 'failed',
      failures: [{ hook: 'builtin_attrs.rs/requires', reason }],
    });
  });

  it('finds an entry anywhere in the list, and a second one of that name', () => {
    const entry = 'gated!(requires, Normal, template!(Word), experimental!(requires)),';
    const check = (entries: readonly string[]) =>
      checkHooks(parser, attributesFile(entries), requires).map(({ kind, line }) => [kind, line]);
    expect(check([entry, ...OLD_ENTRIES])).toEqual([['ok', 3]]);
    expect(check([entry, ...OLD_ENTRIES, 'ungated!(requires, Normal, template!(Word)),'])).toEqual([
      ['duplicate', 7],
    ]);
    expect(check(OLD_ENTRIES)).toEqual([['missing', null]]);
  });
});
