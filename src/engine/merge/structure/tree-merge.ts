/** Three-way merge of syntax trees: what one side changed is taken, what both changed is merged from the inside. */
import type { Span } from '../../../base/span.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { smaller } from './by-lines.ts';
import { chainOf } from './chain.ts';
import { addsToOtherCall } from './chain-call.ts';
import { type Element, type Elements, elementsOf, sequenceOf } from './element.ts';
import { formOf, SEQUENCE } from './form.ts';
import { mergeLists } from './list-merge.ts';
import type { Watch } from '../limit.ts';
import type { Merger, Sides } from './merger.ts';
import { type Piece, text } from './piece.ts';
import type { Side } from './side.ts';
import { isUse, mergeUse } from './use-merge.ts';
import { type Wrapping, wrappingOf } from './wrapping.ts';

export function mergeTrees(sides: Sides<Side>, watch: Watch): Piece[] {
  const { base, ours, theirs } = sides;
  return mergerOf(sides, watch).node({
    base: base.tree.root,
    ours: ours.tree.root,
    theirs: theirs.tree.root,
  });
}

/** Nodes inside of each other beyond which nothing is merged from the inside: a stack has an end. Rust has a few dozen. */
const DEEPEST = 200;
/** Settling by lines what nodes leave open may look at so many times the file. */
const MOST_PASSES = 30;

function mergerOf(sides: Sides<Side>, watch: Watch): Merger {
  let depth = 0;
  let left = MOST_PASSES * sides.base.tree.source.length;
  const merger: Merger = {
    sides,
    node: (nodes) => {
      watch();
      depth++;
      try {
        return mergeNodes(merger, nodes, depth > DEEPEST);
      } finally {
        depth--;
      }
    },
    lists: (lists, form) => mergeLists(merger, lists, form),
    element: (elements) => {
      const pieces = mergedElements(merger, elements);
      if (pieces.every(({ kind }) => kind === 'text')) return pieces;
      left -= elements.base.end - elements.base.start;
      return left < 0 ? pieces : settledByLines(merger, elements, pieces, watch);
    },
    collision: ({ base, ours, theirs }, reason) => ({
      kind: 'conflict',
      base: base === null ? '' : sides.base.text(base),
      ours: ours === null ? '' : sides.ours.text(ours),
      theirs: theirs === null ? '' : sides.theirs.text(theirs),
      oursAt: ours?.start ?? 0,
      spans: { base, ours, theirs },
      reason,
    }),
  };
  return merger;
}

/** @param whole not from the inside */
function mergeNodes(merger: Merger, nodes: Sides<SyntaxNode>, whole: boolean): Piece[] {
  const known = easy(merger, nodes);
  if (known !== null) return [text(known)];
  const { sides } = merger;
  const { base, ours, theirs } = nodes;
  const stuck = (): Piece[] => [merger.collision(nodes, null)];
  if (whole) return stuck();
  const chains = chainsOf(sides, nodes);
  if (chains !== null)
    return addsToOtherCall(sides, chains) ? stuck() : mergeLists(merger, chains, SEQUENCE);
  const wrapping = wrappingOf(sides, nodes);
  if (wrapping === 'unclear') return stuck();
  if (wrapping !== null) return mergeWrapped(merger, nodes, wrapping);
  if (base.type !== ours.type || base.type !== theirs.type || base.type === 'ERROR') return stuck();
  if (base.children.length === 0 || ours.children.length === 0 || theirs.children.length === 0)
    return stuck();
  if (isUse(base)) {
    const merged = mergeUse(sides, nodes);
    if (merged !== null && merged !== '') return [text(merged)];
  }
  const form = formOf(sides.base.tree, base);
  const separators = [
    formOf(sides.ours.tree, ours)?.separator,
    formOf(sides.theirs.tree, theirs)?.separator,
  ];
  const sameForm = separators.every((separator) => separator === form?.separator);
  const lists = (of: (side: Side, node: SyntaxNode) => Elements | null): Sides<Elements> | null => {
    const [b, o, t] = [of(sides.base, base), of(sides.ours, ours), of(sides.theirs, theirs)];
    return b === null || o === null || t === null ? null : { base: b, ours: o, theirs: t };
  };
  if (form !== null && sameForm) {
    const found = lists((side, node) => elementsOf(side.tree, node, form));
    if (found !== null) return mergeLists(merger, found, form);
  }
  if (TEXTUAL.has(base.type)) return stuck();
  const found = lists((side, node) => sequenceOf(side.tree, node.children, node));
  return found === null ? stuck() : mergeLists(merger, found, SEQUENCE);
}

/** What the other side made of the node, in what this one put around it. */
function mergeWrapped(
  merger: Merger,
  nodes: Sides<SyntaxNode>,
  { side, inner }: Wrapping,
): Piece[] {
  const outer = nodes[side];
  const textAt = (start: number, end: number): Piece =>
    text(merger.sides[side].text({ start, end }));
  return [
    textAt(outer.start, inner.start),
    ...merger.node({ ...nodes, [side]: inner }),
    textAt(inner.end, outer.end),
  ];
}

/** Where one of them is a chain. */
function chainsOf(
  sides: Sides<Side>,
  { base, ours, theirs }: Sides<SyntaxNode>,
): Sides<Elements> | null {
  const b = chainOf(sides.base.tree, base);
  const o = chainOf(sides.ours.tree, ours);
  const t = chainOf(sides.theirs.tree, theirs);
  if (b === null || o === null || t === null) return null;
  return Math.max(...[b, o, t].map(({ members }) => members.length)) > 1
    ? { base: b, ours: o, theirs: t }
    : null;
}

/** Nodes in which white space counts. */
const TEXTUAL = new Set([
  'line_comment',
  'block_comment',
  'string_literal',
  'raw_string_literal',
  'char_literal',
]);

/** The merged text where one side left the node alone, or both made the same of it. */
function easy({ sides }: Merger, nodes: Sides<Span>): string | null {
  const [base, ours, theirs] = [
    sides.base.text(nodes.base),
    sides.ours.text(nodes.ours),
    sides.theirs.text(nodes.theirs),
  ];
  if (base === theirs) return ours;
  if (base === ours || ours === theirs) return theirs;
  const oursKept = sides.base.says(nodes.base, sides.ours, nodes.ours);
  if (oursKept || sides.ours.says(nodes.ours, sides.theirs, nodes.theirs)) return theirs;
  return sides.base.says(nodes.base, sides.theirs, nodes.theirs) ? ours : null;
}

function settledByLines(
  { sides }: Merger,
  { base, ours, theirs }: Sides<Element>,
  pieces: readonly Piece[],
  watch: Watch,
): readonly Piece[] {
  const texts = {
    base: sides.base.text(coreOf(base)),
    ours: sides.ours.text(coreOf(ours)),
    theirs: sides.theirs.text(coreOf(theirs)),
  };
  return texts.base.includes('\n') ? smaller(pieces, texts, ours.start, watch) : pieces;
}

function mergedElements(merger: Merger, elements: Sides<Element>): Piece[] {
  const { sides } = merger;
  const { base, ours, theirs } = elements;
  const known = easy(merger, { base: coreOf(base), ours: coreOf(ours), theirs: coreOf(theirs) });
  if (known !== null) return [text(known)];
  const [b, o, t] = [base, ours, theirs].map(({ main }) =>
    main.length === 1 ? main[0] : undefined,
  );
  if (b === undefined || o === undefined || t === undefined) return severalNodes(merger, elements);
  const nodes = merger.node({ base: b, ours: o, theirs: t });
  if (base.lead.length + ours.lead.length + theirs.lead.length === 0) return nodes;
  const [lb, lo, lt] = [
    leadOf(sides.base, base, b),
    leadOf(sides.ours, ours, o),
    leadOf(sides.theirs, theirs, t),
  ];
  if (lb === null || lo === null || lt === null) return [merger.collision(elements, null)];
  return [...mergeLists(merger, { base: lb, ours: lo, theirs: lt }, SEQUENCE), ...nodes];
}

function coreOf({ start, coreEnd }: Element): Span {
  return { start, end: coreEnd };
}

/** Attributes and comments, with the white space up to what they belong to. */
function leadOf(side: Side, { lead, start }: Element, main: SyntaxNode): Elements | null {
  return sequenceOf(side.tree, lead, { start, end: main.start });
}

/** What stands between two separators of a list of tokens. */
function severalNodes(merger: Merger, elements: Sides<Element>): Piece[] {
  const { sides } = merger;
  const [b, o, t] = [
    allOf(sides.base, elements.base),
    allOf(sides.ours, elements.ours),
    allOf(sides.theirs, elements.theirs),
  ];
  if (b === null || o === null || t === null) return [merger.collision(elements, null)];
  return mergeLists(merger, { base: b, ours: o, theirs: t }, SEQUENCE);
}

function allOf(side: Side, { lead, main, start, coreEnd }: Element): Elements | null {
  return main.length === 0
    ? null
    : sequenceOf(side.tree, [...lead, ...main], { start, end: coreEnd });
}
