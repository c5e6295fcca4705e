/** Hooks whose list, type or file upstream took away as a whole: retired, and said so, for a person to review. */
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
  if (retired.blocks.length === 0 || (await isElsewhere(git, parser, ends, versions)))
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

/** Does a file that upstream changed define what the fork edited here? Then it moved, in a way that was not followed. */
async function isElsewhere(
  git: GitReader,
  parser: RustParser,
  { before, onto }: Ends,
  versions: FileVersions,
): Promise<boolean> {
  const defines = definesMissing(parser, versions);
  if (defines === null) return false;
  for (const change of await git.changes(before, onto)) {
    if (change.after === null || change.path === versions.path || !change.path.endsWith('.rs'))
      continue;
    const text = await textAt(git, onto, change.path);
    const old = change.before === null ? null : await textAt(git, before, change.path);
    if (text !== null && defines(text) && (old === null || !defines(old))) return true;
  }
  return false;
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
