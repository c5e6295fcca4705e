/** Declared hooks that nothing can be made of are refused before a sync changes anything. */
import { Problem } from '../base/problem.ts';
import { checkHooks } from '../engine/intents/check.ts';
import { type Hook, hooksOf } from '../engine/intents/hooks.ts';
import { insertHooks } from '../engine/intents/insert.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';

/**
 * What the fork has of its hooks is replayed from there. One that it lacks must at least have its place on the fork's
 * base: else its pattern fits nothing, or several places, its code does not parse, or its file is gone.
 * Throws Problem `config` naming the hook, the file and why.
 */
export async function checkDeclared(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  { base, tip }: { readonly base: ObjectId; readonly tip: ObjectId },
): Promise<void> {
  for (const path of new Set(hooks.map(({ file }) => file))) {
    const own = hooksOf(hooks, path);
    const mine = await textAt(git, tip, path);
    const lacking = checkHooks(parser, mine ?? '', own)
      .filter(({ kind }) => kind === 'missing')
      .map(({ hook }) => hook);
    const [first] = lacking;
    if (first === undefined) continue;
    const before = await textAt(git, base, path);
    if (before === null) throw refused(own, first, 'neither the fork nor its base has this file');
    const made = insertHooks(parser, before, own);
    const failure =
      made.kind === 'failed' ? made.failures.find(({ hook }) => lacking.includes(hook)) : undefined;
    if (failure !== undefined) throw refused(own, failure.hook, failure.reason);
  }
}

function refused(hooks: readonly Hook[], id: string, reason: string): Problem {
  const { file = '', rule = null } = hooks.find((hook) => hook.id === id) ?? {};
  const by = rule === null ? '' : ` (rule ${rule})`;
  return new Problem(
    'config',
    `hook ${id}${by} is not in the fork, and cannot be put into ${file}: ${reason}`,
    'correct where it is declared, or take it out of there',
  );
}
