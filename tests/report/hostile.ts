/** Texts that would like to be more than text, and a way to put one everywhere. */
import * as fc from 'fast-check';
import type { z } from 'zod';

const PIECES = [
  '<script>alert(1)</script>',
  '</style>',
  '</title>',
  '<img src=x onerror=alert(1)>',
  '"',
  "'",
  '`',
  '>',
  '<',
  '&',
  '&lt;',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '</td></tr></table>',
  '<plaintext>',
  'javascript:alert(1)',
  '@somebody',
  '#1',
  'rust-lang/rust#1',
  'https://example.org/x',
  '[a](http://b.example)',
  '![i](http://c.example)',
  '***',
  '~~~',
  '```',
  '$x$',
  ':tada:',
  '|',
  '- ',
  '# ',
  '\\',
  '_',
  '\t',
  ' ',
  '\u202E',
  '\u200B',
  '\0',
  '\uD800',
  '\uFFFF',
  'שלום',
  '🦀',
  'word',
];

/** Never empty, for nothing is drawn of nothing; one line, for a line end would add rows; sometimes the name of a Rust file, so that its text is coloured. */
export const hostile = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom('', '.rs'),
  )
  .map(([pieces, end]) => pieces.join('').replaceAll(/[\n\r]/g, ' ') + end)
  .filter((text) => text !== '');

/** Fields whose words are a vocabulary, not text. */
const VOCABULARY = new Set([
  'kind',
  'tone',
  'status',
  'class',
  'change',
  'risk',
  'overall_risk',
  'point_risk',
  'level',
  'resolution_type',
  'outcome',
  'fate',
  'name',
  'step',
]);

/** Sides of a change: kept different, so that a change is drawn. */
const CHANGED = new Set(['after', 'theirs', 'result']);

/** The same report with `text` in every field that holds text. */
export function everywhere<T>(schema: z.ZodType<T>, report: T, text: string): T {
  const replaced = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      if (VOCABULARY.has(field)) return value;
      return CHANGED.has(field) ? `${text} more` : text;
    }
    if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, field));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, replaced(one, name)]),
    );
  };
  return schema.parse(replaced(report, ''));
}
