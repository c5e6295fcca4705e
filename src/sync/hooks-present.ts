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

/** @param retired ids of hooks that the replay left out, all of their surroundings being gone */
export async function hooksPresent(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  commits: HookedCommits,
  retired: ReadonlySet<string>,
): Promise<HookReport> {
  const kept: string[] = [];
  const absent: string[] = [];
  const problems: ConflictRegion[] = [];
  const notes: string[] = [];
  for (const path of new Set(hooks.map((hook) => hook.file))) {
    const own = hooks.filter((hook) => hook.file === path);
    const [mine, made] = await Promise.all([
      textAt(git, commits.before, path),
      textAt(git, commits.after, path),
    ]);
    const had = checkHooks(parser, mine ?? '', own);
    const has = checkHooks(parser, made ?? '', own, mine);
    for (const hook of own) {
      const now = has.find((finding) => finding.hook === hook.id);
      if (had.find((finding) => finding.hook === hook.id)?.kind === 'missing') absent.push(hook.id);
      else if (retired.has(hook.id)) notes.push(`hook ${hook.id} is retired: review it`);
      else if (now?.kind === 'ok') kept.push(hook.id);
      else {
        const moved =
          now?.kind === 'missing' ? await movedTo(git, parser, hook, commits, mine ?? '') : null;
        if (moved === null) problems.push(region(path, hook, now));
        else {
          kept.push(hook.id);
          notes.push(`hook ${hook.id} went to ${moved}: give it that file where it is declared`);
        }
      }
    }
  }
  return { kept, absent, problems, notes };
}

/** The one file of the fork's changes on the release that holds the hook, in its place. */
async function movedTo(
  git: GitReader,
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

function region(path: string, hook: Hook, finding: HookFinding | undefined): ConflictRegion {
  const reason = `hook ${hook.id}: ${finding?.message ?? 'missing'}`;
  const line = finding?.line ?? 1;
  return { path, line, item: null, reason, base: '', ours: hook.code, theirs: '' };
}
