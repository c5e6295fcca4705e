/** A plain fork carried from one release to another, as the sync does it. Plain data: it goes from process to process. */
import type { Hook } from '../../src/engine/intents/hooks.ts';
import type { ConflictRegion } from '../../src/engine/merge/file.ts';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import type { GitWriter } from '../../src/ports/git.ts';
import { textAt } from '../../src/ports/git-text.ts';
import { gitConflictsOf } from '../../src/sync/git-conflicts.ts';
import { hooksPresent } from '../../src/sync/hooks-present.ts';
import { retiredIn } from '../../src/sync/retire.ts';
import { NOTHING_REPLAYED, replay } from '../../src/sync/replay.ts';
import { trialOfFork, trialOfHooks } from '../../src/sync/trial.ts';
import { COMMITTER, type Fork } from './forks.ts';
import { isAdapted, judged, type Verdict } from './judge.ts';

export interface Workbench {
  readonly git: GitWriter;
  readonly parser: RustParser;
  readonly hooks: readonly Hook[];
}

export interface CarriedFile {
  readonly path: string;
  /** What the sync leaves to a person: line and reason of each place. */
  readonly conflicts: readonly Pick<ConflictRegion, 'line' | 'reason'>[];
  /** Has the hooks' text to differ from that of the old release? Of what a person wrote for both. */
  readonly adapted: boolean;
  /** `null`: left to a person. */
  readonly verdict: Verdict | null;
}

export interface Carried {
  readonly files: readonly CarriedFile[];
  readonly automatic: boolean;
  /** What plain git leaves: `passes.rs line 423`. */
  readonly git: readonly string[];
  /** Of the replay alone. */
  readonly seconds: number;
}

export async function carry(bench: Workbench, old: Fork, later: Fork): Promise<Carried> {
  const { git, parser, hooks } = bench;
  const begun = performance.now();
  const patches = [old.patch];
  const onto = later.base;
  const replayed = await replay({
    git,
    parser,
    hooks,
    patches,
    lessons: [],
    limit: UNLIMITED,
    onto,
    committer: COMMITTER,
    before: NOTHING_REPLAYED,
  });
  const conflicts =
    replayed.kind === 'conflicts'
      ? replayed.conflicts
      : (
          await hooksPresent(
            git,
            parser,
            hooks,
            { before: old.patch.commit.id, onto, after: replayed.tip },
            retiredIn(replayed.decisions),
          )
        ).problems;
  const seconds = (performance.now() - begun) / 1000;
  const made = replayed.kind === 'conflicts' ? replayed.tree : replayed.tip;
  const files: CarriedFile[] = [];
  for (const [path, expected] of later.fork) {
    const left = conflicts.filter((conflict) => conflict.path === path);
    const text = (await textAt(git, made, path)) ?? '';
    files.push({
      path,
      conflicts: left.map(({ line, reason }) => ({ line, reason })),
      adapted: isAdapted(sideOf(old, path), sideOf(later, path)),
      verdict: left.length > 0 ? null : judged(expected, text),
    });
  }
  const places = await gitConflictsOf(git, patches, onto, replayed);
  return { files, automatic: conflicts.length === 0, git: places, seconds };
}

function sideOf(fork: Fork, path: string): { upstream: string; fork: string } {
  return { upstream: fork.upstream.get(path) ?? '', fork: fork.fork.get(path) ?? '' };
}

/**
 * Where what `analyze` says of conflicts differs from what happened; nothing when all is well. By the trial that is behind
 * the report's fields, with the fork and without.
 */
export async function misforetold(
  { git, parser, hooks }: Workbench,
  old: Fork,
  later: Fork,
  { automatic, files, git: byGit }: Carried,
): Promise<string[]> {
  const ofFork = await trialOfFork(git, parser, hooks, {
    limit: UNLIMITED,
    patches: [old.patch],
    lessons: [],
    tip: old.patch.commit.id,
    target: later.base,
    migrations: [],
    range: { from: old.version, to: later.version },
  });
  const range = { from: old.base, to: later.base };
  const ofHooks = await trialOfHooks(git, parser, hooks, range, UNLIMITED);
  const places = files.flatMap(({ path, conflicts }) =>
    conflicts.map(({ line }) => `${path.split('/').at(-1)} line ${line}`),
  );
  const wrong: string[] = [];
  const compare = (name: string, said: readonly string[], is: readonly string[]): void => {
    if (said.toSorted().join() !== is.toSorted().join())
      wrong.push(`${name} ${said.join(', ') || 'none'}`);
  };
  for (const [name, trial] of Object.entries({ ofFork, ofHooks })) {
    if (trial.auto_mergeable !== automatic)
      wrong.push(`${name}: auto_mergeable ${trial.auto_mergeable}`);
  }
  compare('ofFork: conflicts_expected', ofFork.conflicts_expected, places);
  compare('ofFork: git_conflicts', ofFork.git_conflicts, byGit);
  return wrong;
}
