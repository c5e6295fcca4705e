/** Taking hooks out of the fork's file, each with its own text and layout. */
import type { Edit, Span } from '../../base/span.ts';
import { applyEdits } from '../../base/span.ts';
import { findTables } from '../syntax/tables.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { Site } from './action.ts';
import { ACTIONS } from './actions/index.ts';
import { treeOf } from './file-tree.ts';
import type { Hook } from './hooks.ts';
import { blanksAfter, blanksBefore, lineStart, wholeLines } from './lines.ts';
import type { Layout } from './place.ts';
import { blanked, dedent } from './snippet.ts';

/** A hook as the fork had it. */
export interface HookBlock {
  readonly hook: Hook;
  /** Without indentation, with the fork's own comments above, a list entry with its comma. */
  readonly code: string;
  readonly layout: Layout;
}

export interface Removal {
  readonly text: string;
  readonly blocks: readonly HookBlock[];
}

/**
 * Takes out those of `wanted` that are there exactly once and on lines of their own.
 * @param hooks all hooks of the file
 * @param base the file without them, if known: comments above a hook that are not in it go with the hook, and where the
 * hook was as many empty lines stay as it has there
 */
export function removeHooks(
  parser: RustParser,
  text: string,
  wanted: readonly Hook[],
  hooks: readonly Hook[],
  base: string | null,
): Removal {
  let source = text;
  const blocks: HookBlock[] = [];
  for (const hook of wanted.toReversed()) {
    if (!source.includes(hook.key.split('::').at(-1) ?? hook.key)) continue;
    const removed = removeOne({ parser, tree: treeOf(parser, hooks, source), hooks }, hook, base);
    if (removed === null) continue;
    source = removed.text;
    blocks.unshift(removed.block);
  }
  return { text: source, blocks };
}

/** Lines of a file as a hook's code: without indentation, a list entry with its comma. */
export function codeOf(hook: Hook, lines: string): string {
  return withSeparator(hook, dedent(lines.replace(/\n$/, '')));
}

/** The hook's own lines, its comments above included. */
export function linesOf(source: string, span: Span, base: string | null): Span | null {
  const lines = wholeLines(source, span);
  if (lines === null) return null;
  const known = base === null ? null : new Set(base.split('\n').map((line) => line.trim()));
  let { start } = lines;
  while (start > 0) {
    const above = lineStart(source, start - 1);
    const line = source.slice(above, start).trim();
    if (known === null || !line.startsWith('//') || known.has(line)) break;
    start = above;
  }
  return { start, end: lines.end };
}

function removeOne(
  site: Site,
  hook: Hook,
  base: string | null,
): { text: string; block: HookBlock } | null {
  const { source } = site.tree;
  const without = ACTIONS[hook.action].replacement?.take(site, hook);
  if (without !== undefined)
    return without === null
      ? null
      : { text: without, block: { hook, code: hook.code, layout: NO_LAYOUT } };
  const [span, second] = ACTIONS[hook.action].locate(site, hook);
  if (span === undefined || second !== undefined) return null;
  const lines = linesOf(source, span, base);
  if (lines === null) return null;
  const before = blanksBefore(source, lines.start);
  const after = blanksAfter(source, lines.end);
  const stays = gapWithout(source, lines, { before, after }, base);
  const cut = cutOf(source, lines, { before, after }, stays);
  const code = codeOf(hook, source.slice(lines.start, lines.end));
  const edits: Edit[] = [{ ...cut, text: '' }, ...separatorBefore(site, hook, span)];
  return {
    text: applyEdits(source, edits),
    block: { hook, code, layout: { before, after, without: stays } },
  };
}

const NO_LAYOUT: Layout = { before: 0, after: 0, without: 0 };

type Gap = Pick<Layout, 'before' | 'after'>;

/** How many empty lines stand there without the hook. */
function gapWithout(source: string, lines: Span, gap: Gap, base: string | null): number {
  const above = lastLine(source.slice(0, lines.start));
  const below =
    source
      .slice(lines.end)
      .replace(/^(?:[ \t]*\n)*/, '')
      .split('\n')[0] ?? '';
  const known = base === null ? [] : gapsBetween(base, above, below);
  const usual = /^\s*[)\]}]/.test(below) ? gap.after : Math.max(gap.before, gap.after);
  return known.includes(usual) ? usual : (known[0] ?? usual);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** The numbers of empty lines between these two lines where they follow one another. */
function gapsBetween(text: string, above: string, below: string): number[] {
  const lines = text.split('\n');
  const found: number[] = [];
  lines.forEach((line, at) => {
    if (line !== above) return;
    let next = at + 1;
    while (next < lines.length && lines[next]?.trim() === '') next++;
    if (lines[next] === below) found.push(next - at - 1);
  });
  return found;
}

/** The hook with so many of the empty lines around it that `stays` are left. */
function cutOf(source: string, lines: Span, gap: Gap, stays: number): Span {
  let drop = gap.before + gap.after - stays;
  let { start, end } = lines;
  for (let left = gap.after; drop > 0 && left > 0; left--, drop--)
    end = source.indexOf('\n', end) + 1;
  for (let left = gap.before; drop > 0 && left > 0; left--, drop--)
    start = lineStart(source, start - 1);
  return { start, end };
}

function withSeparator(hook: Hook, code: string): string {
  const commas =
    hook.where?.commas ?? (hook.action === 'append_to_list' || hook.action === 'add_option');
  if (!commas) return code;
  const end = blanked(code).trimEnd().length;
  return code[end - 1] === ',' ? code : `${code.slice(0, end)},${code.slice(end)}`;
}

/** A last entry without a comma leaves the one before it without: that is how it was put in. */
function separatorBefore(site: Site, hook: Hook, span: Span): Edit[] {
  const { source } = site.tree;
  if (hook.where !== null) {
    const above = blanked(source.slice(0, span.start)).trimEnd();
    const bare = blanked(source.slice(span.start, span.end)).trimEnd();
    if (!hook.where.commas || bare.endsWith(',') || !above.endsWith(',')) return [];
    return [{ start: above.length - 1, end: above.length, text: '' }];
  }
  for (const { entries } of findTables(site.tree)) {
    const at = entries.findIndex((entry) => entry.start === span.start);
    const before = entries[at - 1];
    if (at === -1 || entries[at]?.separatorEnd !== null || before?.separatorEnd == null) continue;
    return [{ start: before.separatorEnd - 1, end: before.separatorEnd, text: '' }];
  }
  return [];
}
