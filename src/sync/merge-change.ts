/** One path that the fork changed, carried over to upstream's tree: three-way, by content and mode. */
import { decodeUtf8 } from '../base/utf8.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import { REASON } from '../engine/merge/conflict.ts';
import type { ConflictRegion, Decision, FileMerge, FileVersions } from '../engine/merge/file.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import { SIDES } from '../engine/merge/markers.ts';
import { mergeOneFile } from '../engine/merge/moves/merge-files.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, GitWriter, TreeChange, TreeEdit, TreeEntry } from '../ports/git.ts';
import { type MergedFile, mergedFile, unmergedFile } from './merge-record.ts';

export interface ChangeSides {
  readonly path: string;
  readonly base: TreeEntry | null;
  readonly ours: TreeEntry | null;
  readonly theirs: TreeEntry | null;
}

export interface MergedChange {
  /** What to do to upstream's tree; `null`: it stands as it is. */
  readonly edit: TreeEdit | null;
  readonly decisions: readonly Decision[];
  /** Left to a person; markers stand in the edit's blob. */
  readonly conflicts: readonly ConflictRegion[];
  /** What a plain line merge would have left. */
  readonly lineConflicts: readonly ConflictRegion[];
  /** What a person should know beside, with the path. */
  readonly notes: readonly string[];
  /** For the history; `null`: nothing was merged. */
  readonly merged: MergedFile | null;
}

const REGULAR = new Set(['100644', '100755']);

export async function mergeChange(
  git: GitWriter,
  parser: RustParser,
  hooks: readonly Hook[],
  sides: ChangeSides,
  limit: TimeLimit,
): Promise<MergedChange> {
  const { path, base, ours, theirs } = sides;
  if (same(base, theirs)) return settled({ path, entry: ours });
  if (same(ours, theirs) || same(base, ours)) return settled(null);
  const obstacle = obstacleIn(sides);
  if (obstacle !== null) return standIn(git, sides, obstacle);
  const versions = await versionsOf(git, sides);
  if (versions === null) return standIn(git, sides, REASON.notText);
  return changeOf(git, sides, mergeOneFile(parser, hooks, versions, SIDES, limit()));
}

/** The merge of a file as what to do to upstream's tree. */
export async function changeOf(
  git: GitWriter,
  sides: ChangeSides,
  merged: FileMerge,
): Promise<MergedChange> {
  const { path } = sides;
  const conflicts = merged.kind === 'conflict' ? merged.conflicts : [];
  const mode = mergedMode(sides);
  const edit =
    merged.text === null
      ? { path, entry: null }
      : { path, entry: { mode, id: await git.writeBlob(Buffer.from(merged.text, 'utf8')) } };
  const notes = merged.notes.map((note) => `${path}: ${note}`);
  const { decisions, lineConflicts } = merged;
  return { edit, decisions, conflicts, lineConflicts, notes, merged: mergedFile(path, merged) };
}

/** Why there are no texts to be merged; `null`: there may be. */
function obstacleIn({ base, ours, theirs }: ChangeSides): string | null {
  const present = [base, ours, theirs].filter((entry) => entry !== null);
  if (present.some((entry) => !REGULAR.has(entry.mode))) {
    return REASON.notAFile;
  }
  const clash = base === null && ours !== null && theirs !== null && ours.mode !== theirs.mode;
  return clash ? REASON.bothAddedModes : null;
}

/** `null`: there are no texts to be merged. */
export async function versionsOf(git: GitReader, sides: ChangeSides): Promise<FileVersions | null> {
  if (obstacleIn(sides) !== null) return null;
  const { path, base, ours, theirs } = sides;
  const [before, mine, others] = [
    await textOf(git, base),
    await textOf(git, ours),
    await textOf(git, theirs),
  ];
  if (before === undefined || mine === undefined || others === undefined) return null;
  return { path, base: before, ours: mine, theirs: others };
}

/** Where each side stands, for every path that the fork's patch changes. */
export async function sidesOf(
  git: GitWriter,
  patch: readonly TreeChange[],
  before: string,
  onto: string,
): Promise<ChangeSides[]> {
  if (patch.length === 0) return [];
  const upstream = new Map(
    (
      await git.changes(
        before,
        onto,
        patch.map((change) => change.path),
      )
    ).map((change) => [change.path, change]),
  );
  return patch.map((change) => {
    const moved = upstream.get(change.path);
    return {
      path: change.path,
      base: change.before,
      ours: change.after,
      theirs: moved === undefined ? change.before : moved.after,
    };
  });
}

function settled(edit: TreeEdit | null): MergedChange {
  return { edit, decisions: [], conflicts: [], lineConflicts: [], notes: [], merged: null };
}

function same(a: TreeEntry | null, b: TreeEntry | null): boolean {
  return a?.id === b?.id && a?.mode === b?.mode;
}

/** The side that changed the mode decides; both cannot, with only two modes. */
function mergedMode({ base, ours, theirs }: ChangeSides): string {
  if (ours === null) return theirs?.mode ?? '100644';
  if (theirs === null) return ours.mode;
  return base?.mode === theirs.mode ? ours.mode : theirs.mode;
}

/** `undefined` when the bytes are no UTF-8 text. */
async function textOf(git: GitReader, entry: TreeEntry | null): Promise<string | null | undefined> {
  if (entry === null) return null;
  const bytes = await git.blob(entry.id);
  if (bytes.includes(0)) return undefined;
  return decodeUtf8(bytes) ?? undefined;
}

/** A text with markers in place of what cannot be merged, so that an unresolved file is recognised as one. */
export async function standIn(
  git: GitWriter,
  sides: ChangeSides,
  reason: string,
  path = sides.path,
): Promise<MergedChange> {
  const text = [
    `<<<<<<< ours — ${path} (${reason})`,
    name(sides.ours),
    '||||||| base',
    name(sides.base),
    '=======',
    name(sides.theirs),
    '>>>>>>> theirs',
    '',
  ].join('\n');
  const region: ConflictRegion = {
    path,
    line: 1,
    item: null,
    reason,
    base: name(sides.base),
    ours: name(sides.ours),
    theirs: name(sides.theirs),
  };
  const id = await git.writeBlob(Buffer.from(text, 'utf8'));
  return {
    edit: { path, entry: { mode: '100644', id } },
    decisions: [],
    conflicts: [region],
    lineConflicts: [region],
    notes: [],
    merged: unmergedFile(path, reason),
  };
}

function name(entry: TreeEntry | null): string {
  return entry === null ? '(absent)' : `(mode ${entry.mode}, object ${entry.id})`;
}
