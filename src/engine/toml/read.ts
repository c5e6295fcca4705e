/** TOML text to a checked value; what is wrong is said with file, line and key. */
import { parse, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { type KeyPath, keyText, lineOfKey } from './lines.ts';

export { lineOfKey } from './lines.ts';

/**
 * @param text the whole file
 * @param file its name, for messages only
 * Throws Problem `config`: one line, naming file, line and key of the first error.
 */
export function readToml<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const checked = schema.safeParse(parseText(text, file));
  if (checked.success) return checked.data;
  const { path, what } = firstFault(checked.error.issues, []);
  throw configProblem(text, file, path, what);
}

/** For a value that is well-formed but cannot be used: the same form of message. */
export function configProblem(text: string, file: string, path: KeyPath, what: string): Problem {
  const line = lineOfKey(text, path);
  const where = line === null ? file : `${file} line ${line}`;
  return new Problem('config', `${where}: ${path.length === 0 ? '' : `${keyText(path)}: `}${what}`);
}

function parseText(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const first = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw new Problem(
      'config',
      `${file} line ${error.line}: not TOML: ${first}`,
      `correct line ${error.line}`,
    );
  }
}

/** An unknown key is named itself, a union by the branch that came nearest. */
function firstFault(
  issues: readonly z.core.$ZodIssue[],
  above: KeyPath,
): { path: KeyPath; what: string } {
  const issue = issues[0];
  if (issue === undefined) return { path: above, what: 'not as expected' };
  const path = [
    ...above,
    ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  ];
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, ...issue.keys.slice(0, 1)], what: 'unknown key' };
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors
      .filter((branch) => branch.length > 0)
      .sort((a, b) => a.length - b.length)[0];
    if (nearest !== undefined) return firstFault(nearest, path);
  }
  const missing = /^Invalid input: expected (\w+), received undefined$/.exec(issue.message)?.[1];
  if (missing !== undefined) return { path, what: `missing; expected ${missing}` };
  return { path, what: issue.message.replace(/^Invalid (input|option): /, '') };
}
