/** One side of a changed file. */
import type { Item } from '../engine/syntax/item.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';

/** Without a tree a file is compared as a whole, and `opaque` says why. */
export type FileVersion =
  | { readonly kind: 'absent' }
  | { readonly kind: 'parsed'; readonly tree: SyntaxTree; readonly item: Item }
  | { readonly kind: 'opaque'; readonly why: string; readonly text: string | null };
