import { Problem } from '../../base/problem.ts';
import type {
  CherryPick,
  Commit,
  GitConflict,
  GitReader,
  ObjectId,
  Tag,
  TreeChange,
  TreeEntry,
  Worktree,
} from '../../ports/git.ts';
import { cherryPickConflicts } from './cherry-pick.ts';
import { readIdentity } from './commands/config.ts';
import { isAncestor, mergeBase, revList } from './commands/history.ts';
import { listTags, refsBelow, showRef } from './commands/refs.ts';
import { dirtyPaths } from './commands/status.ts';
import { diffTrees, listFiles } from './commands/trees.ts';
import { listWorktrees } from './commands/worktree.ts';
import { MEND_OBJECTS } from './failure.ts';
import { locateWorktree, type Repository } from './locate.ts';
import { parseCommit } from './objects/commit.ts';
import { readTree } from './objects/editor.ts';
import { findEntry } from './objects/find.ts';
import { ObjectStore } from './objects/store.ts';
import type { Place } from './place.ts';
import { run } from './run.ts';

/** Reads one repository. Objects come through one long-lived process, the rest from one command each. */
export class RepositoryReader implements GitReader {
  readonly gitDir: string;
  protected readonly repository: Repository;
  protected readonly at: Place;
  protected readonly objects: ObjectStore;

  constructor(repository: Repository) {
    this.repository = repository;
    this.gitDir = repository.gitDir;
    this.at = repository.at;
    this.objects = new ObjectStore(repository.at);
  }

  async commitId(revision: string): Promise<ObjectId | null> {
    return (await this.objects.info(`${revision}^{commit}`))?.id ?? null;
  }

  async commit(id: ObjectId): Promise<Commit> {
    return parseCommit(id, await this.#bytes(id, 'commit'));
  }

  async tags(): Promise<Tag[]> {
    const listed = await run(this.at, listTags);
    const tags = await Promise.all(
      listed.map(async ({ name, id, type, target }): Promise<Tag | null> => {
        const end = target ?? { id, type };
        const commit = end.type === 'commit' ? end.id : await this.commitId(end.id);
        return commit === null ? null : { name, commit };
      }),
    );
    return tags.filter((tag) => tag !== null);
  }

  blob(id: ObjectId): Promise<Buffer> {
    return this.#bytes(id, 'blob');
  }

  async entry(treeish: string, path: string): Promise<TreeEntry | null> {
    const root = await this.objects.info(`${treeish}^{tree}`);
    return root === null ? null : findEntry(this.objects, root.id, path);
  }

  async files(treeish: string, path: string): Promise<TreeEntry[]> {
    const found = await findEntry(this.objects, await this.tree(treeish), path);
    if (found === null) return [];
    if (found.mode !== '040000') return [found];
    // Git would say no more than "not a tree object".
    await readTree(this.objects, found.id, found.path);
    return run(this.at, listFiles(found.id, found.path === '' ? '' : `${found.path}/`));
  }

  async changes(before: string, after: string, paths?: readonly string[]): Promise<TreeChange[]> {
    const [from, to] = await Promise.all([this.tree(before), this.tree(after)]);
    const lists = paths === undefined || paths.includes('') ? [[]] : argumentLists(paths);
    const found = await Promise.all(lists.map((list) => run(this.at, diffTrees(from, to, list))));
    const byPath = new Map(found.flat().map((change) => [change.path, change]));
    return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async isAncestor(ancestor: ObjectId, of: ObjectId): Promise<boolean> {
    const [older, newer] = await Promise.all([this.known(ancestor), this.known(of)]);
    return older === newer || run(this.at, isAncestor(older, newer));
  }

  async mergeBase(a: ObjectId, b: ObjectId): Promise<ObjectId | null> {
    const [one, other] = await Promise.all([this.known(a), this.known(b)]);
    return one === other ? one : run(this.at, mergeBase(one, other));
  }

  async commitsBetween(base: ObjectId, tip: ObjectId): Promise<Commit[]> {
    const [from, to] = await Promise.all([this.known(base), this.known(tip)]);
    const ids = await run(this.at, revList(from, to));
    return Promise.all(ids.map((id) => this.commit(id)));
  }

  async cherryPickConflicts(picks: readonly CherryPick[]): Promise<GitConflict[][]> {
    if (picks.length === 0) return [];
    return cherryPickConflicts(this.at, this.objects, picks);
  }

  ref(name: string): Promise<ObjectId | null> {
    return run(this.at, showRef(name));
  }

  refs(prefix: string): Promise<ReadonlyMap<string, ObjectId>> {
    return run(this.at, refsBelow(prefix));
  }

  worktrees(): Promise<Worktree[]> {
    return run(this.at, listWorktrees);
  }

  async dirtyPaths(worktree: string): Promise<string[]> {
    return run(await locateWorktree(this.repository, worktree), dirtyPaths);
  }

  identity(): Promise<{ name: string; email: string } | null> {
    return run(this.at, readIdentity);
  }

  close(): Promise<void> {
    return this.objects.close();
  }

  /** Commands get ids that were looked up: nothing a caller passes can be read as an option. */
  protected async known(revision: string): Promise<ObjectId> {
    const id = await this.commitId(revision);
    if (id === null) throw new Problem('git', `${this.gitDir} has no commit ${revision}`);
    return id;
  }

  protected async tree(treeish: string): Promise<ObjectId> {
    const found = await this.objects.info(`${treeish}^{tree}`);
    if (found === null)
      throw new Problem('git', `${this.gitDir} has no tree ${treeish}`, MEND_OBJECTS);
    return found.id;
  }

  async #bytes(id: ObjectId, type: 'blob' | 'commit'): Promise<Buffer> {
    const found = await this.objects.contents(id).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      throw new Problem('git', `${type} ${id} cannot be read: ${error.message}`, error.fix);
    });
    if (found === null || found.id !== id) {
      throw new Problem('git', `${this.gitDir} has no ${type} ${id}`, MEND_OBJECTS);
    }
    if (found.type !== type) throw new Problem('git', `${id} is a ${found.type}, not a ${type}`);
    return found.bytes;
  }
}

/** Paths in lists that fit on one command line. */
function argumentLists(paths: readonly string[]): string[][] {
  const lists: string[][] = [];
  let room = 0;
  for (const path of paths) {
    if (path.length > room) {
      lists.push([]);
      room = 60_000;
    }
    lists.at(-1)?.push(path);
    room -= path.length + 1;
  }
  return lists;
}
