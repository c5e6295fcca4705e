import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTableSchemas } from '../../../src/engine/syntax/table-schemas.ts';

const SHIPPED = readFileSync(new URL('../../../grammars/tables.toml', import.meta.url), 'utf8');

const TABLE = `[[table]]
macro = "features"
kind = "feature"
path = "features"
separator = ","
key = ['^(\\w+)']
value = "last bracket"
order = "none"
unique = "table"
`;

describe('parseTableSchemas', () => {
  it('reads the tables that are shipped', () => {
    const { markers, tables } = parseTableSchemas(SHIPPED, 'tables.toml');
    expect(markers).toContain('tidy-alphabetical-start');
    expect(tables.map(({ macro, item, kind }) => [macro ?? item, kind])).toEqual([
      ['BUILTIN_ATTRIBUTES', 'attribute entry'],
      ['options', 'option'],
      ['declare_features', 'feature'],
      ['symbols', 'symbol'],
      ['rustc_queries', 'query'],
    ]);
  });

  it('lets a blank in a pattern stand for white space and comments, or none', () => {
    const text = TABLE.replace('^(\\w+)', '^\\( (\\w+)');
    const pattern = parseTableSchemas(text, 'tables.toml').tables[0]?.key[0];
    expect(pattern?.exec('(a')?.[1]).toBe('a');
    expect(pattern?.exec('(\n  // why\n  /* so */ a')?.[1]).toBe('a');
  });

  it('takes no time over many comments that lead to nothing', () => {
    const text = TABLE.replace('^(\\w+)', '^\\( (\\w+)');
    const pattern = parseTableSchemas(text, 'tables.toml').tables[0]?.key[0];
    expect(pattern?.exec(`(${'/* no */'.repeat(5000)}!`)).toBeNull();
  });

  it.each([
    ['a kind that is none', 'kind = "feature"', 'kind = "thing"', /line 3: table\[0\]\.kind: /],
    [
      'a pattern that is none',
      "['^(\\w+)']",
      "['(']",
      /line 6: table\[0\]\.key\[0\]: not a regular/,
    ],
    [
      'a key without a group',
      "['^(\\w+)']",
      "['^(\\w+)', 'x']",
      /line 6: table\[0\]\.key\[1\]: without a group/,
    ],
    ['no recogniser', 'macro = "features"', '', /line 1: table\[0\]: either macro or item/],
    [
      'entries without an end',
      'separator = ","',
      'separator = ""',
      /line 1: table\[0\]: without a separator, ends_with must/,
    ],
    [
      'a key of the file that is none',
      'order',
      'rule = 1\norder',
      /line 8: table\[0\]\.rule: unknown key/,
    ],
    [
      'a table twice',
      'unique = "table"\n',
      `unique = "table"\n${TABLE}`,
      /line 10: table\[1\]: features is there twice/,
    ],
  ])('names file, line and key of %s', (_, from, to, message) => {
    const text = TABLE.replace(from, () => to);
    expect(() => parseTableSchemas(text, 'tables.toml')).toThrow(message);
    expect(() => parseTableSchemas(text, 'tables.toml')).toThrow(/^tables\.toml line/);
  });
});
