/** Every hook that the fork had is in the result, exactly once and in place. */
import { checkHooks, type HookFinding } from '../engine/intents/check.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';

export interface HookReport {
  /** Ids of the hooks found once and in place. */
  readonly kept: readonly string[];
  /** Declared, but the fork did not hold them before the sync either. */
  readonly absent: readonly string[];
  readonly problems: readonly ConflictRegion[];
}

export async function hooksPresent(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  before: ObjectId,
  after: ObjectId,
): Promise<HookReport> {
  const kept: string[] = [];
  const absent: string[] = [];
  const problems: ConflictRegion[] = [];
  for (const path of new Set(hooks.map((hook) => hook.file))) {
    const own = hooks.filter((hook) => hook.file === path);
    const had = await findingsAt(git, parser, own, before, path);
    const has = await findingsAt(git, parser, own, after, path);
    for (const hook of own) {
      const now = has.find((finding) => finding.hook === hook.id);
      if (had.find((finding) => finding.hook === hook.id)?.kind === 'missing') absent.push(hook.id);
      else if (now?.kind === 'ok') kept.push(hook.id);
      else problems.push(region(path, hook, now));
    }
  }
  return { kept, absent, problems };
}

async function findingsAt(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  commit: ObjectId,
  path: string,
): Promise<readonly HookFinding[]> {
  const entry = await git.entry(commit, path);
  return checkHooks(
    parser,
    entry === null ? '' : (await git.blob(entry.id)).toString('utf8'),
    hooks,
  );
}

function region(path: string, hook: Hook, finding: HookFinding | undefined): ConflictRegion {
  const whole = hook.partOf === null ? '' : `, part of ${hook.partOf}`;
  const reason = `hook ${hook.id}${whole}: ${finding?.message ?? 'missing'}`;
  const line = finding?.line ?? 1;
  return { path, line, item: null, reason, base: '', ours: hook.code, theirs: '' };
}
