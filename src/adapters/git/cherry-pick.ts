/**
 * What `git rebase` leaves, by git's own merge. Not by `git merge-file` on three blobs, though that needs no trees: the
 * merge behind a rebase compares lines by histogram, follows renames, and knows files that one side deleted.
 */
import { Problem } from '../../base/problem.ts';
import type { CherryPick, GitConflict, ObjectId } from '../../ports/git.ts';
import { fastImport, type ImportedCommit, type ImportedFile } from './commands/fast-import.ts';
import { mergeTree } from './commands/merge-tree.ts';
import { findEntry } from './objects/find.ts';
import { ObjectStore } from './objects/store.ts';
import { type Place, withSettings } from './place.ts';
import { run } from './run.ts';
import { removeTemporary } from './temporary.ts';
import { makeThrowaway } from './throwaway.ts';

/** Git's defaults, spelled out against the user's own. */
const DEFAULT_MERGE = [
  'merge.conflictStyle=merge',
  'merge.renames=true',
  'merge.renameLimit=-1',
  'merge.directoryRenames=conflict',
  'merge.default=',
  'merge.verbosity=2',
  'diff.algorithm=histogram',
  'core.bigFileThreshold=512m',
];

/** A pick after the look-ups; its three commits have no history, so the first is the base of the other two. */
interface MadePick {
  readonly onto: string;
  readonly picked: string;
  readonly commits: readonly ImportedCommit[];
}

/**
 * @param at the repository; nothing is written to it
 * @param objects its objects
 * @throws Problem `git` when a tree is missing
 */
export async function cherryPickConflicts(
  at: Place,
  objects: ObjectStore,
  picks: readonly CherryPick[],
): Promise<GitConflict[][]> {
  const made = await Promise.all(picks.map((pick, number) => madeUp(objects, pick, number)));
  const throwaway = await makeThrowaway(at, {
    sha256: made.some(({ commits }) => commits.some(({ tree }) => tree.length === 64)),
    attributes: await attributesAt(objects, picks[0]?.onto ?? ''),
  });
  const merging = withSettings(throwaway, ...DEFAULT_MERGE);
  const merged = new ObjectStore(merging);
  try {
    await run(merging, fastImport(made.flatMap(({ commits }) => commits)));
    return await Promise.all(made.map((pick) => conflictsOf(merging, merged, pick)));
  } finally {
    await merged.close();
    await removeTemporary(throwaway.folder);
  }
}

async function madeUp(
  objects: ObjectStore,
  { before, after, onto }: CherryPick,
  number: number,
): Promise<MadePick> {
  const [base, release] = await Promise.all([treeId(objects, before), treeId(objects, onto)]);
  const parent = `refs/heads/before-${number}`;
  const commit = (
    ref: string,
    tree: ObjectId,
    files: readonly ImportedFile[] = [],
  ): ImportedCommit => ({ ref, parent: ref === parent ? null : parent, tree, files });
  const to = `refs/heads/trust-upstream-onto-${number}`;
  const picked = `refs/heads/picked-${number}`;
  const change =
    typeof after === 'string'
      ? commit(picked, await treeId(objects, after))
      : commit(picked, base, await filesOf(objects, base, after));
  return { onto: to, picked, commits: [commit(parent, base), commit(to, release), change] };
}

function filesOf(
  objects: ObjectStore,
  base: ObjectId,
  files: ReadonlyMap<string, Buffer>,
): Promise<ImportedFile[]> {
  return Promise.all(
    [...files].map(async ([path, bytes]) => {
      const entry = await findEntry(objects, base, path);
      return { path, mode: entry?.mode ?? '100644', bytes };
    }),
  );
}

async function conflictsOf(
  at: Place,
  objects: ObjectStore,
  { onto, picked }: MadePick,
): Promise<GitConflict[]> {
  const { tree, conflicts } = await run(at, mergeTree(onto, picked));
  return Promise.all(
    [...conflicts].map(async ([path, type]) => {
      const entry = await findEntry(objects, tree, path);
      const file = entry === null ? null : await objects.contents(entry.id);
      return { path, type, openings: file === null ? [] : openingsIn(file.bytes, onto) };
    }),
  );
}

/**
 * Only markers with our own label are git's: a file may hold the text of others. Inside a conflict between a renamed
 * file and another of its new name, git leaves the conflicts of the renamed one in longer markers: part of the outer one.
 */
function openingsIn(bytes: Buffer, label: string): number[] {
  const marker = new RegExp(`^(<+) ${label}(?::.*)?\\r?$`);
  const found: { readonly line: number; readonly size: number }[] = [];
  for (const [index, line] of bytes.toString('latin1').split('\n').entries()) {
    const size = marker.exec(line)?.[1]?.length;
    if (size !== undefined) found.push({ line: index + 1, size });
  }
  const outer = Math.min(...found.map(({ size }) => size));
  return found.filter(({ size }) => size === outer).map(({ line }) => line);
}

async function treeId(objects: ObjectStore, treeish: string): Promise<ObjectId> {
  const found = await objects.info(`${treeish}^{tree}`);
  if (found === null) throw new Problem('git', `there is no tree ${treeish}`);
  return found.id;
}

/** Attributes of the tree's root; merge drivers other than git's own are a person's, and would be run. */
async function attributesAt(objects: ObjectStore, treeish: string): Promise<string> {
  const found = await objects.contents(`${treeish}:.gitattributes`);
  if (found?.type !== 'blob') return '';
  return found.bytes
    .toString('latin1')
    .replace(/\smerge=(?!(?:text|binary|union)(?:\s|$))\S+/g, '');
}
