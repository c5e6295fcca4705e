/** Folders, with those above them. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../base/problem.ts';

/**
 * As `mkdir -p`; throws Problem `state`. Node's own recursive `mkdir` never ends where a folder is, nothing can be made in
 * it, and the system says "no such file" to that (`/proc/x`).
 */
export function makeFolders(path: string): void {
  const missing: string[] = [];
  let there = resolve(path);
  for (; !existsSync(there) && dirname(there) !== there; there = dirname(there))
    missing.unshift(there);
  try {
    for (const folder of missing.length === 0 ? [there] : missing) makeFolder(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, (mkdir|stat) .*/s, '') : '';
    throw new Problem('state', `cannot make folder ${path}: ${reason}`);
  }
}

/** Content with a folder that is there: another process may make the same. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
