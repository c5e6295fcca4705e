import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fastImport, type ImportedCommit } from './commands/fast-import.ts';
import { mergeTree } from './commands/merge-tree.ts';
import type { MergedBytes } from './line-merge.ts';
import { ObjectStore } from './objects/store.ts';
import { place, withSettings } from './place.ts';
import { run } from './run.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * What `git merge` makes of one file, in diff3 form: it compares lines by histogram, and `git merge-file` does not.
 * `null` when it gives no file.
 */
export async function treeMerge(bytes: MergedBytes, markerSize: number): Promise<Buffer | null> {
  const folder = makeTemporary('tree');
  const plain = place(folder, { GIT_DIR: folder });
  const at = withSettings(plain, 'merge.conflictStyle=diff3', 'diff.algorithm=histogram');
  const objects = new ObjectStore(at);
  try {
    await Promise.all(['objects', 'refs', 'info'].map((name) => mkdir(join(folder, name))));
    await Promise.all([
      writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n'),
      writeFile(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n'),
      writeFile(join(folder, 'info/attributes'), `* conflict-marker-size=${markerSize}\n`),
    ]);
    const commits = [
      commit('base', null, bytes.base),
      commit('ours', 'base', bytes.ours),
      commit('theirs', 'base', bytes.theirs),
    ];
    await run(at, fastImport(commits));
    const { tree } = await run(at, mergeTree('ours', 'theirs'));
    return (await objects.contents(`${tree}:file`))?.bytes ?? null;
  } finally {
    await objects.close();
    await removeTemporary(folder);
  }
}

function commit(name: string, parent: string | null, bytes: Buffer): ImportedCommit {
  return {
    ref: `refs/heads/${name}`,
    parent: parent === null ? null : `refs/heads/${parent}`,
    tree: EMPTY_TREE,
    files: [{ path: 'file', mode: '100644', bytes }],
  };
}
