/** A merge of texts nobody writes on purpose. */
export interface HostileCase {
  readonly name: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** The only answer there is; none: every answer that loses nothing. */
  readonly expected?: string;
  /** What ours and theirs brought. */
  readonly brought: readonly [string, string];
}

/** One text with two places to edit. */
function twoPlaces(name: string, text: (first: string, second: string) => string): HostileCase {
  return {
    name,
    base: text('first_base', 'second_base'),
    ours: text('first_ours', 'second_base'),
    theirs: text('first_base', 'second_theirs'),
    expected: text('first_ours', 'second_theirs'),
    brought: ['first_ours', 'second_theirs'],
  };
}

/** One text with one place that both edit. */
function onePlace(name: string, text: (word: string) => string): HostileCase {
  const [base, ours, theirs] = [text('word_base'), text('word_ours'), text('word_theirs')];
  return { name, base, ours, theirs, brought: ['word_ours', 'word_theirs'] };
}

const MARKERS = '<<<<<<< HEAD\nmine\n||||||| base\nold\n=======\nyours\n>>>>>>> theirs\n';
const deep = (inside: string, depth = 10_000): string =>
  `fn f() {\n${'{\n'.repeat(depth)}${inside}\n${'}\n'.repeat(depth)}}\n`;
const longLine = (first: string, second: string): string =>
  `const A: &str = "${first}${'x'.repeat(5_000_000)}${second}";\n`;
const manyTokens = (first: string, second: string, count = 1000): string =>
  `const A: &[u32] = &[${first}, ${'7, '.repeat(count)}${second}];\n`;
const nested = (open: string, inside: string, close: string, head = 'const A: u8'): string =>
  `${head} = ${open.repeat(10_000)}${inside}${close.repeat(10_000)};\n`;
/** Each statement once, in another order for each step that is prime to their number. */
const shuffled = (step: number, count = 20_000): string =>
  `fn f() {\n${Array.from({ length: count }, (_, at) => `    go(${(at * step) % count});\n`).join('')}}\n`;
const equalLines = (first: string, second: string): string =>
  `fn f() {\n${'    go();\n'.repeat(3000)}    ${first}();\n${'    go();\n'.repeat(3000)}    ${second}();\n${'    go();\n'.repeat(3000)}}\n`;
const SURROGATE = String.fromCharCode(0xd800);
const BOM = '\ufeff';

export const HOSTILE: readonly HostileCase[] = [
  twoPlaces('markers in a string', (a, b) => `fn f() {\n    ${a}("\n${MARKERS}", ${b});\n}\n`),
  twoPlaces(
    'markers in a raw string',
    (a, b) => `const A: &str = r#"\n${MARKERS}"#;\nfn ${a}() {}\n\n\nfn ${b}() {}\n`,
  ),
  twoPlaces('markers between items', (a, b) => `fn ${a}() {}\n\n\n${MARKERS}\n\nfn ${b}() {}\n`),
  onePlace(
    'markers beside a conflict',
    (word) => `fn f() {\n    ${word}();\n}\n\n/*\n${MARKERS}*/\n`,
  ),
  twoPlaces('braces that nothing closes', (a, b) => `fn ${a}() {{{{\n\n\n\nfn ${b}() {\n`),
  twoPlaces(
    'braces that nothing opens',
    (a, b) => `}}}}\nfn ${a}() {}\n\n\n\n}}\nfn ${b}() {}\n}\n`,
  ),
  onePlace('a string that nothing closes', (word) => `fn f() {\n    ${word}("\n}\n\nfn g() {}\n`),
  twoPlaces(
    '10,000 nested blocks, edited in and behind',
    (a, b) => `${deep(`${a}();`)}\n\nfn ${b}() {}\n`,
  ),
  onePlace('100 nested blocks, edited inside', (word) => deep(`${word}();`, 100)),
  onePlace(
    '100 nested parentheses',
    (word) => `const A: u8 = ${'('.repeat(100)}${word}${')'.repeat(100)};\n`,
  ),
  twoPlaces(
    '5 MB on one line beside edits',
    (a, b) => `fn ${a}() {}\n\n\n${longLine('', '')}\n\nfn ${b}() {}\n`,
  ),
  onePlace('5 MB on one line, edited', (word) => longLine(word, '')),
  twoPlaces('1,000 elements on one line', (a, b) => manyTokens(a, b)),
  twoPlaces('9,000 equal lines', equalLines),
  twoPlaces(
    'mixed line ends',
    (a, b) => `fn ${a}() {\r\n    go();\n}\r\n\n\r\nfn ${b}() {\n    go();\r\n}\n`,
  ),
  twoPlaces(
    'carriage returns alone',
    (a, b) => `fn ${a}() {}\r\r\rfn x() {}\r\n\r\n\r\nfn ${b}() {}\r`,
  ),
  twoPlaces('NUL bytes', (a, b) => `fn ${a}() {}\n\0\0\0\n\u0001\u0002\n\n\nfn ${b}() {}\n`),
  onePlace('NUL bytes alone', (word) => `\0\0\0${word}\0\0`),
  twoPlaces(
    'lone surrogates',
    (a, b) => `fn ${a}() {}\n\n// ${SURROGATE}\n\n\nfn ${b}() { "${SURROGATE}" }\n`,
  ),
  twoPlaces(
    'bytes of another encoding',
    (a, b) => `fn ${a}() {}\n\n// caf\u00e9 \ufffd\n\n\nfn ${b}() {}\n`,
  ),
  twoPlaces(
    'letters of four bytes',
    (a, b) => `fn ${a}() { "\u{1f980}\u{1f980}" }\n\n\n\nfn ${b}() { "\u{10ffff}" }\n`,
  ),
  {
    name: 'a byte order mark on one side',
    base: 'fn a() {}\n\n\nfn b() {}\n',
    ours: `${BOM}fn a() {}\n\n\nfn b() {}\n`,
    theirs: 'fn a() {}\n\n\nfn b_theirs() {}\n',
    expected: `${BOM}fn a() {}\n\n\nfn b_theirs() {}\n`,
    brought: [BOM, 'b_theirs'],
  },
  {
    name: 'an empty base',
    base: '',
    ours: 'fn ours() {}\n',
    theirs: 'fn theirs() {}\n',
    brought: ['ours()', 'theirs()'],
  },
  {
    name: 'an empty side',
    base: 'fn a() {}\n\nfn b() {}\n',
    ours: '',
    theirs: 'fn a() {}\n\nfn b_theirs() {}\n',
    brought: ['', 'b_theirs'],
  },
  {
    name: 'white space only',
    base: '\n\n',
    ours: ' \t\n',
    theirs: '\n\n\n\n',
    brought: ['', ''],
  },
  {
    name: 'a byte order mark and an edit on its line',
    base: 'fn a() {}\n',
    ours: `${BOM}fn a() {}\n`,
    theirs: 'fn a_theirs() {}\n',
    expected: `${BOM}fn a_theirs() {}\n`,
    brought: [BOM, 'a_theirs'],
  },
  onePlace('10,000 nested blocks, edited inside', (word) => deep(`${word}();`)),
  onePlace('10,000 nested parentheses', (word) => nested('(', word, ')')),
  onePlace('10,000 nested generics', (word) => nested('Vec<', word, '>', 'type A')),
  onePlace('10,000 nested token trees', (word) => nested('{ a ', word, '}', 'const A: u8')),
  onePlace('10,000 references', (word) => nested('&', word, '')),
  onePlace(
    '5,000 nested modules',
    (word) => `${'mod m {\n'.repeat(5000)}fn ${word}() {}\n${'}\n'.repeat(5000)}`,
  ),
  twoPlaces('60,000 elements on one line', (a, b) => manyTokens(a, b, 60_000)),
  twoPlaces(
    '200,000 lines',
    (a, b) => `fn ${a}() {}\n${'// line\n\n'.repeat(100_000)}fn ${b}() {}\n`,
  ),
  {
    name: '20,000 lines that both put into another order',
    base: shuffled(1),
    ours: shuffled(7919).replace('go(17)', 'ours(17)'),
    theirs: shuffled(10_007).replace('go(71)', 'theirs(71)'),
    brought: ['ours(17)', 'theirs(71)'],
  },
];
