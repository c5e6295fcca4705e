import fc from 'fast-check';

const simple = fc.constantFrom(
  'let a = 1;',
  'let a  =  1;',
  'let list: Vec<Vec<u8>> = all(tcx, &&x,);',
  'call(a, b);',
  'call(a, b,);',
  "let open = '{';",
  'let text = "}; {";',
  'let text = "one\n    two";',
  'let raw = r#"a "b"; }"#;',
  "let bytes = b'\"';",
  'tuple = (one,);',
  'tuple = (one);',
  "'outer: loop { break 'outer; }",
  'x >>= y >> z;',
  ';',
);
const comment = fc.constantFrom(
  '',
  '',
  '',
  '// Aside; {\n',
  '/* } */ ',
  '// "quoted\n',
  '/* /* */ ; */',
);
const tail = fc.constantFrom(
  '',
  'one',
  'Found { a, b, }',
  'list.iter().map(|&x| x + 1).sum()',
  'if a < b {} else {}',
);

const { block } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    simple,
    tie('block').map((inner) => `if a == b ${inner}`),
    tie('block').map((inner) => `for one in list ${inner}`),
    tie('block').map((inner) => `trace! ${inner}`),
    tie('block').map((inner) => `let f = move || ${inner};`),
    fc
      .tuple(tie('block'), simple)
      .map(([inner, last]) => `match a {\n A => ${inner}\n B => { ${last} }\n _ => {}\n}`),
  ),
  block: fc
    .tuple(fc.array(fc.tuple(comment, tie('statement')), { maxLength: 6 }), tail)
    .map(([list, last]) => `{\n${list.map((parts) => parts.join('')).join('\n')}\n${last}\n}`),
}));

/** Blocks with nested blocks, macros, comments, literals that hold brackets, and commas that mean something or nothing. */
export const functionBody: fc.Arbitrary<string> = block;

/** Two that share much: the second is the first with one block put in the place of some text. */
export const changedBody: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(block, block, fc.nat(), fc.boolean())
  .map(([body, other, at, wrapped]) => {
    const lines = body.split('\n');
    const place = 1 + (at % lines.length);
    const put = wrapped ? `if c ${body}` : `if c ${other}`;
    const changed = [...lines.slice(0, place), put, ...lines.slice(place + (at % 3))];
    return [body, place < lines.length ? changed.join('\n') : `{\n${put}\n}`] as const;
  });
