/** The fork's patches, one by one, onto a new release: trees merged in memory, commits written, no checkout, no ref. */
import type { Hook } from '../engine/intents/hooks.ts';
import type { ConflictRegion, Decision } from '../engine/merge/file.ts';
import type { Lesson } from '../engine/learn/lesson.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitWriter, ObjectId, Person } from '../ports/git.ts';
import { blockedPaths } from './blocked-paths.ts';
import { withCalleeTypes } from './callee-types.ts';
import { type FileChange, followMoves } from './follow-moves.ts';
import { mergeChange, sidesOf, standIn, type MergedChange } from './merge-change.ts';
import type { MergedFile } from './merge-record.ts';
import { withLearned } from './offers.ts';
import { withoutGone } from './retire.ts';
import type { Patch } from './series.ts';

/** One patch after its replay. `to` equals its parent where nothing was left of it. */
export interface ReplayedCommit {
  readonly from: ObjectId;
  readonly to: ObjectId;
  readonly subject: string;
  readonly empty: boolean;
}

/** What happened so far; JSON, kept in the history so that a resume goes on from here. */
export interface ReplayProgress {
  readonly commits: readonly ReplayedCommit[];
  readonly decisions: readonly Decision[];
  readonly lineConflicts: readonly ConflictRegion[];
  /** What a person should know of single files: that the time was up, say. */
  readonly notes: readonly string[];
}

export interface ReplayStop extends ReplayProgress {
  readonly kind: 'conflicts';
  readonly conflicts: readonly ConflictRegion[];
  /** The patch that stopped. */
  readonly at: ObjectId;
  /** Where it was to go. */
  readonly onto: ObjectId;
  /** The merged tree, with markers in the files of `conflicts`. */
  readonly tree: ObjectId;
}

export type ReplayResult =
  (ReplayProgress & { readonly kind: 'replayed'; readonly tip: ObjectId }) | ReplayStop;

export interface ReplayRequest {
  readonly git: GitWriter;
  readonly parser: RustParser;
  readonly hooks: readonly Hook[];
  /** For the merge of one file. */
  readonly limit: TimeLimit;
  readonly patches: readonly Patch[];
  /** What persons made of conflicts before. */
  readonly lessons: readonly Lesson[];
  /** Upstream's new release. */
  readonly onto: ObjectId;
  readonly committer: Person;
  readonly before: ReplayProgress;
  /** Called for each file of a patch that had to be merged. */
  readonly onMerged?: (file: MergedFile, patch: ObjectId) => void;
  /** Called after each patch. */
  readonly onCommit?: (done: ReplayedCommit, count: number, of: number) => void;
}

export const NOTHING_REPLAYED: ReplayProgress = {
  commits: [],
  decisions: [],
  lineConflicts: [],
  notes: [],
};

export async function replay(asked: ReplayRequest): Promise<ReplayResult> {
  const { git, patches } = asked;
  const tip = patches.at(-1)?.commit.id;
  const hooks =
    tip === undefined
      ? asked.hooks
      : await withCalleeTypes(git, asked.parser, asked.hooks, { tip, onto: asked.onto });
  const request = { ...asked, hooks };
  let progress = request.before;
  let onto = progress.commits.at(-1)?.to ?? request.onto;
  for (const patch of patches.slice(progress.commits.length)) {
    const merged = await mergePatch(request, patch, onto);
    for (const { merged: file } of merged)
      if (file !== null) request.onMerged?.(file, patch.commit.id);
    progress = {
      ...progress,
      decisions: [...progress.decisions, ...merged.flatMap((change) => change.decisions)],
      lineConflicts: [
        ...progress.lineConflicts,
        ...merged.flatMap((change) => change.lineConflicts),
      ],
      notes: [...progress.notes, ...merged.flatMap((change) => change.notes)],
    };
    const tree = await git.writeTree(
      onto,
      merged.map((change) => change.edit).filter((edit) => edit !== null),
    );
    const conflicts = merged.flatMap((change) => change.conflicts);
    if (conflicts.length > 0) {
      return { kind: 'conflicts', ...progress, conflicts, at: patch.commit.id, onto, tree };
    }
    const done = await commitPatch(git, patch, onto, tree, request.committer);
    progress = { ...progress, commits: [...progress.commits, done] };
    onto = done.to;
    request.onCommit?.(done, progress.commits.length, patches.length);
  }
  return { kind: 'replayed', ...progress, tip: onto };
}

/** Author and message are kept; a patch of which nothing is left makes no commit. */
export async function commitPatch(
  git: GitWriter,
  patch: Patch,
  onto: ObjectId,
  tree: ObjectId,
  committer: Person,
): Promise<ReplayedCommit> {
  const { commit } = patch;
  const subject = commit.message.split('\n', 1)[0] ?? '';
  const [parent, before] = await Promise.all([git.commit(onto), git.commit(patch.before)]);
  const empty = parent.tree === tree && before.tree !== commit.tree;
  if (empty) return { from: commit.id, to: onto, subject, empty };
  const to = await git.writeCommit({
    tree,
    parents: [onto],
    author: commit.author,
    committer,
    message: commit.message,
  });
  return { from: commit.id, to, subject, empty };
}

async function mergePatch(
  request: ReplayRequest,
  patch: Patch,
  onto: ObjectId,
): Promise<MergedChange[]> {
  const { git, parser, hooks, limit, lessons } = request;
  const changes = await git.changes(patch.before, patch.commit.id);
  const all = await sidesOf(git, changes, patch.before, onto);
  const blocked = await blockedPaths(git, all, onto);
  const merged: FileChange[] = [];
  for (const sides of all) {
    const obstacle = blocked.get(sides.path);
    const change =
      obstacle === undefined
        ? await mergeChange(
            git,
            parser,
            hooks.filter((hook) => hook.file === sides.path),
            sides,
            limit,
          )
        : await standIn(git, sides, obstacle.reason, obstacle.showAt);
    merged.push({ sides, change, blocked: obstacle !== undefined });
  }
  const ends = { before: patch.before, onto };
  const followed = await followMoves(git, parser, hooks, ends, merged, limit);
  return Promise.all(
    followed.map(async (change, at) => {
      const sides = all[at];
      if (sides === undefined) return change;
      const retired = await withoutGone(git, parser, hooks, sides, change, ends, limit);
      return withLearned(request, lessons, sides, retired);
    }),
  );
}
