/** What a Rust file holds, as a tree of items: plain data, so that it can be kept by blob id. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';

export type ItemKind =
  | 'file'
  | 'module'
  | 'function'
  | 'method'
  | 'struct'
  | 'enum'
  | 'union'
  | 'field'
  | 'variant'
  | 'trait'
  | 'impl'
  | 'const'
  | 'static'
  | 'type alias'
  | 'use'
  | 'extern crate'
  | 'extern block'
  | 'macro'
  | 'macro call'
  | 'attribute entry'
  | 'option'
  | 'feature'
  | 'symbol'
  | 'query'
  /** Comments that belong to no item. */
  | 'comment'
  /** Text the grammar cannot read, or code where no item may stand. */
  | 'unparsed';

/**
 * The span runs from the first attribute, doc comment or comment directly above to the separator and the comment that
 * end the last line. Spans of siblings are disjoint and lie inside their parent's.
 */
export interface Item extends Span {
  readonly kind: ItemKind;
  /** `baz`; `impl Foo for Bar<T>`; `std::io` of a use declaration; empty for comments. */
  readonly name: string;
  /** Names from the file's top: `m::impl Foo for Bar::baz`. The file's own is empty. */
  readonly path: string;
  /** Equal for siblings that only their order tells apart: namespace, name, generics of impls, cfg. */
  readonly key: string;
  /** 0-based place among the siblings of the same key. */
  readonly order: number;
  /** Own cfg predicates in a normal form, sorted; twins under other predicates are other items. */
  readonly cfg: readonly string[];
  /** `pub`, `pub(crate)`, or empty. */
  readonly visibility: string;
  /** Without attributes and comments around it: the grammar's own node, or the table entry. */
  readonly core: Span;
  /** Of the core: visibility up to where the body starts. */
  readonly signature: Span;
  /** Of the core: block, value, fields, members, rules; `null` when all of it is signature. */
  readonly body: Span | null;
  /** Outer attributes, and for containers the inner ones. */
  readonly attributes: readonly Span[];
  /** Doc comments and plain comments around the core. */
  readonly comments: readonly Span[];
  readonly children: readonly Item[];
}

/** The item and all below it, containers before what they contain, in source order. */
export function* withDescendants(item: Item): Generator<Item> {
  const stack: Item[] = [item];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    stack.push(...next.children.toReversed());
  }
}

/** The smallest item whose span holds `offset`; `item` itself when no child does. */
export function itemAt(item: Item, offset: number): Item {
  for (let at = item; ;) {
    const inner = at.children.find((child) => child.start <= offset && offset < child.end);
    if (inner === undefined) return at;
    at = inner;
  }
}

/** The item's containers, outermost (`file` itself) first; empty when `file` does not hold it. */
export function ancestorsOf(file: Item, item: Item): Item[] {
  const chain: Item[] = [];
  for (let at: Item | undefined = file; at !== item;) {
    if (at === undefined) return [];
    chain.push(at);
    // Children stand in source order and do not overlap.
    at = at.children[firstWhere(at.children, (child) => child.end >= item.end)];
    if (at !== undefined && at.start > item.start) return [];
  }
  return chain;
}
