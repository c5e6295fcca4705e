/** A command in TOML: `"./x.py build --stage 1"` or `["./x.py", "build", "--stage", "1"]`. */
import { split } from 'shlex';
import { z } from 'zod';

/** Program and arguments; `null` (in TOML `[]`): there is nothing to run. No shell ever runs, nothing is expanded. */
export const commandSchema = z
  .unknown()
  .meta({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] })
  .transform((value, context): string[] | null => {
    const read = wordsOf(value);
    if (Array.isArray(read)) return read.length === 0 ? null : read;
    context.addIssue({ code: 'custom', message: read.wrong, path: read.path ?? [] });
    return z.NEVER;
  });

/** The same where there must be something to run. */
export const programSchema = commandSchema.transform((command, context): string[] => {
  if (command !== null) return command;
  context.addIssue({ code: 'custom', message: 'expected a program' });
  return z.NEVER;
});

interface Wrong {
  readonly wrong: string;
  readonly path?: [number];
}

function wordsOf(value: unknown): string[] | Wrong {
  if (typeof value === 'string') return wordsOfText(value);
  if (!Array.isArray(value)) return { wrong: 'expected a string or an array of strings' };
  const words: string[] = [];
  for (const [index, word] of value.entries()) {
    if (typeof word !== 'string') return { wrong: 'expected a string', path: [index] };
    words.push(word);
  }
  return words[0] === '' ? { wrong: 'the program has no name', path: [0] } : words;
}

function wordsOfText(text: string): string[] | Wrong {
  let words: string[];
  try {
    words = split(text);
  } catch {
    return { wrong: 'a quote or a backslash has no end' };
  }
  const [program] = words;
  if (program === undefined || program === '')
    return { wrong: 'an empty command; [] stands for none' };
  if (/^\w+=/.test(program))
    return { wrong: `${program}: set variables in the table env beside it` };
  const operator = words.find((word) => /^(?:&&?|\|\|?|;|\d?[<>]+(?:&\d)?)$/.test(word));
  return operator === undefined
    ? words
    : { wrong: `no shell runs this, so "${operator}" does nothing; write ["sh", "-c", "…"]` };
}
