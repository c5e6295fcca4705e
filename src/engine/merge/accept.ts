/** What a merged text has to pass before it is called clean. */
import type { Candidate, Site } from '../intents/action.ts';
import { findingOf } from '../intents/check.ts';
import { fitOf } from '../intents/fit.ts';
import type { Hook } from '../intents/hooks.ts';
import { removeHooks } from '../intents/remove.ts';
import type { RustParser } from '../syntax/parser.ts';
import { textOf } from '../syntax/tree.ts';
import { siteOf, spanOf, type Texts } from './factor.ts';

export interface Objection {
  /** The hook it is about, if one. */
  readonly hook: Hook | null;
  readonly reason: string;
  /** Where that hook might belong. */
  readonly candidates?: readonly Candidate[];
  /** Nothing is left that the hook could belong to. */
  readonly gone?: boolean;
}

/** Errors of the grammar that neither side brought. */
export function parsesWorse(
  parser: RustParser,
  { base, ours, theirs }: Texts,
  result: string,
): boolean {
  const errors = (text: string): number => parser.parse(text).errors.length;
  const [before, mine, others] = [errors(base), errors(ours), errors(theirs)];
  return errors(result) > Math.max(mine, others, mine + others - before);
}

/** Hooks that our side has and the result has not, not once, not in place, or not in the form of their siblings. */
export function hookObjections(
  parser: RustParser,
  hooks: readonly Hook[],
  { base, ours }: Texts,
  result: string,
): Objection[] {
  const own = siteOf(parser, ours, hooks);
  const made = siteOf(parser, result, hooks, ours);
  const without = (text: string): Site =>
    siteOf(parser, removeHooks(parser, text, hooks, hooks, null).text, hooks);
  const [old, bare] = [without(base), without(result)];
  return hooks.flatMap((hook) => {
    const reason = placeObjection(own, made, hook) ?? formObjection(own, made, { old, bare }, hook);
    return reason === null ? [] : [{ hook, reason }];
  });
}

function placeObjection(own: Site, made: Site, hook: Hook): string | null {
  const had = findingOf(own, hook);
  const has = findingOf(made, hook);
  if (had.kind === 'missing') return has.kind === 'duplicate' ? has.message : null;
  return has.kind === 'ok' || has.kind === had.kind ? null : has.message;
}

/** Our text of the hook would have to be changed for its new siblings, and was not. */
function formObjection(
  own: Site,
  made: Site,
  { old, bare }: { readonly old: Site; readonly bare: Site },
  hook: Hook,
): string | null {
  const before = spanOf(own, hook);
  const after = spanOf(made, hook);
  if (before === null || after === null) return null;
  const fit = fitOf(own, hook, before, old.tree, bare);
  if (fit.kind === 'unfit') return fit.reason;
  const same = textOf(own.tree, before) === textOf(made.tree, after);
  return same && fit.edits.length > 0 ? fit.note : null;
}
