import { copyFile, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectId } from '../../ports/git.ts';
import { addAll, readTree, writeTree } from './commands/index.ts';
import { resolveCommit } from './commands/remote.ts';
import { internalPath } from './commands/rev-parse.ts';
import { type Place, withSettings, withVariables } from './place.ts';
import { run } from './run.ts';

/** The tree of a worktree's files, staged in an index of our own; the worktree's index is only copied. */
export async function snapshot(worktree: Place): Promise<ObjectId> {
  const folder = await mkdtemp(join(tmpdir(), 'trust-upstream-index-'));
  try {
    const copy = join(folder, 'index');
    // A split index would be written back next to the original.
    const at = withSettings(
      withVariables(worktree, { GIT_INDEX_FILE: copy }),
      'core.splitIndex=false',
    );
    if (!(await copyIndex(await run(worktree, internalPath('index')), copy))) {
      const head = await run(worktree, resolveCommit('HEAD'));
      if (head !== null) await run(at, readTree(head));
    }
    await run(at, addAll);
    return await run(at, writeTree);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** False when there is no index yet. */
async function copyIndex(index: string, copy: string): Promise<boolean> {
  const found = await stat(index).catch(() => null);
  if (found === null) return false;
  await copyFile(index, copy);
  // Git rereads files no older than the index; a younger copy would hide edits of the second it was written in.
  await utimes(copy, found.atime, Math.floor(found.mtimeMs / 1000));
  return true;
}
