/** Putting one hook's code where its anchor is. */
import { applyEdits } from '../../base/span.ts';
import type { Anchor, Placement, Site } from './action.ts';
import { ACTIONS } from './actions/index.ts';
import type { Hook } from './hooks.ts';
import { blanksAfter, blanksBefore } from './lines.ts';
import { blanked, indented } from './snippet.ts';

/** Empty lines around a hook in the fork: above it, below it, and how many stand there without it. */
export interface Layout {
  readonly before: number;
  readonly after: number;
  readonly without: number;
}

/**
 * @param code without indentation
 * @param layout the fork's own; `null` for that of the surroundings
 */
export function place(site: Site, hook: Hook, code: string, layout: Layout | null): Placement {
  const { replacement } = ACTIONS[hook.action];
  if (replacement !== undefined) return replacement.put(site, hook);
  const anchor = ACTIONS[hook.action].anchor(site, hook);
  if (anchor.kind === 'none') return { ...anchor, kind: 'failed' };
  const { source } = site.tree;
  const own = anchor.separatorAt === null ? code : withoutSeparator(code);
  const gap = blanksOf(source, anchor, layout);
  const block =
    '\n'.repeat(gap.before) + indented(own, anchor.indent) + '\n' + '\n'.repeat(gap.after);
  const edits = [{ start: anchor.line, end: anchor.line, text: block }];
  if (anchor.separatorAt !== null) {
    edits.push({ start: anchor.separatorAt, end: anchor.separatorAt, text: ',' });
  }
  return {
    kind: 'placed',
    text: applyEdits(source, edits),
    inserted: edits.map(({ text }) => text),
    followed: anchor.followed ?? null,
  };
}

/** Empty lines to add. Where the fork had as many as stand there anyway, the new surroundings decide. */
function blanksOf(
  source: string,
  anchor: Extract<Anchor, { kind: 'place' }>,
  layout: Layout | null,
): { before: number; after: number } {
  const there = {
    before: blanksBefore(source, anchor.line),
    after: blanksAfter(source, anchor.line),
  };
  const without = there.before + there.after;
  const usual =
    layout === null || (layout.before === layout.without && layout.after === layout.without);
  if (usual && anchor.apart === 'before')
    return { before: 1 - Math.min(1, there.before), after: 0 };
  if (usual && anchor.apart === 'after') return { before: 0, after: without - there.after };
  if (layout === null) return { before: 0, after: 0 };
  const wanted = (count: number): number => (count === layout.without ? without : count);
  return {
    before: Math.max(
      0,
      (anchor.apart === null ? layout.before : wanted(layout.before)) - there.before,
    ),
    after: Math.max(0, wanted(layout.after) - there.after),
  };
}

function withoutSeparator(code: string): string {
  const at = blanked(code).trimEnd().length - 1;
  return code[at] === ',' ? code.slice(0, at) + code.slice(at + 1) : code;
}
