/** Every hook that the fork had is in the result, exactly once and in place. */
import { checkHooks, type HookFinding } from '../engine/intents/check.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';

export interface HookReport {
  /** Ids of the hooks found once and in place. */
  readonly kept: readonly string[];
  /** Declared, but the fork did not hold them before the sync either. */
  readonly absent: readonly string[];
  readonly problems: readonly ConflictRegion[];
  /** Of hooks that went to another file with what they stand in: where to. */
  readonly notes: readonly string[];
}

export interface HookedCommits {
  /** The fork's before the sync. */
  readonly before: ObjectId;
  /** Upstream's release. */
  readonly onto: ObjectId;
  /** The fork's on it. */
  readonly after: ObjectId;
}

type Reading = Pick<GitReader, 'entry' | 'blob' | 'changes'>;

/** @param retired ids of hooks that the replay left out, all of their surroundings being gone */
export async function hooksPresent(
  git: Reading,
  parser: RustParser,
  hooks: readonly Hook[],
  commits: HookedCommits,
  retired: ReadonlySet<string>,
): Promise<HookReport> {
  const texts = new Map<string, string>();
  const had = new Map<string, HookFinding>();
  const has = new Map<string, HookFinding>();
  for (const path of new Set(hooks.map((hook) => hook.file))) {
    const own = hooks.filter((hook) => hook.file === path);
    const [mine, made] = await Promise.all([
      textAt(git, commits.before, path),
      textAt(git, commits.after, path),
    ]);
    texts.set(path, mine ?? '');
    for (const one of checkHooks(parser, mine ?? '', own)) had.set(one.hook, one);
    for (const one of checkHooks(parser, made ?? '', own, mine)) has.set(one.hook, one);
  }
  const kept: string[] = [];
  const absent: string[] = [];
  const problems: ConflictRegion[] = [];
  const notes: string[] = [];
  const lacked = (id: string): boolean => had.get(id)?.kind === 'missing';
  for (const hook of hooks) {
    const now = has.get(hook.id);
    if (lacked(hook.id)) absent.push(hook.id);
    else if (retired.has(hook.id))
      notes.push(`hook ${hook.id} is retired: review it${companionsLeft(hook, hooks, has)}`);
    else if (now?.kind === 'ok') kept.push(hook.id);
    // What belonged to a hook that the fork no longer had is not asked for.
    else if (hook.partOf !== null && lacked(hook.partOf)) absent.push(hook.id);
    else {
      const before = texts.get(hook.file) ?? '';
      const moved =
        now?.kind === 'missing' ? await movedTo(git, parser, hook, commits, before) : null;
      if (moved === null) problems.push(region(hook, now, companionsLeft(hook, hooks, has)));
      else {
        kept.push(hook.id);
        notes.push(`hook ${hook.id} went to ${moved}: give it that file where it is declared`);
      }
    }
  }
  return { kept, absent, problems, notes };
}

/** Companions of a hook that is gone: they have to go with it, or it has to come back. */
function companionsLeft(
  { id }: Hook,
  hooks: readonly Hook[],
  has: ReadonlyMap<string, HookFinding>,
): string {
  if (has.get(id)?.kind !== 'missing') return '';
  const left = hooks.filter((one) => one.partOf === id && has.get(one.id)?.kind !== 'missing');
  if (left.length === 0) return '';
  return `; what belongs to it is still there: ${left.map((one) => one.id).join(', ')}`;
}

/** The one file of the fork's changes on the release that holds the hook, in its place. */
async function movedTo(
  git: Reading,
  parser: RustParser,
  hook: Hook,
  { onto, after }: HookedCommits,
  before: string,
): Promise<string | null> {
  const found: string[] = [];
  for (const { path } of await git.changes(onto, after)) {
    const text =
      path === hook.file || !path.endsWith('.rs') ? null : await textAt(git, after, path);
    if (text === null) continue;
    const [finding] = checkHooks(parser, text, [hook], before);
    if (finding?.kind === 'ok') found.push(path);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

function region(hook: Hook, finding: HookFinding | undefined, left: string): ConflictRegion {
  const whole = hook.partOf === null ? '' : `, part of ${hook.partOf}`;
  const reason = `hook ${hook.id}${whole}: ${finding?.message ?? 'missing'}${left}`;
  const line = finding?.line ?? 1;
  return { path: hook.file, line, item: null, reason, base: '', ours: hook.code, theirs: '' };
}
