/** Where a pattern stands in a file, and what its holes are there. */
import { descendants, type SyntaxNode, type SyntaxTree, textOf } from '../syntax/tree.ts';
import { type Hole, holeIn, partsOf, type Pattern } from './pattern.ts';

/** Text of each hole by its name; empty for a `$$x` that stands for nothing. */
export type Bindings = ReadonlyMap<string, string>;

export interface Match {
  readonly node: SyntaxNode;
  readonly bindings: Bindings;
}

/** Every node below `within` (itself too) that is as the pattern says, in source order. */
export function findMatches(pattern: Pattern, tree: SyntaxTree, within: SyntaxNode): Match[] {
  const found: Match[] = [];
  for (const node of descendants(within, ({ named }) => named)) {
    const bindings = matchNode(pattern, tree, node);
    if (bindings !== null) found.push({ node, bindings });
  }
  return found;
}

/** What the holes are when `node` is as the pattern says; `null` when it is not. Comments and layout do not count. */
export function matchNode(pattern: Pattern, tree: SyntaxTree, node: SyntaxNode): Bindings | null {
  const bound = new Map<string, string>();
  return sameNode({ pattern, tree }, pattern.node, node, bound) ? bound : null;
}

interface Sides {
  readonly pattern: Pattern;
  readonly tree: SyntaxTree;
}

function sameNode(
  sides: Sides,
  wanted: SyntaxNode,
  node: SyntaxNode,
  bound: Map<string, string>,
): boolean {
  const hole = holeOf(sides, wanted);
  if (hole !== null) return bind(bound, hole, textOf(sides.tree, node));
  if (wanted.type !== node.type) return false;
  const parts = partsOf(wanted);
  const children = partsOf(node);
  if (wanted.children.length === 0 || node.type.endsWith('_literal')) {
    return textOf(sides.pattern.tree, wanted) === textOf(sides.tree, node);
  }
  return sameParts(sides, parts, children, bound);
}

/** A hole that is a whole statement (`$x;`) stands for any statement. */
function holeOf(sides: Sides, node: SyntaxNode): Hole | null {
  const text = textOf(sides.pattern.tree, node);
  return /^\w+;?$/.test(text) ? holeIn(text.replace(/;$/, '')) : null;
}

/** Tries the shortest stretch for a hole first, then longer ones. */
function sameParts(
  sides: Sides,
  wanted: readonly SyntaxNode[],
  nodes: readonly SyntaxNode[],
  bound: Map<string, string>,
): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return nodes.length === 0;
  const hole = holeOf(sides, first);
  if (hole === null) {
    const [node, ...others] = nodes;
    if (node === undefined) return false;
    return attempt(
      bound,
      () => sameNode(sides, first, node, bound) && sameParts(sides, rest, others, bound),
    );
  }
  for (const length of lengths(hole, nodes)) {
    // `$$x, b` also stands for `b` alone: the comma between goes with what is not there.
    const left = length === 0 && rest[0]?.type === ',' ? rest.slice(1) : rest;
    const text = spanText(sides.tree, nodes.slice(0, length));
    if (
      attempt(
        bound,
        () => bind(bound, hole, text) && sameParts(sides, left, nodes.slice(length), bound),
      )
    )
      return true;
  }
  return false;
}

function lengths({ many }: Hole, nodes: readonly SyntaxNode[]): number[] {
  if (many) return [...nodes.keys(), nodes.length];
  const comma = nodes.findIndex(({ type }) => type === ',' || type === ';');
  const most = comma === -1 ? nodes.length : comma;
  return [...Array(most).keys()].map((at) => at + 1);
}

function attempt(bound: Map<string, string>, run: () => boolean): boolean {
  const before = [...bound];
  if (run()) return true;
  bound.clear();
  for (const [name, text] of before) bound.set(name, text);
  return false;
}

function bind(bound: Map<string, string>, { name }: Hole, text: string): boolean {
  if (name === '_') return true;
  const known = bound.get(name);
  if (known === undefined) bound.set(name, text);
  return known === undefined || known.replace(/\s+/g, '') === text.replace(/\s+/g, '');
}

function spanText(tree: SyntaxTree, nodes: readonly SyntaxNode[]): string {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first === undefined || last === undefined ? '' : tree.source.slice(first.start, last.end);
}
