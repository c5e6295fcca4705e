/** Is every declared hook in a file exactly once, and where it belongs? */
import { lineAt } from '../../base/span.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { Site } from './action.ts';
import { ACTIONS } from './actions/index.ts';
import { treeOf } from './file-tree.ts';
import type { Hook } from './hooks.ts';

export interface HookFinding {
  /** Id of the hook. */
  readonly hook: string;
  readonly kind: 'ok' | 'missing' | 'duplicate' | 'misplaced';
  /** 1-based line of the hook (of its second copy, if it is a duplicate); `null` when it is missing. */
  readonly line: number | null;
  readonly message: string;
}

/**
 * One finding for each hook, in their order. All hooks are taken to belong in this file.
 * @param known a version in which they have their places, if there is one: a neighbour that is gone is followed from there
 */
export function checkHooks(
  parser: RustParser,
  text: string,
  hooks: readonly Hook[],
  known: string | null = null,
): HookFinding[] {
  const site = {
    parser,
    tree: treeOf(parser, hooks, text),
    hooks,
    known: known === null ? null : treeOf(parser, hooks, known),
  };
  return hooks.map((hook) => findingOf(site, hook));
}

export function findingOf(site: Site, hook: Hook): HookFinding {
  const action = ACTIONS[hook.action];
  const [first, second] = action.locate(site, hook);
  const found = (kind: HookFinding['kind'], at: number | null, message: string): HookFinding => ({
    hook: hook.id,
    kind,
    line: at === null ? null : lineAt(site.tree.source, at),
    message,
  });
  if (first === undefined) return found('missing', null, `${hook.key} is not there`);
  if (second !== undefined)
    return found('duplicate', second.start, `${hook.key} is there more than once`);
  const wrong = action.misplaced(site, hook, first);
  if (wrong !== null) return found('misplaced', first.start, `${hook.key} is ${wrong}`);
  return found('ok', first.start, `${hook.key} is in place`);
}
