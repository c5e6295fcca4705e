import { describe, expect, it } from 'vitest';
import { commandSchema, programSchema } from '../../src/config/command.ts';

const read = (value: unknown) => commandSchema.parse(value);
const wrong = (value: unknown) => commandSchema.safeParse(value).error?.issues[0];

describe('commandSchema', () => {
  it.each([
    ['./x.py build --stage 1', ['./x.py', 'build', '--stage', '1']],
    [`sh -c 'echo "a b"'`, ['sh', '-c', 'echo "a b"']],
    ['a "b c" d\\ e ""', ['a', 'b c', 'd e', '']],
    ['echo $HOME *.rs ~', ['echo', '$HOME', '*.rs', '~']],
    ['  spaced\n out ', ['spaced', 'out']],
  ])('splits %j into words and expands nothing', (text, words) => {
    expect(read(text)).toEqual(words);
  });

  it('takes an array as it is', () => {
    expect(read(['a b', '$c', '&&'])).toEqual(['a b', '$c', '&&']);
  });

  it('takes an empty array for nothing to run', () => {
    expect(read([])).toBeNull();
  });

  it.each([
    ['a "b', 'a quote or a backslash has no end'],
    ['', 'an empty command; [] stands for none'],
    ['  ', 'an empty command; [] stands for none'],
    [3, 'expected a string or an array of strings'],
    [{ a: 1 }, 'expected a string or an array of strings'],
    [[''], 'the program has no name'],
    ['CC=clang ./x.py', 'CC=clang: set variables in the table env beside it'],
  ])('refuses %j', (value, message) => {
    expect(wrong(value)?.message).toBe(message);
  });

  it.each(['a && b', 'a | b', 'a > log', 'a 2>&1', 'a ; b'])(
    'refuses %j: no shell runs',
    (text) => {
      expect(wrong(text)?.message).toContain('no shell runs this');
    },
  );

  it('points at the element that is no string', () => {
    expect(wrong(['a', 3])).toMatchObject({ path: [1], message: 'expected a string' });
  });
});

describe('programSchema', () => {
  it('wants something to run', () => {
    expect(programSchema.parse('notify-send done')).toEqual(['notify-send', 'done']);
    expect(programSchema.safeParse([]).error?.issues[0]?.message).toBe('expected a program');
  });
});
