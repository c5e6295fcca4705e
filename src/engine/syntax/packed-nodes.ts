/** Packed trees as nodes, and nodes as packed trees. */
import type { Span } from '../../base/span.ts';
import { tidied } from './extra-types.ts';
import { GrowingTree } from './growing-tree.ts';
import type { Grammar, PackedTree } from './packed.ts';
import type { SyntaxNode } from './tree.ts';

/** The root; nodes below it are made when they are asked for. */
export function unpackedRoot(
  tree: PackedTree,
  grammar: Grammar,
  unfold: Unfold | null = null,
): SyntaxNode {
  return new LazyNode({ tree, grammar, unfold }, 0, null);
}

/** The tree whose node `at` is the block that stands there; `null` when it cannot be read as one. */
export type Unfold = (block: Span) => { readonly tree: PackedTree; readonly at: number } | null;

interface Home {
  readonly tree: PackedTree;
  readonly grammar: Grammar;
  /** Reads the blocks that were folded: those without even their braces. */
  readonly unfold: Unfold | null;
}

/** Not frozen: setting right what nightly syntax was rewritten to writes to nodes nobody else has seen. */
class LazyNode implements SyntaxNode {
  type: string;
  named: boolean;
  field: string | null;
  start: number;
  end: number;
  parent: LazyNode | null;
  private readonly home: Home;
  private readonly index: number;
  private below: readonly SyntaxNode[] | null = null;

  constructor(home: Home, index: number, parent: LazyNode | null) {
    const { tree, grammar } = home;
    const id = tree.types[index] ?? 0;
    const kind = grammar.types[id] ?? tree.extra[id - grammar.types.length];
    this.type = kind?.type ?? 'ERROR';
    this.named = kind?.named ?? true;
    this.field = grammar.fields[tree.fields[index] ?? 0] ?? null;
    this.start = tree.starts[index] ?? 0;
    this.end = tree.ends[index] ?? 0;
    this.parent = parent;
    this.home = home;
    this.index = index;
  }

  get children(): readonly SyntaxNode[] {
    return (this.below ??= this.load());
  }

  set children(children: readonly SyntaxNode[]) {
    this.below = children;
  }

  /** Where it stands unchanged; `null`: it was set right, or what is below it may have been. */
  get packed(): { readonly tree: PackedTree; readonly index: number } | null {
    if (this.below !== null) return null;
    const { home, index } = this;
    const { type, named, field, start, end } = new LazyNode(home, index, this.parent);
    const same = type === this.type && named === this.named && field === this.field;
    return same && start === this.start && end === this.end ? { tree: home.tree, index } : null;
  }

  private load(): SyntaxNode[] {
    const { tree, grammar, unfold } = this.home;
    if (unfold !== null && this.type === 'block' && tree.nexts[this.index] === this.index + 1) {
      const read = unfold(this);
      return read === null
        ? []
        : this.childrenIn({ tree: read.tree, grammar, unfold: null }, read.at);
    }
    return this.childrenIn(this.home, this.index);
  }

  private childrenIn(home: Home, index: number): SyntaxNode[] {
    const { nexts } = home.tree;
    const children: SyntaxNode[] = [];
    const past = nexts[index] ?? 0;
    for (let at = index + 1; at < past; at = nexts[at] ?? past) {
      children.push(new LazyNode(home, at, this));
    }
    return children;
  }
}

/** Nodes as arrays again. Throws TypeError for a field that the grammar does not have. */
export function pack(
  root: SyntaxNode,
  errors: readonly Span[],
  grammar: Grammar,
  first: boolean,
): PackedTree {
  const types = [...grammar.types];
  const idsOf = (named: boolean): Map<string, number> =>
    new Map(
      types.flatMap((one, id): [string, number][] => (one.named === named ? [[one.type, id]] : [])),
    );
  const ids = { named: idsOf(true), token: idsOf(false) };
  const typeId = ({ type, named }: SyntaxNode): number => {
    const known = (named ? ids.named : ids.token).get(type);
    if (known !== undefined) return known;
    (named ? ids.named : ids.token).set(type, types.length);
    return types.push({ type, named }) - 1;
  };
  const fieldIds = new Map(grammar.fields.map((field, id) => [field, id]));
  const fieldId = ({ field }: SyntaxNode): number => {
    const id = fieldIds.get(field);
    if (id === undefined) throw new TypeError(`the grammar has no field ${field ?? ''}`);
    return id;
  };
  const grown = new GrowingTree(1024);
  const stack: { readonly node: SyntaxNode; readonly entered: number | null }[] = [
    { node: root, entered: null },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, entered } = next;
    if (entered !== null) {
      grown.close(entered);
      continue;
    }
    const packed = node instanceof LazyNode ? node.packed : null;
    if (packed !== null) {
      grown.copy(packed.tree, packed.index);
      continue;
    }
    const index = grown.enter(typeId(node), fieldId(node), node.start, node.end);
    stack.push({ node, entered: index });
    for (const child of node.children.toReversed()) stack.push({ node: child, entered: null });
  }
  const base = grammar.types.length;
  return tidied(grown.finish(errors, types.slice(base), first), base);
}
