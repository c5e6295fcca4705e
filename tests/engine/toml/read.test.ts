import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../src/base/problem.ts';
import { lineOfKey, readToml } from '../../../src/engine/toml/read.ts';

const schema = z.strictObject({
  name: z.string(),
  rule: z
    .array(z.strictObject({ safe: z.boolean(), items: z.array(z.string()).optional() }))
    .default([]),
});

const problemOf = (text: string): Problem => {
  try {
    readToml(schema, text, 'rules.toml');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('readToml', () => {
  it('gives the value the schema describes', () => {
    expect(readToml(schema, 'name = "x"\n\n[[rule]]\nsafe = true\n', 'rules.toml')).toEqual({
      name: 'x',
      rule: [{ safe: true }],
    });
  });

  it.each([
    [
      'a wrong type',
      'name = "x"\n[[rule]]\nsafe = true\n[[rule]]\nsafe = "no"\n',
      'rules.toml line 5: rule[1].safe: expected boolean, received string',
    ],
    [
      'an element of a list',
      'name = "x"\n[[rule]]\nsafe = true\nitems = [\n  "a",\n  3,\n]\n',
      'rules.toml line 6: rule[0].items[1]: expected string, received number',
    ],
    [
      'an inline table',
      'name = "x"\nrule = [\n  { safe = 1 },\n]\n',
      'rules.toml line 3: rule[0].safe: expected boolean, received number',
    ],
    [
      'a missing key, at its table',
      'name = "x"\n\n[[rule]]\n',
      'rules.toml line 3: rule[0].safe: missing; expected boolean',
    ],
    [
      'a missing key of the whole file, where its table begins',
      'rule = []\n',
      'rules.toml line 1: name: missing; expected string',
    ],
    ['a missing key of an empty file', '', 'rules.toml line 1: name: missing; expected string'],
    [
      'an unknown table of a list',
      'name = "x"\n\n[[rules]]\nsafe = true\n',
      'rules.toml line 3: rules: unknown key',
    ],
    [
      'a key after a byte order mark',
      '\uFEFFname = "x"\nrule = 3\n',
      'rules.toml line 2: rule: expected array, received number',
    ],
    ['an unknown key', 'name = "x"\nnmae = "y"\n', 'rules.toml line 2: nmae: unknown key'],
    ['text that is not TOML', 'name = "x"\nsafe = = 1\n', 'rules.toml line 2: not TOML: '],
  ])('names file, line and key of %s', (_, text, message) => {
    const problem = problemOf(text);
    expect(problem.message).toContain(message);
    expect(problem.message).not.toContain('\n');
    expect([problem.kind, problem.exit]).toEqual(['config', 2]);
  });
});

describe('lineOfKey', () => {
  it('follows dotted keys, tables and arrays of tables', () => {
    const text = 'a.b = 1\n[c]\nd = 2\n[[e]]\n[[e]]\n"f g" = 3\n';
    expect(lineOfKey(text, ['a', 'b'])).toBe(1);
    expect(lineOfKey(text, ['c', 'd'])).toBe(3);
    expect(lineOfKey(text, ['e', 1, 'f g'])).toBe(6);
  });

  it('falls back to what encloses the key, at last to where the file begins', () => {
    expect(lineOfKey('[c]\nd = 2\n', ['c', 'x'])).toBe(1);
    expect(lineOfKey('\n[c]\n', ['z'])).toBe(1);
    expect(lineOfKey('\n[[e]]\n', ['e'])).toBe(2);
    expect(lineOfKey('= broken', ['z'])).toBeNull();
  });
});
