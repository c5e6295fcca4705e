/** Laws of following moves, on files made of functions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Merged, merged, rust, type Three } from './moving.ts';

const WORDS = ['path', 'name', 'key', 'edge', 'crate_id', 'owner'];
const NAMES = ['load', 'other', 'third', 'fourth', 'fifth', 'sixth'];

type Way = 'to a new file' | 'to another file' | 'into a module' | 'the whole file';

interface Case {
  /** Functions of the file, the moved one among them. */
  readonly functions: readonly string[];
  readonly moved: number;
  readonly way: Way;
  readonly renamed: boolean;
  /** Lines behind which each side puts one of its own, in the moved function. */
  readonly ourLine: number;
  readonly theirLine: number | null;
  readonly swapped: boolean;
}

const aCase: fc.Arbitrary<Case> = fc
  .record({
    names: fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 5 }),
    moved: fc.nat(4),
    way: fc.constantFrom<Way>(
      'to a new file',
      'to another file',
      'into a module',
      'the whole file',
    ),
    renamed: fc.boolean(),
    ourLine: fc.integer({ min: 2, max: 6 }),
    theirLine: fc.option(fc.integer({ min: 2, max: 6 })),
    swapped: fc.boolean(),
  })
  .map(({ names, moved, ...rest }) => ({
    ...rest,
    functions: names.map((name, at) => rust(name, WORDS[at] ?? name)),
    moved: moved % names.length,
  }));

function withLine(code: string, at: number | null, line: string): string {
  if (at === null) return code;
  const lines = code.split('\n');
  return [...lines.slice(0, at + 1), `    ${line}`, ...lines.slice(at + 1)].join('\n');
}

interface Texts {
  readonly files: Readonly<Record<string, Three>>;
  /** With the moved function as given. */
  readonly wanted: (code: string) => Readonly<Record<string, string | null>>;
  readonly item: string;
}

const OURS = 'verify(ours);';
const THEIRS = 'trace(theirs);';

function textsOf({ functions, moved, way, renamed, ourLine, theirLine, swapped }: Case): Texts {
  const own = functions[moved] ?? '';
  const rename = (code: string): string =>
    renamed && way !== 'the whole file' ? code.replace(/fn (\w+)/, 'fn $1_again') : code;
  const file = (code: string | null): string =>
    functions
      .map((one, at) => (at === moved ? code : one))
      .filter((one) => one !== null)
      .join('\n');
  const elsewhere = rust('resident', 'home');
  const places: Readonly<Record<Way, (code: string) => Readonly<Record<string, string | null>>>> = {
    'to a new file': (code) => ({ 'a.rs': file(null), 'b.rs': `//! New.\n\n${code}` }),
    'to another file': (code) => ({ 'a.rs': file(null), 'b.rs': `${elsewhere}\n${code}` }),
    'into a module': (code) => ({
      'a.rs': `${file(null)}\nmod inner {\n${code.trimEnd().replaceAll(/^(?=.)/gm, '    ')}\n}\n`,
      'b.rs': elsewhere,
    }),
    'the whole file': (code) => ({ 'a.rs': null, 'b.rs': file(code) }),
  };
  const place = places[way];
  const before = way === 'to a new file' || way === 'the whole file' ? null : elsewhere;
  const moving = place(rename(withLine(own, theirLine, THEIRS)));
  const editing = { 'a.rs': file(withLine(own, ourLine, OURS)), 'b.rs': before };
  const three = (path: 'a.rs' | 'b.rs', base: string | null): Three => {
    const [mover, editor] = [moving[path] ?? null, editing[path]];
    return swapped ? [base, mover, editor] : [base, editor, mover];
  };
  return {
    files: { 'a.rs': three('a.rs', file(own)), 'b.rs': three('b.rs', before) },
    wanted: (code) => place(rename(code)),
    item: own,
  };
}

describe('laws', () => {
  it('a move on one side and an edit on the other are the edited item at its new place', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const { files, wanted, item } = textsOf({ ...one, theirLine: null });
        const { at } = merged(files);
        for (const [path, text] of Object.entries(wanted(withLine(item, one.ourLine, OURS))))
          expect(at(path)).toEqual({ kind: 'clean', text });
      }),
      { numRuns: 60 },
    );
  });

  it('with an edit in the move too, both stand at the new place, in order or in a conflict', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        fc.pre(one.theirLine !== null);
        const { files, wanted, item } = textsOf(one);
        const { at, all } = merged(files);
        const there = [...all.keys()].filter((path) => at(path).text?.includes(OURS) === true);
        expect(there).toEqual([one.way === 'into a module' ? 'a.rs' : 'b.rs']);
        const result = at(there[0] ?? '');
        expect(result.text).toContain(THEIRS);
        fc.pre(one.theirLine !== one.ourLine && result.kind === 'clean');
        const lines: [number, string][] = [
          [one.ourLine, OURS],
          [one.theirLine ?? 0, THEIRS],
        ];
        const both = lines
          .sort((a, b) => b[0] - a[0])
          .reduce((code, [line, text]) => withLine(code, line, text), item);
        for (const [path, text] of Object.entries(wanted(both))) expect(at(path).text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('which side moves and which edits makes no difference', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const [mine, yours] = [false, true].map((swapped) =>
          merged(textsOf({ ...one, swapped }).files),
        );
        const seen = (side: Merged | undefined): unknown[] =>
          ['a.rs', 'b.rs'].map((path) => {
            const merge = side?.at(path);
            return merge?.kind === 'clean' ? merge.text : merge?.kind;
          });
        expect(seen(mine)).toEqual(seen(yours));
      }),
      { numRuns: 40 },
    );
  });
});
