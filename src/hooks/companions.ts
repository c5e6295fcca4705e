/** What the fork's hooks need beside them on this base, and whether the fork has it. */
import { ACTIONS } from '../engine/intents/actions/index.ts';
import { checkHooks } from '../engine/intents/check.ts';
import { companionsOf } from '../engine/intents/derived.ts';
import { treeOf } from '../engine/intents/file-tree.ts';
import { type Hook, hooksOf } from '../engine/intents/hooks.ts';
import { insertHooks } from '../engine/intents/insert.ts';
import { parseOnce } from '../engine/intents/parse-once.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import { textOf } from '../engine/syntax/tree.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';

export interface Companions {
  /** Derived, and in the fork. */
  readonly held: readonly Hook[];
  /** Derived, not in the fork, and there is a place for them. */
  readonly lacking: readonly Hook[];
}

/** Of hooks that the fork has; what upstream's base has already is nobody's companion. */
export async function companionsHeld(
  parser: RustParser,
  hooks: readonly Hook[],
  fork: GitReader,
  base: ObjectId,
  tip: ObjectId,
): Promise<Companions> {
  const once = parseOnce(parser);
  const there: Hook[] = [];
  for (const path of new Set(hooks.map(({ file }) => file)))
    there.push(...asInFork(once, await textAt(fork, tip, path), hooksOf(hooks, path)));
  const declared = hooks.filter((hook) => !there.some(({ id }) => id === hook.id));
  const wanted = companionsOf([...there, ...declared]).filter(
    ({ partOf }) => !declared.some(({ id }) => id === partOf),
  );
  const held: Hook[] = [];
  const lacking: Hook[] = [];
  for (const path of new Set(wanted.map(({ file }) => file))) {
    const before = await textAt(fork, base, path);
    if (before === null) continue;
    const own = hooksOf(wanted, path);
    const known = found(once, before, own);
    const has = found(once, await textAt(fork, tip, path), own);
    for (const companion of own.filter(({ id }) => !known.has(id))) {
      if (has.has(companion.id)) held.push(companion);
      else if (insertHooks(once, before, [companion]).kind === 'inserted') lacking.push(companion);
    }
  }
  return { held, lacking };
}

/** Those that the text has, with its code of them: what they need may be other than what the declared code needs. */
function asInFork(parser: RustParser, text: string | null, hooks: readonly Hook[]): Hook[] {
  if (text === null) return [];
  const site = { parser, tree: treeOf(parser, hooks, text), hooks };
  return hooks.flatMap((hook) => {
    const [span] = ACTIONS[hook.action].locate(site, hook);
    return span === undefined ? [] : [{ ...hook, code: textOf(site.tree, span) }];
  });
}

/** Ids of those that the text has, wherever and however often. */
function found(parser: RustParser, text: string | null, hooks: readonly Hook[]): Set<string> {
  const findings = text === null ? [] : checkHooks(parser, text, hooks);
  return new Set(findings.flatMap(({ hook, kind }) => (kind === 'missing' ? [] : [hook])));
}
