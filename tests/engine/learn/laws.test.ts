/** Laws of learning, over conflicts of any words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shape, shapeOf } from '../../../src/engine/learn/shape.ts';
import { filledWith, templateOf } from '../../../src/engine/learn/template.ts';
import { wordsOf } from '../../../src/engine/learn/words.ts';
import { runs } from '../../support/law-runs.ts';

const FORMS = {
  name: (id: number) => `name_${id}`,
  lifetime: (id: number) => `'life${id}`,
  string: (id: number) => `"text \\" ${id}"`,
  char: (id: number) => `'${String.fromCharCode(97 + id)}'`,
  number: (id: number) => `0x${id}`,
  comment: (id: number) => `/* said ${id} */`,
};

/** A word that stays, or the form and number of one that is renamed. */
type Unit = string | { readonly form: keyof typeof FORMS; readonly id: number };

const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constantFrom('if', 'self', '(', ')', '{', '}', ',', ';', '->', '::', '&&', "'static", '='),
  fc.record({
    form: fc.constantFrom(...(Object.keys(FORMS) as (keyof typeof FORMS)[])),
    id: fc.nat(5),
  }),
);

/** Words, each behind white space: how it looks like is not what it means. */
const side = fc.array(fc.tuple(fc.constantFrom(' ', '\n\n    ', '\n        ', '\n    '), unit), {
  maxLength: 12,
});
type Words = readonly (readonly [string, Unit])[];

const conflict = fc.record({ base: side, ours: side, theirs: side });
const somewhere = fc.constantFrom('block in function_item', 'match_block in function_item');

/** As it is written with every name and literal moved on by `by`, and so far in. */
function text(words: Words, by = 0, indent = '    '): string {
  const written = words.map(
    ([layout, one]) =>
      layout.replace(/ {4}/, indent) +
      (typeof one === 'string' ? one : FORMS[one.form](one.id + by)),
  );
  return `${indent}first(${written.join('')}\n`;
}

function shape(
  sides: { readonly base: Words; readonly ours: Words; readonly theirs: Words },
  place: string,
  by = 0,
  indent = '    ',
): Shape {
  const { base, ours, theirs } = sides;
  const made = shapeOf(
    {
      base: text(base, by, indent),
      ours: text(ours, by, indent),
      theirs: text(theirs, by, indent),
    },
    place,
  );
  if (made === null) throw new Error('no shape');
  return made;
}

/** Only words that a side has, so that they are renamed with it. */
function within(words: Words, sides: Record<'base' | 'ours' | 'theirs', Words>): Words {
  const known = new Set(
    [...sides.base, ...sides.ours, ...sides.theirs].map(([, one]) => JSON.stringify(one)),
  );
  return words.filter(([, one]) => typeof one === 'string' || known.has(JSON.stringify(one)));
}

describe('learning', () => {
  it('gives the very resolution when it meets the very conflict', () => {
    fc.assert(
      fc.property(conflict, somewhere, side, (sides, place, words) => {
        const met = shape(sides, place);
        const resolution = text(words);
        const template = templateOf(met, resolution);
        expect(template).not.toBeNull();
        expect(filledWith(template ?? [], met)).toBe(resolution);
      }),
      runs(300),
    );
  });

  it('gives the resolution renamed when names, literals and comments are renamed consistently', () => {
    fc.assert(
      fc.property(
        conflict,
        somewhere,
        side,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('', '  ', '            '),
        (sides, place, words, by, indent) => {
          const [learned, met] = [shape(sides, place), shape(sides, place, by, indent)];
          expect(met.text).toBe(learned.text);
          expect(met.hash).toBe(learned.hash);
          const kept = within(words, sides);
          const template = templateOf(learned, text(kept)) ?? [];
          expect(filledWith(template, met)).toBe(text(kept, by, indent));
        },
      ),
      runs(300),
    );
  });

  it('tells apart what is not renamed but different: a word, a pairing, a place', () => {
    fc.assert(
      fc.property(conflict, conflict, somewhere, somewhere, (a, b, here, there) => {
        const [one, other] = [shape(a, here), shape(b, there)];
        const all = (sides: typeof a): string =>
          JSON.stringify(numbered([...sides.base, ...sides.ours, ...sides.theirs]));
        const alike = here === there && all(a) === all(b) && lengths(a) === lengths(b);
        expect(one.text === other.text).toBe(alike);
        expect(one.hash === other.hash).toBe(alike);
      }),
      runs(300),
    );
  });

  it('has every character of a text in its words, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (any) => {
        const words = wordsOf(any);
        expect(words?.map((word) => word.text).join('') ?? any).toBe(any);
      }),
      runs(300),
    );
  });
});

/** Words with names by the order in which they come. */
function numbered(words: Words): string[] {
  const seen: string[] = [];
  return words.map(([, one]) => {
    if (typeof one === 'string') return one;
    const key = JSON.stringify(one);
    if (!seen.includes(key)) seen.push(key);
    return `${one.form} ${seen.indexOf(key)}`;
  });
}

function lengths({ base, ours, theirs }: Record<'base' | 'ours' | 'theirs', Words>): string {
  return [base, ours, theirs].map((words) => words.length).join(' ');
}

it('takes no resolution for one that is not of whole words and lines', () => {
  const any = shapeOf({ base: '', ours: 'one();\n', theirs: 'two();\n' }, 'block');
  if (any === null) throw new Error('no shape');
  for (const resolution of ['one();', 'one("\n', 'one();\r\n'])
    expect(templateOf(any, resolution)).toBeNull();
  expect(templateOf(any, '')).toEqual([]);
});

describe('what has no shape', () => {
  it.each([
    ['a string that goes on', '    say("one\n'],
    ['a raw string that goes on', '    say(r#"one"\n'],
    ['a comment that goes on', '    /* one\n'],
    ['a character that is none', "    say(' )\n"],
    ['lines that end in CRLF', '    one();\r\n'],
  ])('%s', (_, ours) => {
    expect(shapeOf({ base: '', ours, theirs: '    two();\n' }, 'block')).toBeNull();
  });

  it('is a conflict without a word', () => {
    expect(shapeOf({ base: '\n', ours: '', theirs: '\n\n' }, 'block')).toBeNull();
  });
});
