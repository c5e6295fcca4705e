/** The fork's hooks taken out of a three-way merge, so that what is left can be merged by lines. */
import type { Span } from '../../base/span.ts';
import type { Site } from '../intents/action.ts';
import { ACTIONS } from '../intents/actions/index.ts';
import type { Hook } from '../intents/hooks.ts';
import { codeOf, type HookBlock, linesOf, removeHooks } from '../intents/remove.ts';
import { indentAt } from '../intents/lines.ts';
import { indented } from '../intents/snippet.ts';
import type { RustParser } from '../syntax/parser.ts';

export interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface Factored extends Texts {
  /** To be put into the merged text, in the order of the hooks. */
  readonly blocks: readonly HookBlock[];
}

type Side = keyof Texts;

/** What to do about one hook before the merge. */
interface Step {
  readonly hook: Hook;
  /** Sides to take it out of. */
  readonly out: readonly Side[];
  /** Sides where the fork's text replaces what they have. */
  readonly same: readonly Side[];
  /** Put the fork's back in afterwards? */
  readonly back: boolean;
}

/**
 * Takes out what can be: hooks that a side has once and in place, and that the two sides do not both change.
 * @param hooks all hooks of the file
 * @param wanted those to take out
 */
export function factorOut(
  parser: RustParser,
  hooks: readonly Hook[],
  wanted: readonly Hook[],
  texts: Texts,
): Factored {
  const sites = {
    base: siteOf(parser, texts.base, hooks),
    ours: siteOf(parser, texts.ours, hooks),
    theirs: siteOf(parser, texts.theirs, hooks),
  };
  const steps = wanted.map((hook) => stepFor(sites, hook)).filter((step) => step !== null);
  const made = { ...texts };
  for (const { hook, same } of steps) {
    const code = codeAt(sites.ours, hook, texts.base);
    for (const side of same)
      made[side] = replaced(siteOf(parser, made[side], hooks), hook, code ?? '');
  }
  const leaving = (side: Side): Hook[] =>
    steps.filter(({ out }) => out.includes(side)).map(({ hook }) => hook);
  const base = removeHooks(parser, made.base, leaving('base'), hooks, null).text;
  const ours = removeHooks(parser, made.ours, leaving('ours'), hooks, base);
  const theirs = removeHooks(parser, made.theirs, leaving('theirs'), hooks, null).text;
  const back = new Set(steps.filter((step) => step.back).map(({ hook }) => hook));
  return {
    base,
    ours: ours.text,
    theirs,
    blocks: ours.blocks.filter(({ hook }) => back.has(hook)),
  };
}

/** @param known a version in which the hooks have their places */
export function siteOf(
  parser: RustParser,
  text: string,
  hooks: readonly Hook[],
  known: string | null = null,
): Site {
  return {
    parser,
    tree: parser.parse(text),
    hooks,
    known: known === null ? null : parser.parse(known),
  };
}

/** The hook's one place, or `null` when there is none, or several. */
export function spanOf(site: Site, hook: Hook): Span | null {
  const [first, second] = ACTIONS[hook.action].locate(site, hook);
  return first === undefined || second !== undefined ? null : first;
}

function stepFor(sites: Readonly<Record<Side, Site>>, hook: Hook): Step | null {
  const count = (side: Side): number => ACTIONS[hook.action].locate(sites[side], hook).length;
  const counts = { base: count('base'), ours: count('ours'), theirs: count('theirs') };
  if (Math.max(counts.base, counts.ours, counts.theirs) > 1) return null;
  const code = (side: Side): string | null =>
    codeAt(sites[side], hook, side === 'ours' ? sites.base.tree.source : null);
  const [base, ours, theirs] = [code('base'), code('ours'), code('theirs')];
  const step = (out: Side[], back: boolean, same: Side[] = []): Step => ({ hook, out, same, back });
  if (ours === null) {
    if (base === null || counts.ours === 1) return null;
    if (theirs === null) return step(['base'], false);
    return theirs === base ? step(['base', 'theirs'], false) : null;
  }
  if (!movable(sites.ours, hook)) return null;
  if (base === null) {
    if (theirs === null) return step(['ours'], true);
    return theirs === ours ? step(['ours'], false) : null;
  }
  if (ours === base) return step(['base', 'ours'], false);
  if (theirs === null) return null;
  if (theirs === base) return step([], false, ['base', 'theirs']);
  return theirs === ours ? step(['base', 'ours'], false) : null;
}

/** Where its container orders what it holds, only a hook that stands in its place may be put there again. */
function movable(site: Site, hook: Hook): boolean {
  const action = ACTIONS[hook.action];
  const span = spanOf(site, hook);
  return span !== null && (action.orderFree || action.misplaced(site, hook, span) === null);
}

function codeAt(site: Site, hook: Hook, base: string | null): string | null {
  const lines = hookLines(site, hook, base);
  return lines === null ? null : codeOf(hook, lines);
}

/** The lines a side has the hook on; `null` when it has none, several, or none of its own. */
export function hookLines(site: Site, hook: Hook, base: string | null): string | null {
  const span = spanOf(site, hook);
  const lines = span === null ? null : linesOf(site.tree.source, span, base);
  return lines === null ? null : site.tree.source.slice(lines.start, lines.end);
}

function replaced(site: Site, hook: Hook, code: string): string {
  const { source } = site.tree;
  const span = spanOf(site, hook);
  const lines = span === null ? null : linesOf(source, span, null);
  if (span === null || lines === null) return source;
  return `${source.slice(0, lines.start)}${indented(code, indentAt(source, span.start))}\n${source.slice(lines.end)}`;
}
