/** What a sync would leave, found out by performing it in memory. */
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import { retiredIn } from './retire.ts';
import { insertHooks } from '../engine/intents/insert.ts';
import { parseOnce } from '../engine/intents/parse-once.ts';
import type { Lesson } from '../engine/learn/lesson.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import { SIDES } from '../engine/merge/markers.ts';
import { mergeOneFile } from '../engine/merge/moves/merge-files.ts';
import type { MigrationRule } from '../engine/migrate/rules.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, GitWriter, ObjectId } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';
import { adaptFork } from './adapt-fork.ts';
import { committerOf } from './committer.ts';
import { gitConflictsOf, gitPlaces } from './git-conflicts.ts';
import { completeHooks } from './complete-hooks.ts';
import { hooksPresent } from './hooks-present.ts';
import { NOTHING_REPLAYED, replay } from './replay.ts';
import type { Patch } from './series.ts';

/** What performing the sync in memory gave: the seed's conflict figures, as results. */
export interface Trial {
  /** What our sync leaves to a person: `passes.rs line 423`. */
  readonly conflicts_expected: readonly string[];
  /** What plain git would leave, same form; `passes.rs (modify/delete)` where it writes no marker. */
  readonly git_conflicts: readonly string[];
  /** False too when all that was tried merges but not all could be. */
  readonly auto_mergeable: boolean;
  readonly notes: readonly string[];
  /**
   * Upstream paths in which a hook or a merge was left to a person: what the fork touches there is BREAKING. `null`
   * when the sync was not performed: then it is MODERATE, and the reason says that nothing was tried.
   */
  readonly unresolved: ReadonlySet<string> | null;
  /** Upstream paths whose hooks could not be tried, with why: nothing is known of them. */
  readonly untried: ReadonlyMap<string, string>;
  /** Old names whose uses in the fork a migration rule rewrote, with the rule's id. */
  readonly adapted: ReadonlyMap<string, string>;
}

export interface ForkTrial {
  /** For the merge of one file. */
  readonly limit: TimeLimit;
  readonly patches: readonly Patch[];
  readonly lessons: readonly Lesson[];
  readonly tip: ObjectId;
  readonly target: ObjectId;
  readonly migrations: readonly MigrationRule[];
  readonly range: { readonly from: string; readonly to: string };
}

/** Replays the fork's own patches and follows renamed APIs in them. `git` must be a scratch view that sees the target. */
export async function trialOfFork(
  git: GitWriter,
  parser: RustParser,
  declared: readonly Hook[],
  fork: ForkTrial,
): Promise<Trial> {
  const committer = await committerOf(git, new Date(0));
  const { patches, lessons, tip, target, limit } = fork;
  const hooks = await completeHooks(git, parser, declared, patches, tip);
  const result = await replay({
    git,
    parser,
    hooks,
    limit,
    patches,
    lessons,
    onto: target,
    committer,
    before: NOTHING_REPLAYED,
  });
  const count = `${patches.length} patch${patches.length === 1 ? '' : 'es'}`;
  const present =
    result.kind === 'conflicts'
      ? null
      : await hooksPresent(
          git,
          parser,
          hooks,
          { before: tip, onto: target, after: result.tip },
          retiredIn(result.decisions),
        );
  const left = result.kind === 'conflicts' ? result.conflicts : (present?.problems ?? []);
  const stopped =
    result.kind === 'conflicts' ? `; the replay stopped at patch ${result.commits.length + 1}` : '';
  const trial = trialOf(left, await gitConflictsOf(git, patches, target, result), [
    `conflicts: found by replaying the fork's ${count} in memory${stopped}`,
    ...result.notes,
    ...(present?.notes ?? []),
  ]);
  if (result.kind === 'conflicts') return trial;
  const { migrations, range } = fork;
  const { applied } = await adaptFork(git, parser, migrations, {
    release: target,
    tip: result.tip,
    range,
  });
  const names = new Map(migrations.map((rule) => [rule.id, rule.before.split('::').at(-1) ?? '']));
  return { ...trial, adapted: new Map(applied.map(({ rule }) => [names.get(rule) ?? '', rule])) };
}

/** Without a fork: the declared hooks, put into the old release and carried to the new one. */
export async function trialOfHooks(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  range: { readonly from: ObjectId; readonly to: ObjectId },
  limit: TimeLimit,
): Promise<Trial> {
  const left: ConflictRegion[] = [];
  const notes: string[] = [];
  const hooked = new Map<string, Buffer>();
  const missing = new Map<string, string>();
  for (const path of new Set(hooks.map((hook) => hook.file))) {
    const own = hooks.filter((hook) => hook.file === path);
    const [base, theirs] = await Promise.all([
      textAt(git, range.from, path),
      textAt(git, range.to, path),
    ]);
    const once = parseOnce(parser);
    const ours = base === null ? null : insertHooks(once, base, own);
    if (base === null || ours?.kind !== 'inserted') {
      const reasons = ours?.kind === 'failed' ? ours.failures.map(({ reason }) => reason) : [];
      missing.set(path, [...new Set(reasons)].join('; ') || 'there is no such file');
      continue;
    }
    const merged = mergeOneFile(once, own, { path, base, ours: ours.text, theirs }, SIDES, limit());
    hooked.set(path, Buffer.from(ours.text, 'utf8'));
    if (merged.kind === 'conflict') left.push(...merged.conflicts);
    notes.push(...merged.notes.map((text) => `${path}: ${text}`));
  }
  const pick = { before: range.from, after: hooked, onto: range.to };
  const gits = await git.cherryPickConflicts(hooked.size === 0 ? [] : [pick]);
  const note =
    'conflicts: found by merging the declared hooks in memory (a fork’s own patches are tried when it stands on the release analyzed from)';
  const trial = trialOf(left, gits.flat().flatMap(gitPlaces), [note, ...notes]);
  if (missing.size === 0) return trial;
  const whys = [...missing].map(([path, why]) => `${path} (${why})`);
  return {
    ...trial,
    auto_mergeable: false,
    untried: missing,
    notes: [...trial.notes, `hooks could not be put into the old release of ${whys.join(', ')}`],
  };
}

function trialOf(
  left: readonly ConflictRegion[],
  git_conflicts: readonly string[],
  notes: readonly string[],
): Trial {
  return {
    conflicts_expected: left.map(place),
    git_conflicts,
    auto_mergeable: left.length === 0,
    notes,
    unresolved: new Set(left.map((conflict) => conflict.path)),
    untried: new Map(),
    adapted: new Map(),
  };
}

/** The seed's form: `passes.rs line 423`. */
function place({ path, line }: ConflictRegion): string {
  return `${path.split('/').at(-1) ?? path} line ${line}`;
}
