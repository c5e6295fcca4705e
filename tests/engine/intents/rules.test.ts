import { describe, expect, it } from 'vitest';
import { parseResolutionRules } from '../../../src/engine/intents/rules.ts';
import { RULES, seedPart } from '../../support/hooks.ts';

describe('parseResolutionRules', () => {
  it('reads the three rules of the seed', () => {
    expect(
      parseResolutionRules(seedPart(RULES), 'rules.toml').map(({ name, action, safe }) => [
        name,
        action,
        safe,
      ]),
    ).toEqual([
      ['passes_hook_insertion', 'insert_after_pattern', true],
      ['builtin_attrs_append', 'append_to_list', true],
      ['api_rename', 'suggest_rename', false],
    ]);
  });

  it.each([
    [
      'an action that is none',
      'action = "insert_anywhere"\nsafe = true',
      /rules\.toml line 4: rule\[0\]\.action: /,
    ],
    [
      'a key its action needs',
      'action = "append_to_list"\nsafe = true\nfile = "a"\nitems = ["x"]',
      /rules\.toml line 1: rule\[0\]\.list_pattern: missing; expected string/,
    ],
    [
      'an empty list',
      'action = "add_option"\nsafe = true\nfile = "a"\nitems = []',
      /rules\.toml line 7: rule\[0\]\.items: /,
    ],
  ])('names file, line and key of %s', (_, lines, message) => {
    expect(() =>
      parseResolutionRules(`[[rule]]\nname = "n"\ntrigger = "t"\n${lines}\n`, 'rules.toml'),
    ).toThrow(message);
  });
});
