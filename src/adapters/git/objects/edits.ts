import { Problem } from '../../../base/problem.ts';
import type { TreeEdit } from '../../../ports/git.ts';
import { byteName, type TreeItem } from './tree.ts';

/** What edits mean for one folder. A name in `set` is in no `folders` that set something. */
export interface FolderPlan {
  readonly set: Map<string, TreeItem>;
  readonly drop: Set<string>;
  readonly folders: Map<string, FolderPlan>;
}

const FILE_MODES = new Set(['100644', '100755', '120000', '160000']);

/**
 * Edits by folder, whatever their order; the last one of a path counts.
 * @throws Problem `git` for a path or mode that no tree can hold, and when a file and a folder would share a path
 */
export function planEdits(edits: readonly TreeEdit[]): FolderPlan {
  const root = emptyPlan();
  for (const { path, entry } of new Map(edits.map((edit) => [edit.path, edit])).values()) {
    const parts = path.split('/');
    if (!parts.every(isTreeName)) {
      throw new Problem('git', `no tree can hold the path ${JSON.stringify(path)}`);
    }
    const name = byteName(parts.pop() ?? '');
    let folder = root;
    for (const part of parts) folder = subfolder(folder, byteName(part));
    if (entry === null) {
      folder.drop.add(name);
      continue;
    }
    if (!FILE_MODES.has(entry.mode)) {
      throw new Problem('git', `${JSON.stringify(path)} cannot have the mode ${entry.mode}`);
    }
    folder.set.set(name, { mode: entry.mode, id: entry.id });
  }
  refuseClashes(root, '');
  return root;
}

function emptyPlan(): FolderPlan {
  return { set: new Map(), drop: new Set(), folders: new Map() };
}

function subfolder(plan: FolderPlan, name: string): FolderPlan {
  const known = plan.folders.get(name) ?? emptyPlan();
  plan.folders.set(name, known);
  return known;
}

function isTreeName(part: string): boolean {
  return (
    part !== '' && part !== '.' && part !== '..' && !/^\.git$/i.test(part) && !part.includes('\0')
  );
}

function setsAnything(plan: FolderPlan): boolean {
  return plan.set.size > 0 || [...plan.folders.values()].some(setsAnything);
}

function refuseClashes(plan: FolderPlan, above: string): void {
  for (const [name, inner] of plan.folders) {
    const path = above + Buffer.from(name, 'latin1').toString('utf8');
    if (plan.set.has(name) && setsAnything(inner)) {
      throw new Problem('git', `${JSON.stringify(path)} cannot be a file and a folder`);
    }
    refuseClashes(inner, `${path}/`);
  }
}
