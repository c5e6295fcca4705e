/** What each followed item changes in which text. */
import { applyEdits, type Edit, type Span } from '../../../base/span.ts';
import { blockFor, linesOf } from './block.ts';
import { otherSide, type SideName } from './compared.ts';
import type { Followed } from './followed.ts';
import type { Place } from './where.ts';

export interface Step {
  readonly followed: Followed;
  /** In the editor's text of the file it was in: back to the base. */
  readonly undo: Edit;
  /** In the mover's text of the file it is in: to what the base has. */
  readonly base: Edit;
  /** There too: to what the editor has. */
  readonly edited: Edit;
}

/** Lines of one side's text that something else replaces. */
export interface Taken {
  readonly path: string;
  readonly side: SideName;
  readonly lines: Span;
}

/**
 * The steps that can be done together, inner items first. A container's edit is what is left of it when the members are
 * taken out that went elsewhere than the container. Left out: what shares lines with other code, and what meets another
 * step, or what is taken.
 */
export function planned(followed: readonly Followed[], taken: readonly Taken[]): Step[] {
  const steps: Step[] = [];
  const innerFirst = [...followed]
    .filter(
      (one) =>
        !followed.some((outer) => isInside(one, outer, 'from') && isInside(one, outer, 'to')),
    )
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  for (const one of innerFirst) {
    const step = stepFor(
      one,
      steps.filter(({ followed: inner }) => isInside(inner, one, 'from')),
    );
    if (step === null || steps.some((other) => meet(step, other))) continue;
    const isTaken = editsOf(step).some((edit) =>
      taken.some(
        ({ path, side, lines }) =>
          path === edit.path && side === edit.side && overlap(lines, edit.span),
      ),
    );
    if (!isTaken) steps.push(step);
  }
  return steps;
}

function sizeOf({ move }: Followed): number {
  return move.from.item.end - move.from.item.start;
}

function isInside(inner: Followed, outer: Followed, end: 'from' | 'to'): boolean {
  if (inner === outer || inner.editor !== outer.editor) return false;
  const [a, b] = [inner.move[end], outer.move[end]];
  return a.path === b.path && contains(b.item, a.item);
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function stepFor(followed: Followed, members: readonly Step[]): Step | null {
  const { move, edited } = followed;
  const { from, to } = move;
  const own = withoutMembers(edited, members);
  // A new name of the mover's is no edit of the item; a new name of the editor's is one.
  const name = edited.item.name === from.item.name ? to.item.name : null;
  const was = blockFor(from, edited, from.item.name);
  const base = blockFor(from, to, name ?? from.item.name);
  const now = blockFor(own, to, name ?? own.item.name);
  const [lines, target] = [linesOf(edited), linesOf(to)];
  if (was === null || base === null || now === null || lines === null || target === null)
    return null;
  if (base === now) return null;
  return {
    followed,
    undo: { ...lines, text: was },
    base: { ...target, text: base },
    edited: { ...target, text: now },
  };
}

function withoutMembers({ path, source, item }: Place, members: readonly Step[]): Place {
  const text = applyEdits(
    source,
    members.map(({ undo }) => undo),
  );
  const end = item.end + text.length - source.length;
  return { path, source: text, item: { ...item, end } };
}

/** Do two steps change the same lines? A container's way back holds those of its members. */
function meet(a: Step, b: Step): boolean {
  return editsOf(a).some((one) =>
    editsOf(b).some(
      (other) =>
        one.path === other.path &&
        one.side === other.side &&
        overlap(one.span, other.span) &&
        !(
          one.undo &&
          other.undo &&
          (contains(one.span, other.span) || contains(other.span, one.span))
        ),
    ),
  );
}

interface Changed {
  readonly path: string;
  readonly side: SideName;
  readonly span: Span;
  readonly undo: boolean;
}

function editsOf({ followed, undo, base }: Step): Changed[] {
  const { move, editor } = followed;
  return [
    { path: move.from.path, side: editor, span: undo, undo: true },
    { path: move.to.path, side: otherSide(editor), span: base, undo: false },
  ];
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
