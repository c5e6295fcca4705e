/** Hooks whose list, type or file upstream took away as a whole: retired, and said so, for a person to review. */
import { hunksOf } from '../engine/merge/diff/hunks.ts';
import { type Hook, hooksOf } from '../engine/intents/hooks.ts';
import { removeHooks } from '../engine/intents/remove.ts';
import type { Decision, FileVersions } from '../engine/merge/file.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import { SIDES } from '../engine/merge/markers.ts';
import { mergeOneFile } from '../engine/merge/moves/merge-files.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import { definesMissing } from '../engine/merge/moves/wanted.ts';
import type { GitReader, GitWriter } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';
import type { Ends } from './follow-moves.ts';
import { changeOf, type ChangeSides, type MergedChange, versionsOf } from './merge-change.ts';

/** What `conflict_type` says of a hook that was retired. */
const RETIRED = 'upstream deleted all that the hook stood among';

/**
 * A change that is left to a person only for hooks that nothing is left of, merged without them; else as it is.
 * Asked for when what moved elsewhere has been followed.
 */
export async function withoutGone(
  git: GitWriter,
  parser: RustParser,
  hooks: readonly Hook[],
  sides: ChangeSides,
  change: MergedChange,
  ends: Ends,
  limit: TimeLimit,
): Promise<MergedChange> {
  const own = hooksOf(hooks, sides.path).filter(({ safe }) => safe);
  const ids = new Set(change.conflicts.flatMap(({ gone }) => gone ?? []));
  const gone = sides.theirs === null ? own : own.filter(({ id }) => ids.has(id));
  const versions =
    change.conflicts.length === 0 || gone.length === 0 ? null : await versionsOf(git, sides);
  if (versions === null || versions.base === null || versions.ours === null) return change;
  const retired = removeHooks(parser, versions.ours, gone, own, versions.base);
  const bare = removeHooks(parser, versions.base, gone, own, null);
  if (
    retired.blocks.length === 0 ||
    (await isElsewhere(git, parser, ends, versions, neighboursOf(versions.base, versions.ours)))
  )
    return change;
  const kept = own.filter((hook) => !gone.includes(hook));
  const without = { ...versions, base: bare.text, ours: retired.text };
  const merged = mergeOneFile(parser, kept, without, SIDES, limit());
  if (merged.kind === 'conflict') return change;
  const decisions = [
    ...merged.decisions,
    ...retired.blocks.map(({ hook }) => decisionOn(hook, versions)),
  ];
  const { lineConflicts } = change;
  return changeOf(git, sides, { ...merged, decisions, lineConflicts });
}

/**
 * Is what the hooks stood among anywhere in what upstream has now: in a file that it changed, or in a macro of this one?
 * Then it moved in a way that was not followed. By its text, since under another name it is another definition.
 */
async function isElsewhere(
  git: GitReader,
  parser: RustParser,
  { before, onto }: Ends,
  versions: FileVersions,
  neighbours: readonly (readonly string[])[],
): Promise<boolean> {
  const defines = definesMissing(parser, versions);
  const holds = (text: string): boolean => {
    const lines = new Set(text.split('\n').map((line) => line.trim()));
    return neighbours.some((both) => both.length > 0 && both.every((line) => lines.has(line)));
  };
  const isNew = (text: string, old: string | null): boolean =>
    (holds(text) && (old === null || !holds(old))) ||
    (defines?.(text) === true && (old === null || !defines(old)));
  if (versions.theirs !== null && holds(versions.theirs)) return true;
  for (const change of await git.changes(before, onto)) {
    if (change.after === null || change.path === versions.path || !change.path.endsWith('.rs'))
      continue;
    const text = await textAt(git, onto, change.path);
    const old = change.before === null ? null : await textAt(git, before, change.path);
    if (text !== null && isNew(text, old)) return true;
  }
  return false;
}

/** The nearest lines above and below with a word in them, for each stretch of lines that only our side has. */
function neighboursOf(base: string, ours: string): string[][] {
  const [olds, mine] = [base.split('\n'), ours.split('\n')];
  return hunksOf(olds, mine).map(({ to, toEnd }) =>
    [mine.slice(0, to).findLast(hasWord), mine.slice(toEnd).find(hasWord)].flatMap((line) =>
      line === undefined ? [] : [line.trim()],
    ),
  );
}

function hasWord(line: string): boolean {
  return /\w{3}/.test(line);
}

/** Ids of the hooks that decisions of a replay retired. */
export function retiredIn(decisions: readonly Decision[]): ReadonlySet<string> {
  return new Set(
    decisions.flatMap(({ conflict_type, hook }) =>
      conflict_type === RETIRED && hook !== null ? [hook] : [],
    ),
  );
}

function decisionOn({ id, key }: Hook, { path, theirs }: FileVersions): Decision {
  const what = theirs === null ? `the file ${path}` : `what it stood among in ${path}`;
  return {
    path,
    conflict_type: RETIRED,
    resolution_type: 'auto',
    description: `${key} retired: upstream deleted ${what}; review whether the fork needs it elsewhere`,
    hook: id,
    rule: null,
  };
}
