/** Texts that would like to be more than text, and a way to put one everywhere. */
import fc from 'fast-check';

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

/** One line: a line end may add rows, which is no element out of a text. */
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join('').replaceAll(/[\n\r]/g, ' '));

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
  'name',
  'step',
]);

/** The same report with `text` in every field that holds text. */
export function everywhere<T>(report: T, text: string): T {
  const replaced = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return VOCABULARY.has(field) ? value : text;
    if (Array.isArray(value)) return value.map((one: unknown) => replaced(one, field));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, replaced(one, name)]),
    );
  };
  return replaced(report, '') as T;
}
