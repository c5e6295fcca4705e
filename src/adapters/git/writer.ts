import { Problem } from '../../base/problem.ts';
import type { GitWriter, NewCommit, ObjectId, RefMove, TreeEdit } from '../../ports/git.ts';
import { hashObject } from './commands/objects.ts';
import { updateRefs } from './commands/update-ref.ts';
import { bringCommit } from './fetch.ts';
import { locateWorktree } from './locate.ts';
import { formatCommit } from './objects/commit.ts';
import { editTree } from './objects/editor.ts';
import { RepositoryReader } from './reader.ts';
import { run } from './run.ts';
import { snapshot } from './snapshot.ts';
import {
  addWorktree,
  removeWorktree,
  resetWorktree,
  showTree,
  updateWorktree,
} from './worktrees.ts';

/** Writes one repository: objects freely, refs only as asked. */
export class RepositoryWriter extends RepositoryReader implements GitWriter {
  writeBlob(bytes: Buffer): Promise<ObjectId> {
    return run(this.at, hashObject('blob', bytes));
  }

  async writeTree(base: string, edits: readonly TreeEdit[]): Promise<ObjectId> {
    return editTree(this.at, this.objects, await this.tree(base), edits);
  }

  async writeCommit(commit: NewCommit): Promise<ObjectId> {
    const bytes = formatCommit(commit);
    const parts = [commit.tree, ...commit.parents];
    const found = await Promise.all(parts.map((id) => this.objects.info(id)));
    for (const [at, id] of parts.entries()) {
      const type = at === 0 ? 'tree' : 'commit';
      if (found[at]?.type !== type || found[at].id !== id) {
        throw new Problem('git', `${this.gitDir} has no ${type} ${id} to commit`);
      }
    }
    return run(this.at, hashObject('commit', bytes));
  }

  async moveRefs(moves: readonly RefMove[], reason: string): Promise<void> {
    if (moves.length > 0) await run(this.at, updateRefs(moves, reason));
  }

  async fetch(source: string, revision: string, ref: string): Promise<ObjectId> {
    const id = await bringCommit(this, this.at, source, revision);
    const old = await this.ref(ref);
    if (old !== id) await this.moveRefs([{ ref, old, next: id }], `fetch ${revision}`);
    return id;
  }

  async addWorktree(path: string, commit: ObjectId, branch: string | null): Promise<void> {
    await addWorktree(this.repository, path, await this.known(commit), branch);
  }

  removeWorktree(path: string): Promise<void> {
    return removeWorktree(this.repository, path);
  }

  async updateWorktree(path: string, from: ObjectId, to: ObjectId): Promise<void> {
    const at = await locateWorktree(this.repository, path);
    await updateWorktree(at, await this.tree(from), await this.tree(to));
  }

  async resetWorktree(path: string, commit: ObjectId): Promise<void> {
    await resetWorktree(this.repository, path, await this.known(commit));
  }

  async showTree(path: string, tree: ObjectId): Promise<void> {
    await showTree(this.repository, path, await this.tree(tree));
  }

  async snapshotWorktree(path: string): Promise<ObjectId> {
    return snapshot(await locateWorktree(this.repository, path));
  }
}
