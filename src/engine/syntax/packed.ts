/** A syntax tree as arrays, in source order: small to keep, quick to hand to another thread, read node by node. */
import type { Span } from '../../base/span.ts';

export interface PackedTree {
  /** Index into the grammar's types, `extra` behind them. */
  readonly types: Uint16Array;
  /** Index into the grammar's fields; 0: none. */
  readonly fields: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Index behind the node's last descendant. */
  readonly nexts: Uint32Array;
  readonly errors: readonly Span[];
  /** The first way of reading it, which is told from the text alone, left no error. */
  readonly first: boolean;
  /** Types of nightly syntax, which the grammar does not have. */
  readonly extra: readonly NodeType[];
}

/** What the numbers of a packed tree stand for. */
export interface Grammar {
  readonly types: readonly NodeType[];
  readonly fields: readonly (string | null)[];
}

export interface NodeType {
  readonly type: string;
  readonly named: boolean;
}
