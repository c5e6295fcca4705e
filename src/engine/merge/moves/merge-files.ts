/** The files of one merge together: what one side moved or renamed takes the other side's edits along. */
import type { Hook } from '../../intents/hooks.ts';
import { parseOnce } from '../../intents/parse-once.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { attempt } from '../attempt.ts';
import { mergeFile } from '../file.ts';
import { NO_LIMIT, type TimeLimit, UNLIMITED, type Watch, watchedParser } from '../limit.ts';
import { type Labels, SIDES } from '../markers.ts';
import { type FileMerge, type FileVersions, oneSided } from '../outcome.ts';
import { mergeCarried, type Moves } from './carry.ts';
import { comparing, type SideName } from './compared.ts';
import { followedIn } from './followed.ts';
import { canBeDecided, gaveUp, isCertified, isOpenIn, openLines, standsIn } from './judge.ts';
import { fileDecision, itemDecision } from './note.ts';
import { planned, type Step } from './plan.ts';
import { type RenamedFile, renamedFiles } from './renamed-files.ts';
import { standoffsIn } from './standoff.ts';

/**
 * @param files all that both sides changed, and those that one side changed or added: where items may have gone. Each
 * path once
 * @returns a merge for each path: what `mergeFile` makes of it, but for edits of what moved
 */
export function mergeFiles(
  parser: RustParser,
  hooks: readonly Hook[],
  files: readonly FileVersions[],
  labels: Labels = SIDES,
  limit: TimeLimit = UNLIMITED,
): ReadonlyMap<string, FileMerge> {
  return mergedTogether(parser, hooks, files, labels, limit, false);
}

function mergedTogether(
  parser: RustParser,
  hooks: readonly Hook[],
  files: readonly FileVersions[],
  labels: Labels,
  limit: TimeLimit,
  certified: boolean,
): ReadonlyMap<string, FileMerge> {
  const once = parseOnce(parser);
  const merged = new Map(
    files.map((file) => [file.path, mergeFile(once, hooks, file, labels, limit())] as const),
  );
  const isChanged = (side: SideName): boolean => files.some((file) => file.base !== file[side]);
  // What one side alone changed is that side: there is nothing that the other's edits could follow.
  if (!isChanged('ours') || !isChanged('theirs')) return merged;
  if (files.every(({ ours, theirs }) => ours === theirs)) return merged;
  const isOpen = (path: string): boolean => merged.get(path)?.kind === 'conflict';
  const renamed = [...merged.keys()].some(isOpen)
    ? renamedFiles(once, files).filter(({ from }) => isOpen(from))
    : [];
  const task: Task = {
    parser: once,
    hooks: renamed.reduce<readonly Hook[]>(
      (all, { from, to }) => all.map((hook) => (hook.file === from ? { ...hook, file: to } : hook)),
      hooks,
    ),
    files: atNewPaths(files, renamed),
    labels,
    limit,
    certified,
  };
  mergeRenamed(task, renamed, merged);
  const moved = attempt(() => followMoves(task, merged));
  if ('done' in moved) return new Map([...merged, ...moved.done]);
  const note = `following what moved ${moved.note}: nothing was followed`;
  return new Map(
    [...merged].map(([path, merge]) => [
      path,
      merge.kind === 'clean' ? merge : { ...merge, notes: [...merge.notes, note] },
    ]),
  );
}

/**
 * The merge of one file: what moved inside of it is followed where the certificate holds for the result. What `watch` says
 * holds for all of it.
 */
export function mergeOneFile(
  parser: RustParser,
  hooks: readonly Hook[],
  file: FileVersions,
  labels: Labels = SIDES,
  watch: Watch = NO_LIMIT,
): FileMerge {
  const merge = mergedTogether(parser, hooks, [file], labels, () => watch, true).get(file.path);
  if (merge === undefined) throw new RangeError(`no merge of ${file.path}`);
  return merge;
}

interface Task {
  readonly parser: RustParser;
  readonly hooks: readonly Hook[];
  readonly files: readonly FileVersions[];
  readonly labels: Labels;
  readonly limit: TimeLimit;
  /** Does a clean result have to be certified against the sides as they are? */
  readonly certified: boolean;
}

function atNewPaths(
  files: readonly FileVersions[],
  renamed: readonly RenamedFile[],
): readonly FileVersions[] {
  const old = new Set(renamed.flatMap(({ from, to }) => [from, to]));
  return [
    ...files.filter(({ path }) => !old.has(path)),
    ...renamed.map(({ versions }) => versions),
  ];
}

function mergeRenamed(
  { parser, hooks, labels, limit }: Task,
  renamed: readonly RenamedFile[],
  merged: Map<string, FileMerge>,
): void {
  for (const one of renamed) {
    const lineConflicts = merged.get(one.from)?.lineConflicts ?? [];
    const made = mergeFile(parser, hooks, one.versions, labels, limit());
    const decisions = [...made.decisions, fileDecision(one, made.kind === 'clean')];
    merged.set(one.to, { ...made, decisions });
    merged.set(one.from, { ...oneSided(null), method: 'structure', lineConflicts });
  }
}

/** The merges that moves change. */
function followMoves(task: Task, merged: ReadonlyMap<string, FileMerge>): Map<string, FileMerge> {
  // Lines are cut and put back as they are: texts whose lines end otherwise are left alone.
  const files = task.files.filter((file) => file.path.endsWith('.rs') && hasUnixEnds(file));
  const open = new Set(
    [...merged].flatMap(([path, { kind }]) => (kind === 'conflict' ? path : [])),
  );
  const compare = comparing(watchedParser(task.parser, task.limit()));
  const standoffs = standoffsIn(compare, files, task.labels);
  const followed = open.size === 0 ? [] : followedIn(compare, files, open);
  const at = (path: string): FileMerge | undefined => merged.get(path);
  let steps = planned(followed, standoffs).filter((step) => {
    const plain = at(step.followed.move.from.path);
    return plain !== undefined && isOpenIn(plain, step);
  });
  for (;;) {
    const made = mergeTouched(task, { steps, standoffs });
    const failed = steps.filter((step) => !succeeded(task, step, made, merged));
    if (failed.length === 0) {
      const known = [...made].flatMap(([path, merge]) => (merge === null ? [] : [{ path, merge }]));
      return new Map(
        known.map(({ path, merge }) => [
          path,
          withNotes(task.parser, path, merge, at(path), steps),
        ]),
      );
    }
    steps = steps.filter((step) => !failed.includes(step));
  }
}

function hasUnixEnds({ base, ours, theirs }: FileVersions): boolean {
  return ![base, ours, theirs].some((text) => text?.includes('\r'));
}

/** The files that items left or came to; `null`: cannot be done. */
function mergeTouched(task: Task, moves: Moves): Map<string, FileMerge | null> {
  const touched = new Set([
    ...moves.steps.flatMap(({ followed: { move } }) => [move.from.path, move.to.path]),
    ...moves.standoffs.map(({ path }) => path),
  ]);
  const { parser, hooks, labels, limit } = task;
  return new Map(
    task.files
      .filter(({ path }) => touched.has(path))
      .map((file) => [file.path, mergeCarried(parser, hooks, file, moves, labels, limit())]),
  );
}

/** Nothing is lost, and inside one file less is left to a person. */
function succeeded(
  { parser, files, certified }: Task,
  step: Step,
  made: ReadonlyMap<string, FileMerge | null>,
  plain: ReadonlyMap<string, FileMerge>,
): boolean {
  const { from, to } = step.followed.move;
  const [left, there] = [made.get(from.path) ?? null, made.get(to.path) ?? null];
  if (left === null || there === null || !standsIn(there, step)) return false;
  if (gaveUp(left, plain.get(from.path)) || gaveUp(there, plain.get(to.path))) return false;
  if (!canBeDecided(parser, there, [to.source, step.followed.edited.source])) return false;
  if (from.path !== to.path) return true;
  const file = files.find(({ path }) => path === to.path);
  return (
    file !== undefined &&
    (!certified || isCertified(file, there)) &&
    openLines(there) < openLines(plain.get(to.path))
  );
}

function withNotes(
  parser: RustParser,
  path: string,
  merge: FileMerge,
  plain: FileMerge | undefined,
  steps: readonly Step[],
): FileMerge {
  const notes = steps
    .filter(({ followed }) => followed.move.to.path === path)
    .map((step) => itemDecision(parser, step, merge.text ?? '', !isOpenIn(merge, step)));
  const lineConflicts = plain?.lineConflicts ?? [];
  return {
    ...merge,
    method: 'structure',
    lineConflicts,
    decisions: [...merge.decisions, ...notes],
  };
}
