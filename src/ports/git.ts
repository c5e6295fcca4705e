/** What the product needs of git: objects, trees merged in memory, refs moved with the old value checked. */

/** A full object id in hexadecimal. */
export type ObjectId = string;

export interface Tag {
  readonly name: string;
  /** The commit the tag stands for (annotated tags are peeled). */
  readonly commit: ObjectId;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970 and zone, as git writes it: `1700000000 +0100`. */
  readonly date: string;
}

export interface Commit {
  readonly id: ObjectId;
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Person;
  readonly committer: Person;
  /** Subject and body as stored. */
  readonly message: string;
}

/** A file of a tree. Mode in octal as git prints it: 100644, 100755, 120000 (link), 160000 (submodule). */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: ObjectId;
}

/** One path that differs between two trees; `null` where it does not exist. No rename detection. */
export interface TreeChange {
  readonly path: string;
  readonly before: TreeEntry | null;
  readonly after: TreeEntry | null;
}

/** One path to set (or, with `entry: null`, to drop) in a tree. */
export interface TreeEdit {
  readonly path: string;
  readonly entry: { readonly mode: string; readonly id: ObjectId } | null;
}

export interface NewCommit {
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

/** Move `ref` from `old` (`null`: must not exist) to `next` (`null`: delete). */
export interface RefMove {
  readonly ref: string;
  readonly old: ObjectId | null;
  readonly next: ObjectId | null;
}

/** One step of a rebase: the change from the tree of `before` to that of `after`, carried over to `onto`. */
export interface CherryPick {
  readonly before: string;
  /** A tree, or the files (path to bytes) in which it differs from `before`. */
  readonly after: string | ReadonlyMap<string, Buffer>;
  readonly onto: string;
}

/** A path that git's own merge leaves to a person. */
export interface GitConflict {
  readonly path: string;
  /** 1-based lines of the opening markers in the file as git leaves it, nested ones left out; none where it writes none. */
  readonly openings: readonly number[];
  /** What it is, in git's word: `contents`, `modify/delete`, `binary`... */
  readonly type: string;
}

export interface Worktree {
  readonly path: string;
  /** Full ref checked out there; `null` when detached. */
  readonly branch: string | null;
  readonly bare: boolean;
}

/** Reading. Nothing here changes anything on disk. Revisions are what git accepts; a missing one gives `null`. */
export interface GitReader {
  /** Absolute path of the git directory shared by all worktrees. */
  readonly gitDir: string;
  /** Id of the commit that `revision` names, peeled. */
  commitId(revision: string): Promise<ObjectId | null>;
  commit(id: ObjectId): Promise<Commit>;
  /** All tags that stand for a commit. */
  tags(): Promise<Tag[]>;
  /** Bytes of a blob. Throws Problem `git` when it is missing or unreadable. */
  blob(id: ObjectId): Promise<Buffer>;
  /** The entry at `path` (file or folder: a folder's mode is 040000), or `null`. */
  entry(treeish: string, path: string): Promise<TreeEntry | null>;
  /** Every file below `path` (`''`: the root). */
  files(treeish: string, path: string): Promise<TreeEntry[]>;
  /** Paths that differ, sorted; `paths` restricts to these files and folders. */
  changes(before: string, after: string, paths?: readonly string[]): Promise<TreeChange[]>;
  isAncestor(ancestor: ObjectId, of: ObjectId): Promise<boolean>;
  mergeBase(a: ObjectId, b: ObjectId): Promise<ObjectId | null>;
  /** Commits reachable from `tip` and not from `base`, oldest first (topological order). */
  commitsBetween(base: ObjectId, tip: ObjectId): Promise<Commit[]>;
  /**
   * What `git rebase` would leave at each of these steps, paths sorted: git's own merge with its defaults (markers in
   * merge style, renames followed), in a throwaway repository; nobody's settings or attributes count but the tree's own.
   */
  cherryPickConflicts(picks: readonly CherryPick[]): Promise<GitConflict[][]>;
  /** Value of one ref (not peeled further than to what it holds), or `null`. */
  ref(name: string): Promise<ObjectId | null>;
  /** All refs below a prefix, name to id. */
  refs(prefix: string): Promise<ReadonlyMap<string, ObjectId>>;
  worktrees(): Promise<Worktree[]>;
  /** Paths with uncommitted changes (tracked or untracked, not ignored) in a worktree. */
  dirtyPaths(worktree: string): Promise<string[]>;
  /** `user.name` and `user.email` as configured for this repository, if both are. */
  identity(): Promise<{ name: string; email: string } | null>;
  /** Ends long-lived child processes. Safe to call twice. */
  close(): Promise<void>;
}

/** Writing. Objects may be written at any time; refs move only as asked, all or none. */
export interface GitWriter extends GitReader {
  writeBlob(bytes: Buffer): Promise<ObjectId>;
  /** The tree that `base` becomes with these edits. */
  writeTree(base: string, edits: readonly TreeEdit[]): Promise<ObjectId>;
  writeCommit(commit: NewCommit): Promise<ObjectId>;
  /** One transaction. Throws Problem `moved` when any `old` does not hold; then none has moved. */
  moveRefs(moves: readonly RefMove[], reason: string): Promise<void>;
  /** Bring the objects of `revision` (a tag or commit of `source`) here and set `ref` to its commit. No tags, no FETCH_HEAD. */
  fetch(source: string, revision: string, ref: string): Promise<ObjectId>;
  /** Check out `commit` in a new linked worktree at `path`, on `branch` when given (created or reset there). */
  addWorktree(path: string, commit: ObjectId, branch: string | null): Promise<void>;
  /** Remove a linked worktree and its folder, if there. */
  removeWorktree(path: string): Promise<void>;
  /** In an existing clean worktree: index and files to `commit`'s tree, without moving any ref. `from` is what it shows now. */
  updateWorktree(path: string, from: ObjectId, to: ObjectId): Promise<void>;
  /** In a worktree of our own: its branch, index and tracked files to `commit`, whatever they were; ignored files stay. */
  resetWorktree(path: string, commit: ObjectId): Promise<void>;
  /** In a worktree of our own: index and tracked files to `tree`, its branch left where it is; ignored files stay. */
  showTree(path: string, tree: ObjectId): Promise<void>;
  /** The tree of everything now in a worktree's files (ignored ones left out), its index untouched. */
  snapshotWorktree(path: string): Promise<ObjectId>;
}

/** How repositories are opened. */
export interface GitOpener {
  /** `path`: a repository, bare or not, or any folder inside one. Throws Problem `not-a-repository`. */
  open(path: string): Promise<GitWriter>;
  /**
   * A view on `path` whose new objects go to a temporary folder that `close` removes, and which also sees the objects
   * of `alternates` (git directories): for dry runs and analysis. Its refs are never moved.
   */
  openScratch(path: string, alternates: readonly string[]): Promise<GitWriter>;
  /**
   * A bare copy of `url` in `folder`, without blobs until one is read; brought up to date when it is there already. When
   * `url` cannot be reached, the copy as it is, with a warning; without one, Problem `no-source`.
   */
  mirror(url: string, folder: string, heard: MirrorListener): Promise<GitWriter>;
}

export interface MirrorListener {
  /** A line of git's own progress. */
  readonly onProgress: (line: string) => void;
  readonly onWarning: (line: string) => void;
}
