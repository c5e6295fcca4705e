import { describe, expect, it } from 'vitest';
import { parseIntegrationPoints } from '../../../src/engine/intents/points.ts';
import { POINTS, seedPart } from '../../support/hooks.ts';

describe('parseIntegrationPoints', () => {
  it('reads the six rows of the risk table, and the crates the fork depends on', () => {
    const { points, dependencies } = parseIntegrationPoints(POINTS, 'points.toml');
    expect(points.map(({ path, risk, elements }) => [path, risk, elements.length])).toEqual([
      ['compiler/rustc_interface/src/passes.rs', 'high', 2],
      ['compiler/rustc_feature/src/builtin_attrs.rs', 'high', 4],
      ['compiler/rustc_session/src/options.rs', 'medium', 1],
      ['compiler/rustc_middle/src/ty/', 'medium', 0],
      ['compiler/rustc_mir_build/', 'medium', 0],
      ['compiler/rustc_hir/', 'low', 0],
    ]);
    expect(dependencies.map(({ crate }) => crate)).toEqual(['rustc_middle', 'rustc_hir']);
  });

  it('keeps the comments of a modification as notes', () => {
    const { points } = parseIntegrationPoints(seedPart(POINTS), 'points.toml');
    expect(points.flatMap(({ elements }) => elements.map(({ note }) => note))).toEqual([
      'Add after providers setup:',
      'Add in compilation:',
      ...Array<string>(4).fill('Add to attribute list:'),
      'Add to Z options:',
    ]);
  });

  it.each([
    ['a risk that is none', 'risk = "huge"', /points\.toml line 3: integration_point\[0\]\.risk: /],
    [
      'code that is no insertion we know',
      'risk = "low"\ntRust_modification = "let x = 1;"',
      /points\.toml line 4: integration_point\[0\]\.tRust_modification: not a call.*let x = 1;/,
    ],
    [
      'a key that is none',
      'risk = "low"\nrisky = true',
      /points\.toml line 4: integration_point\[0\]\.risky: unknown key/,
    ],
  ])('names file, line and key of %s', (_, lines, message) => {
    const text = `[[integration_point]]\npath = "a.rs"\n${lines}\ndescription = "d"\n`;
    expect(() => parseIntegrationPoints(text, 'points.toml')).toThrow(message);
  });
});
