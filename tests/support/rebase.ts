import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../adapters/git/repository.ts';

/** A file that a rebase left in conflict; 1-based lines of its opening markers. */
export interface Unmerged {
  readonly path: string;
  readonly openings: readonly number[];
}

/** A real `git rebase` of everything after `from` onto `to`: what lies in the checkout where it first stops. Undone then. */
export function rebaseOnto(checkout: string, from: string, to: string): Unmerged[] {
  try {
    git(checkout, ['rebase', '--quiet', '--onto', to, from]);
    return [];
  } catch (error) {
    const unmerged = git(checkout, ['diff', '--name-only', '--diff-filter=U', '-z']).split('\0');
    if (unmerged.length === 1) throw error;
    const left = unmerged.slice(0, -1).map((path) => {
      const file = join(checkout, path);
      return { path, openings: openingsIn(existsSync(file) ? readFileSync(file, 'latin1') : '') };
    });
    git(checkout, ['rebase', '--abort']);
    return left;
  }
}

function openingsIn(text: string): number[] {
  const lines = [...text.split('\n').entries()];
  return lines.filter(([, line]) => line.startsWith('<<<<<<< ')).map(([index]) => index + 1);
}
