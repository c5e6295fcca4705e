/** A path with its links followed, as git names worktrees; what does not exist yet stays as written. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export function realPath(path: string): string {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return join(realpathSync(there), relative(there, path));
}
