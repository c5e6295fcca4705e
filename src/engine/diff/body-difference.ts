/** Two parts of a body, taken apart until each difference stands in an element of its own. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { alignElements, type Alignment, type ElementPair } from './body-align.ts';
import type { BodyEdit } from './body-edit.ts';
import { elementList, type Element, type ElementList, type Part } from './body-lists.ts';
import { pairParts, partsOf, unwrapped } from './body-parts.ts';
import { editOf, type Place, type Sides } from './body-sides.ts';
import { sameTokens, type BodyTokens } from './body-tokens.ts';

/** Edits that hold every token that differs; `whole`: no smaller element than the part around it does. */
export type Difference = 'whole' | BodyEdit[];

/** Deeper than this, code is not taken apart. */
const DEEPEST = 300;

/** Nodes taken as text. */
const ATOMS = new Set(['string_literal', 'raw_string_literal', 'char_literal', 'ERROR']);

export function differenceOf(sides: Sides, old: Part, now: Part, depth = 0): Difference {
  if (sameTokens(sides.before.tokens, old, sides.after.tokens, now)) return [];
  if (old.type !== now.type || depth > DEEPEST || ATOMS.has(old.type)) return 'whole';
  if (old.children.length === 0 || now.children.length === 0) return 'whole';
  const [from, to] = [elementList(old), elementList(now)];
  const lists = from !== null && to !== null;
  const place = { before: nodeAt(old), after: nodeAt(now) };
  return lists
    ? listDifference(sides, { old, now, from, to, place }, depth)
    : partsDifference(sides, old, now, place, depth);
}

interface Lists {
  readonly old: Part;
  readonly now: Part;
  readonly from: ElementList;
  readonly to: ElementList;
  readonly place: Place;
}

function listDifference(sides: Sides, lists: Lists, depth: number): Difference {
  const { from, to, place } = lists;
  const { before, after } = sides;
  const aligned = alignElements(
    { list: from, tokens: before.tokens },
    { list: to, tokens: after.tokens },
  );
  if (aligned === null) return 'whole';
  const gone = withSeparators(from, aligned.removed);
  const come = withSeparators(to, aligned.added);
  const kept = {
    before: [...aligned.pairs.map((pair) => pair.before), ...gone, ...from.ignored],
    after: [...aligned.pairs.map((pair) => pair.after), ...come, ...to.ignored],
  };
  if (!sameRest(sides, lists.old, kept.before, lists.now, kept.after)) return 'whole';
  const edits = [
    ...gone.map((span) => editOf(sides, from.kind, span, null, place)),
    ...come.map((span) => editOf(sides, from.kind, null, span, place)),
    ...aligned.pairs.flatMap((pair) => {
      const inner = elementDifference(sides, pair, depth);
      return inner === 'whole'
        ? [editOf(sides, from.kind, pair.before, pair.after, place, pair.confidence)]
        : inner;
    }),
  ];
  return inOrder(edits, aligned);
}

function elementDifference(sides: Sides, pair: ElementPair, depth: number): Difference {
  const [old, now] = [elementPart(pair.before), elementPart(pair.after)];
  return differenceOf(sides, old, now, depth + 1);
}

function elementPart({ nodes, start, end }: Element): Part {
  const only = nodes.length === 1 ? nodes[0] : undefined;
  if (only !== undefined) {
    const { type, field, children } = unwrapped(only);
    return { type, field, children, start, end };
  }
  return { type: 'run', field: null, children: nodes, start, end };
}

/** What goes or comes takes one separator with it: the one before where an element stays before it, else the one behind. */
function withSeparators({ elements }: ElementList, alone: readonly Element[]): Span[] {
  const isAlone = new Set(alone);
  let stays = false;
  return elements.flatMap((element, at) => {
    if (!isAlone.has(element)) {
      stays = true;
      return [];
    }
    const previous = elements[at - 1]?.separator ?? null;
    if (stays) return [{ start: previous?.start ?? element.start, end: element.end }];
    return [{ start: element.start, end: element.separator?.end ?? element.end }];
  });
}

function partsDifference(
  sides: Sides,
  old: Part,
  now: Part,
  place: Place,
  depth: number,
): Difference {
  const [from, to] = [partsOf(old), partsOf(now)];
  const paired = pairParts(from.parts, to.parts);
  if (paired === null) return 'whole';
  const coveredBefore = [...from.parts, ...from.ignored];
  if (!sameRest(sides, old, coveredBefore, now, [...to.parts, ...to.ignored])) return 'whole';
  let keepsBraces = false;
  let held = true;
  const edits = paired.flatMap(({ before, after }) => {
    const alone = before === null || after === null;
    const inner = alone ? 'whole' : differenceOf(sides, before, after, depth + 1);
    if (inner === 'whole') {
      held = false;
      return [editOf(sides, kindOf(old, before ?? after), before, after, place)];
    }
    keepsBraces ||= before !== null && sides.before.tokens.hasBrace(before);
    return inner;
  });
  // What is in braces is code of its own: it is not called changed with what stands around it.
  return held || keepsBraces ? edits : 'whole';
}

function kindOf(parent: Part, part: SyntaxNode | null): BodyEdit['kind'] {
  if (part?.type === 'match_pattern') return 'pattern';
  if (part?.field === 'pattern' || part?.field === 'left') return 'pattern';
  if (part?.field === 'condition') return 'condition';
  return parent.type === 'match_expression' && part?.field === 'value' ? 'condition' : 'expression';
}

/** Whether the tokens outside what is covered are the same. */
function sameRest(
  sides: Sides,
  old: Part,
  coveredBefore: readonly Span[],
  now: Part,
  coveredAfter: readonly Span[],
): boolean {
  return (
    restOf(sides.before.tokens, old, coveredBefore) ===
    restOf(sides.after.tokens, now, coveredAfter)
  );
}

function restOf(tokens: BodyTokens, part: Part, covered: readonly Span[]): string {
  return tokens
    .idsOf(
      part,
      [...covered].sort((a, b) => a.start - b.start),
    )
    .join();
}

/** By place in the new version; what is gone stands before the first kept element that followed it. */
function inOrder(edits: readonly BodyEdit[], { pairs }: Alignment): BodyEdit[] {
  const kept = [...pairs].sort((a, b) => a.before.start - b.before.start);
  const placeOf = ({ before, after }: BodyEdit): number => {
    if (after !== null || before === null) return after?.start ?? 0;
    const next = kept[firstWhere(kept, (pair) => pair.before.start >= before.start)];
    return next?.after.start ?? Infinity;
  };
  return edits
    .map((edit) => ({ edit, place: placeOf(edit), side: edit.after === null ? 0 : 1 }))
    .sort((a, b) => a.place - b.place || a.side - b.side)
    .map(({ edit }) => edit);
}

/** The grammar's node a part is or stands in. */
function nodeAt(part: Part): SyntaxNode | null {
  return part.children[0]?.parent ?? null;
}
