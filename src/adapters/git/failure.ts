import { existsSync } from 'node:fs';
import { Problem } from '../../base/problem.ts';
import type { GitFailure } from './command.ts';

/** What to do about an object that is lost or damaged. */
export const MEND_OBJECTS =
  'check that repository with git fsck, then fetch the lost objects or clone it again';

/** Git's words for an object that it has not got or cannot read. */
const OBJECTS =
  /missing (object|blob|tree|commit)|is corrupt|unable to (read|stream|parse)|bad (object|ref)|could not (read|fetch) [0-9a-f]{40}/i;

/** The line in which git says what went wrong: its last `fatal:` or `error:`, else its last line. */
export function lastLine(complaint: string): string {
  const lines = complaint.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '');
  return said.findLast((line) => /^(fatal|error): /.test(line)) ?? said.at(-1) ?? '';
}

/** A failed git command as a Problem `git`: the command, the repository, git's own words. */
export function gitProblem(
  args: readonly string[],
  folder: string,
  { exit, complaint }: Pick<GitFailure, 'exit' | 'complaint'>,
): Problem {
  if (complaint.includes('ENOENT') && exit < 0) {
    // A missing working folder fails in the same words as a missing program.
    return existsSync(folder)
      ? new Problem('git', 'git was not found', 'install git 2.39 or newer')
      : new Problem('git', `git ${args[0] ?? ''} in ${folder}: the folder is gone`);
  }
  const words = lastLine(complaint) || `exit code ${exit}`;
  const foreign = /dubious ownership/.test(words);
  const trust = `run as the owner of ${folder}, or name it in git's safe.directory`;
  const fix = foreign ? trust : OBJECTS.test(words) ? MEND_OBJECTS : undefined;
  return new Problem('git', `git ${args[0] ?? ''} in ${folder}: ${words}`, fix);
}
