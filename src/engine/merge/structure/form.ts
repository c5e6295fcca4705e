/** Which nodes are lists, and what the order of their members means. */
import { type SyntaxNode, type SyntaxTree, textOf } from '../../syntax/tree.ts';

export interface Form {
  /** Token between members; empty: members end themselves. */
  readonly separator: string;
  /** The token with the white space that stands in front of it. */
  readonly written?: string;
  /** May members stand in any order? */
  readonly orderFree: boolean;
  /** Both sides insert at one point: theirs first, then ours? */
  readonly bothInsert: boolean;
}

const FREE: Form = { separator: ',', orderFree: true, bothInsert: true };
const ORDERED: Form = { separator: ',', orderFree: false, bothInsert: false };
export const ITEMS: Form = { separator: '', orderFree: true, bothInsert: true };

/** Nodes between an opening and a closing token. */
const LISTS: Readonly<Record<string, Form>> = {
  source_file: ITEMS,
  declaration_list: ITEMS,
  block: { separator: '', orderFree: false, bothInsert: false },
  field_declaration_list: FREE,
  enum_variant_list: FREE,
  field_initializer_list: FREE,
  use_list: FREE,
  match_block: { separator: '', orderFree: false, bothInsert: true },
  arguments: ORDERED,
  array_expression: { ...ORDERED, bothInsert: true },
  closure_parameters: ORDERED,
  ordered_field_declaration_list: ORDERED,
  parameters: ORDERED,
  slice_pattern: ORDERED,
  struct_pattern: ORDERED,
  tuple_expression: ORDERED,
  tuple_pattern: ORDERED,
  tuple_struct_pattern: ORDERED,
  tuple_type: ORDERED,
  type_arguments: ORDERED,
  type_parameters: ORDERED,
  trait_bounds: { ...FREE, separator: '+', written: ' +' },
  where_clause: FREE,
};

/** What is not a list is a fixed sequence of children. */
export const SEQUENCE: Form = { separator: '', orderFree: false, bothInsert: false };

/** Attributes whose arguments are a set. */
const SETS = new Set(['allow', 'deny', 'derive', 'expect', 'feature', 'forbid', 'warn']);

export function formOf(tree: SyntaxTree, node: SyntaxNode): Form | null {
  if (node.type !== 'token_tree') return LISTS[node.type] ?? null;
  const attribute = node.parent?.type === 'attribute' ? node.parent : null;
  const name = attribute?.children[0];
  if (name !== undefined && SETS.has(textOf(tree, name))) return FREE;
  const commas = node.children.some(({ type }) => type === ',');
  return commas ? { ...ORDERED, bothInsert: attribute !== null } : null;
}
