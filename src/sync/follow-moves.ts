/** Edits of the fork to what upstream moved: looked for in the files that upstream changed, only where one is missing. */
import { posix } from 'node:path';
import type { Hook } from '../engine/intents/hooks.ts';
import type { FileMerge, FileVersions } from '../engine/merge/file.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import { SIDES } from '../engine/merge/markers.ts';
import { mergeFiles } from '../engine/merge/moves/merge-files.ts';
import { definesMissing } from '../engine/merge/moves/wanted.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, GitWriter, TreeChange } from '../ports/git.ts';
import { changeOf, type ChangeSides, type MergedChange, versionsOf } from './merge-change.ts';

/** One path of a patch, merged alone. */
export interface FileChange {
  readonly sides: ChangeSides;
  readonly change: MergedChange;
  /** Its place is taken by something else: not to be merged. */
  readonly blocked: boolean;
}

/** Trees or commits: what the patch was made on, and where it goes. */
export interface Ends {
  readonly before: string;
  readonly onto: string;
}

/**
 * The changes as they were, when none conflicts; else merged together with the files that may hold what is missing.
 * Changes of such files stand behind those of the patch.
 */
export async function followMoves(
  git: GitWriter,
  parser: RustParser,
  hooks: readonly Hook[],
  ends: Ends,
  patch: readonly FileChange[],
  limit: TimeLimit,
): Promise<MergedChange[]> {
  const alone = patch.map(({ change }) => change);
  const open = patch.filter(({ change, blocked }) => !blocked && change.conflicts.length > 0);
  if (open.length === 0) return alone;
  const known = new Map<string, FileVersions>();
  for (const { sides, blocked } of patch) {
    const versions = blocked ? null : await versionsOf(git, sides);
    if (versions !== null) known.set(sides.path, versions);
  }
  const missing = open.flatMap(({ sides }) => known.get(sides.path) ?? []);
  const others = await candidates(git, parser, ends, missing, new Set(patch.map(pathOf)));
  const files = [...known.values(), ...others.map(({ versions }) => versions)];
  const merges = mergeFiles(parser, hooks, files, SIDES, limit);
  const changed: MergedChange[] = [];
  for (const { sides, change } of patch) {
    const merge = merges.get(sides.path);
    const stays = merge === undefined || (change.conflicts.length === 0 && !isTouched(merge));
    changed.push(stays ? change : await changeOf(git, sides, merge));
  }
  for (const { sides } of others) {
    const merge = merges.get(sides.path);
    if (merge !== undefined && isTouched(merge)) changed.push(await changeOf(git, sides, merge));
  }
  return changed;
}

function pathOf({ sides }: FileChange): string {
  return sides.path;
}

/** Did an item come here, or is one in dispute? */
function isTouched(merge: FileMerge): boolean {
  return merge.kind === 'conflict' || merge.decisions.length > 0;
}

interface Candidate {
  readonly sides: ChangeSides;
  readonly versions: FileVersions;
}

/** So many files are read at most to find where things went. */
const MOST_READ = 400;

/** Of the same crate, then of the same top folder. A file that is gone may be any that is new. */
async function candidates(
  git: GitReader,
  parser: RustParser,
  { before, onto }: Ends,
  missing: readonly FileVersions[],
  patch: ReadonlySet<string>,
): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  let left = MOST_READ;
  for (const file of missing) {
    const defines = definesMissing(parser, file);
    const isNew = file.theirs === null && defines === null;
    if (defines === null && !isNew) continue;
    const mayHold = (change: TreeChange): boolean =>
      change.after !== null &&
      !patch.has(change.path) &&
      posix.extname(change.path) === posix.extname(file.path) &&
      (!isNew || change.before === null);
    for (const folder of new Set([crateOf(file.path), topOf(file.path)])) {
      const changes = await git.changes(before, onto, folder === '' ? undefined : [folder]);
      const fresh = changes.filter(mayHold).slice(0, left);
      left -= fresh.length;
      const held = await holding(git, fresh, defines);
      for (const one of held) found.set(one.sides.path, one);
      if (held.length > 0) break;
    }
  }
  return [...found.values()];
}

async function holding(
  git: GitReader,
  changes: readonly TreeChange[],
  isWanted: ((text: string) => boolean) | null,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const { path, before, after } of changes) {
    const sides = { path, base: before, ours: before, theirs: after };
    const versions = await versionsOf(git, sides);
    if (versions === null || isWanted?.(versions.theirs ?? '') === false) continue;
    found.push({ sides, versions });
  }
  return found;
}

/** The folder that holds the `src` folder, else the file's own. */
function crateOf(path: string): string {
  const at = path.indexOf('/src/');
  return path.slice(0, Math.max(0, at === -1 ? path.lastIndexOf('/') : at));
}

/** Empty for the root. */
function topOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}
