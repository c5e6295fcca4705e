/** One thing that is known to be different about an item. */
import type { Item } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Facet } from './facets.ts';

export type FactKind =
  | Facet
  | 'parameter added'
  | 'parameter removed'
  | 'parameter type'
  | 'parameter renamed'
  | 'parameter order'
  | 'import'
  | 'attribute'
  | 'entry shape'
  | 'entry value'
  /** Of a language feature: active, accepted, removed. */
  | 'status'
  /** Of a query: `arena_cache`, `desc { … }`. */
  | 'modifier'
  | 'name';

export interface Fact {
  readonly kind: FactKind;
  /** ``new parameter `x: u8` ``, ``return type `A` → `B` ``. */
  readonly text: string;
}

/** The item in one of the two files. */
export interface Version {
  readonly tree: SyntaxTree;
  readonly item: Item;
}
