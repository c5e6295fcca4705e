import fc from 'fast-check';

/** Code as a tree, so that one tree can be written in several layouts. */
export type Code =
  | string
  | {
      readonly open: string;
      readonly members: readonly Code[];
      readonly close: string;
      readonly separator: ',' | '';
    };

const name = fc.constantFrom('tcx', 'sess', 'providers', 'krate', 'def_id', 'ty');
const literal = fc.constantFrom('1', '"a, b {}"', "'c'", 'r#"raw "quoted" text"#');

interface Tied {
  readonly expression: Code;
  readonly statement: Code;
}

/** Statements, matches, closures, calls, literals and macro calls in rustc's shape, nested a few deep. */
const { statement } = fc.letrec<Tied>((tie: fc.LetrecTypedTie<Tied>) => {
  const list = (open: string, member: fc.Arbitrary<Code>, close: string): fc.Arbitrary<Code> =>
    fc
      .array(member, { maxLength: 3 })
      .map((members): Code => ({ open, members, close, separator: ',' }));
  const block = (head: string, end = ''): fc.Arbitrary<Code> =>
    fc
      .array(tie('statement'), { maxLength: 4 })
      .map((members): Code => ({ open: `${head}{`, members, close: `}${end}`, separator: '' }));
  const value = tie('expression');
  const arm = fc
    .tuple(fc.constantFrom('Some(x)', 'None', 'ty::Adt(def, _) if def.is_enum()', '_'), value)
    .map(([pattern, code]): Code => ({
      open: `${pattern} => (`,
      members: [code],
      close: ')',
      separator: '',
    }));
  return {
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(name, literal),
      name.chain((called) => list(`${called}.check(`, value, ')')),
      name.chain((called) => list(`${called}::new(`, value, ')')),
      list('[', value, ']'),
      list(
        'Config { ',
        value.map((code): Code => ({ open: 'x: ', members: [code], close: '', separator: '' })),
        ' }',
      ),
      block('|x| '),
      name.chain((on) => list(`match ${on} {`, arm, '}')),
      name.map((id): Code => ({
        open: 'bug!(',
        members: ['"{}"', id],
        close: ')',
        separator: ',',
      })),
    ),
    statement: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.tuple(name, value).map(([id, code]): Code => ({
        open: `let ${id} = `,
        members: [code],
        close: ';',
        separator: '',
      })),
      value.map((code): Code => ({ open: 'run(', members: [code], close: ');', separator: ',' })),
      name.chain((id) => block(`if ${id}.is_some() `)),
      name.chain((id) => block(`for one in ${id} `)),
      name.chain((id) => block(`if let Some(y) = ${id} { stop(); } else `)),
      fc.constant('#[cfg(unix)]\nrun(tcx, 1);'),
    ),
  };
});

export const body: fc.Arbitrary<Code> = fc
  .array(statement, { maxLength: 6 })
  .map((members) => ({ open: 'fn f() {', members, close: '}', separator: '' }));

/** One more way to write an expression, unlike every other. */
export const fresh: Code = 'entirely_new';

export function tight(code: Code): string {
  if (typeof code === 'string') return code;
  return code.open + code.members.map(tight).join(`${code.separator} `) + code.close;
}

/** A line for each member, comments between, and a comma behind the last where it means nothing. */
export function airy(code: Code): string {
  if (typeof code === 'string') return code;
  const loose = code.separator === ',' && !code.open.startsWith('bug!');
  const lines = code.members.map(
    (member, at) =>
      `\n    // Aside.\n  ${airy(member)}${loose || at < code.members.length - 1 ? code.separator : ''}`,
  );
  return code.members.length === 0
    ? code.open + code.close
    : `${code.open}${lines.join('')}\n${code.close}`;
}

/** Statements and expressions of the code, with what puts another in their place. */
export function placesIn(code: Code): { readonly old: Code; with(other: Code): Code }[] {
  if (typeof code === 'string') return [];
  return code.members.flatMap((old, at) => {
    const replace = (other: Code): Code => ({ ...code, members: code.members.with(at, other) });
    const isExpression = typeof old === 'string' && !old.endsWith(';') && !old.startsWith('"{}');
    const here = isExpression ? [{ old, with: replace }] : [];
    return [
      ...here,
      ...placesIn(old).map((inner) => ({
        old: inner.old,
        with: (other: Code) => replace(inner.with(other)),
      })),
    ];
  });
}
