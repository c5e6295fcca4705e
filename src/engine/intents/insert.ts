/** Declared hooks into a file of upstream's. */
import type { RustParser } from '../syntax/parser.ts';
import { ACTIONS } from './actions/index.ts';
import { checkHooks, findingOf } from './check.ts';
import { treeOf } from './file-tree.ts';
import { inUnixLines } from './line-ends.ts';
import type { Hook } from './hooks.ts';
import { parseOnce } from './parse-once.ts';
import { type Layout, place } from './place.ts';

interface HookFailure {
  /** Id of the hook. */
  readonly hook: string;
  readonly reason: string;
}

export type Insertion =
  | { readonly kind: 'inserted'; readonly text: string }
  | { readonly kind: 'failed'; readonly failures: readonly HookFailure[] };

/**
 * All hooks or none. A hook that is in place already stays as it is. The result parses no worse than `text`.
 * @param base the release's file that the hooks were declared on, if `text` is another's
 */
export function insertHooks(
  parser: RustParser,
  text: string,
  hooks: readonly Hook[],
  base: string | null = null,
): Insertion {
  const once = parseOnce(parser);
  const { unix, restored } = inUnixLines(text);
  const failures: HookFailure[] = [];
  let source = unix;
  for (const hook of hooks) {
    const result = insertOne(once, source, hook, hooks, base);
    if ('text' in result) source = result.text;
    else failures.push({ hook: hook.id, reason: result.reason });
  }
  if (failures.length === 0) failures.push(...worsened(once, unix, source, hooks, base));
  return failures.length > 0
    ? { kind: 'failed', failures }
    : { kind: 'inserted', text: restored(source) };
}

function insertOne(
  parser: RustParser,
  source: string,
  hook: Hook,
  hooks: readonly Hook[],
  base: string | null,
): { readonly text: string } | { readonly reason: string } {
  const known = base === null ? null : treeOf(parser, hooks, inUnixLines(base).unix);
  const site = { parser, tree: treeOf(parser, hooks, source), hooks, known };
  const finding = findingOf(site, hook);
  if (finding.kind === 'ok') return { text: source };
  if (finding.kind !== 'missing') return { reason: `${finding.message} (line ${finding.line})` };
  const code = ACTIONS[hook.action].render(site, hook);
  if (code.kind === 'none') return { reason: code.reason };
  const placement = place(site, hook, code.code, declaredLayout(hook));
  return placement.kind === 'failed' ? { reason: placement.reason } : { text: placement.text };
}

function declaredLayout({ where }: Hook): Layout | null {
  return where?.blanks == null ? null : { ...where.blanks, without: -1 };
}

function worsened(
  parser: RustParser,
  before: string,
  after: string,
  hooks: readonly Hook[],
  base: string | null,
): HookFailure[] {
  const wrong = checkHooks(parser, after, hooks, base).filter(({ kind }) => kind !== 'ok');
  if (wrong.length > 0) return wrong.map(({ hook, message }) => ({ hook, reason: message }));
  const errors = (text: string): number => treeOf(parser, hooks, text).errors.length;
  if (errors(after) <= errors(before)) return [];
  return hooks.map(({ id }) => ({
    hook: id,
    reason: 'the file does not parse with the hooks in it',
  }));
}
