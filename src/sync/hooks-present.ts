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
  git: Pick<GitReader, 'entry' | 'blob'>,
  parser: RustParser,
  hooks: readonly Hook[],
  before: ObjectId,
  after: ObjectId,
): Promise<HookReport> {
  const had = new Map<string, HookFinding>();
  const has = new Map<string, HookFinding>();
  for (const path of new Set(hooks.map((hook) => hook.file))) {
    const own = hooks.filter((hook) => hook.file === path);
    for (const one of await findingsAt(git, parser, own, before, path)) had.set(one.hook, one);
    for (const one of await findingsAt(git, parser, own, after, path)) has.set(one.hook, one);
  }
  const kept: string[] = [];
  const absent: string[] = [];
  const problems: ConflictRegion[] = [];
  for (const hook of hooks) {
    const lacked = (id: string): boolean => had.get(id)?.kind === 'missing';
    const now = has.get(hook.id);
    if (lacked(hook.id)) absent.push(hook.id);
    else if (now?.kind === 'ok') kept.push(hook.id);
    // What belonged to a hook that the fork no longer had is not asked for.
    else if (hook.partOf !== null && lacked(hook.partOf)) absent.push(hook.id);
    else problems.push(region(hook, now, companionsLeft(hook, hooks, has)));
  }
  return { kept, absent, problems };
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

async function findingsAt(
  git: Pick<GitReader, 'entry' | 'blob'>,
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

function region(hook: Hook, finding: HookFinding | undefined, left: string): ConflictRegion {
  const whole = hook.partOf === null ? '' : `, part of ${hook.partOf}`;
  const reason = `hook ${hook.id}${whole}: ${finding?.message ?? 'missing'}${left}`;
  const line = finding?.line ?? 1;
  return { path: hook.file, line, item: null, reason, base: '', ours: hook.code, theirs: '' };
}
