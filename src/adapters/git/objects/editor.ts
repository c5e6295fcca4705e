import { Problem } from '../../../base/problem.ts';
import type { ObjectId, TreeEdit } from '../../../ports/git.ts';
import { Conversation } from '../conversation.ts';
import { MEND_OBJECTS } from '../failure.ts';
import type { Place } from '../place.ts';
import { type FolderPlan, planEdits } from './edits.ts';
import type { ObjectStore } from './store.ts';
import { FOLDER, mktreeInput, parseTree, type TreeItems } from './tree.ts';

/** Writes only the trees on the way to edited paths: rustc has 40,000 files, a sync edits few. */
export async function editTree(
  at: Place,
  objects: ObjectStore,
  base: ObjectId,
  edits: readonly TreeEdit[],
): Promise<ObjectId> {
  const plan = planEdits(edits);
  await refuseUnknownFiles(objects, edits);
  const mktree = new Conversation(at, ['mktree', '-z', '--batch', '--missing']);
  const writeTree = (items: TreeItems): Promise<ObjectId> =>
    mktree.ask(mktreeInput(items), () => (inbox) => inbox.line() ?? undefined);
  try {
    const edited = await editFolder({ objects, writeTree }, base, plan);
    return edited ?? (await writeTree(new Map()));
  } finally {
    await mktree.close();
  }
}

async function refuseUnknownFiles(objects: ObjectStore, edits: readonly TreeEdit[]): Promise<void> {
  await Promise.all(
    edits.map(async ({ path, entry }) => {
      // The commit of a submodule is in another repository.
      if (entry === null || entry.mode === '160000') return;
      const found = await objects.info(entry.id);
      if (found?.type === 'blob' && found.id === entry.id) return;
      throw new Problem('git', `no blob ${entry.id} for ${JSON.stringify(path)}`);
    }),
  );
}

interface Trees {
  readonly objects: ObjectStore;
  readonly writeTree: (items: TreeItems) => Promise<ObjectId>;
}

/** The folder after the edits; `null` when nothing is left in it. */
async function editFolder(
  trees: Trees,
  folder: ObjectId | null,
  plan: FolderPlan,
): Promise<ObjectId | null> {
  const items = folder === null ? new Map() : await readTree(trees.objects, folder);
  for (const name of plan.drop) if (items.get(name)?.mode !== FOLDER) items.delete(name);
  await Promise.all(
    [...plan.folders].map(async ([name, inner]) => {
      const current = items.get(name);
      const isFolder = current?.mode === FOLDER;
      const edited = await editFolder(trees, isFolder ? current.id : null, inner);
      if (edited !== null) items.set(name, { mode: FOLDER, id: edited });
      else if (isFolder) items.delete(name);
    }),
  );
  for (const [name, item] of plan.set) items.set(name, item);
  return items.size === 0 ? null : trees.writeTree(items);
}

/**
 * Direct items of a tree. Throws Problem `git` when it is missing.
 * @param path where the tree stands, for the message
 */
export async function readTree(objects: ObjectStore, id: ObjectId, path = ''): Promise<TreeItems> {
  const tree = await objects.contents(id);
  if (tree?.type !== 'tree') {
    const where = path === '' ? '' : `, the folder ${path}`;
    throw new Problem('git', `${objects.folder} has no tree ${id}${where}`, MEND_OBJECTS);
  }
  return parseTree(tree.bytes, tree.id.length / 2);
}
