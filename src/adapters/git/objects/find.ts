import type { ObjectId, TreeEntry } from '../../../ports/git.ts';
import { readTree } from './editor.ts';
import type { ObjectStore } from './store.ts';
import { byteName, FOLDER, type TreeItem } from './tree.ts';

/** The file or folder at `path` (`''`: the root) below a tree, or `null`. */
export async function findEntry(
  objects: ObjectStore,
  root: ObjectId,
  path: string,
): Promise<TreeEntry | null> {
  const clean = path.replace(/\/+$/, '');
  let item: TreeItem | undefined = { mode: FOLDER, id: root };
  const parts = clean === '' ? [] : clean.split('/');
  for (const [depth, part] of parts.entries()) {
    if (item?.mode !== FOLDER) return null;
    const above = parts.slice(0, depth).join('/');
    item = (await readTree(objects, item.id, above)).get(byteName(part));
  }
  return item === undefined ? null : { path: clean, mode: item.mode.padStart(6, '0'), id: item.id };
}
