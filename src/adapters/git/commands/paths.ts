import { Problem } from '../../../base/problem.ts';

/** Fields of NUL-terminated output. */
export function nulFields(output: string): string[] {
  const fields = output.split('\0');
  if (fields.at(-1) === '') fields.pop();
  return fields;
}

/**
 * A path as git printed it.
 * @throws Problem `git` when it was not UTF-8: it could not be named back to git
 */
export function readablePath(path: string): string {
  if (path.includes('\uFFFD')) {
    throw new Problem(
      'git',
      `the path ${JSON.stringify(path)} is not UTF-8`,
      'name paths in UTF-8 there; an analysis without --all-files may not meet it',
    );
  }
  return path;
}

/** The output without its last newline: a path may end in one of its own. */
export function oneLine(output: string): string {
  return output.endsWith('\n') ? output.slice(0, -1) : output;
}
