/** What each grammar node is as an item: its kind, name, and where its body and its members are. */
import { childInField, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';
import type { ItemKind } from './item.ts';
import { codeOf, compactText, tokensIn } from './tokens.ts';
import { useRoot } from './uses.ts';

/** Items of one name in different namespaces are different items: `mod x` and `fn x`. */
export type Namespace =
  'type' | 'value' | 'macro' | 'impl' | 'use' | 'extern block' | 'field' | 'variant' | 'call';

export interface ItemShape {
  readonly kind: ItemKind;
  readonly namespace: Namespace;
  readonly name: string;
  /** Generics that are part of the identity (impls). */
  readonly generics: string;
  /** Where the body starts (it ends with the node, a final `;` apart); `null`: all is signature. */
  readonly body: { readonly start: number; readonly end: number } | null;
  /** The node whose children are the members, if items stand in it. */
  readonly members: SyntaxNode | null;
}

const DEFINITIONS: Readonly<Record<string, readonly [ItemKind, Namespace]>> = {
  function_item: ['function', 'value'],
  function_signature_item: ['function', 'value'],
  struct_item: ['struct', 'type'],
  union_item: ['union', 'type'],
  enum_item: ['enum', 'type'],
  enum_variant: ['variant', 'variant'],
  field_declaration: ['field', 'field'],
  trait_item: ['trait', 'type'],
  impl_item: ['impl', 'impl'],
  const_item: ['const', 'value'],
  static_item: ['static', 'value'],
  type_item: ['type alias', 'type'],
  associated_type: ['type alias', 'type'],
  mod_item: ['module', 'type'],
  use_declaration: ['use', 'use'],
  extern_crate_declaration: ['extern crate', 'type'],
  foreign_mod_item: ['extern block', 'extern block'],
  macro_definition: ['macro', 'macro'],
  macro_invocation: ['macro call', 'call'],
};

const MEMBER_LISTS = new Set(['declaration_list', 'field_declaration_list', 'enum_variant_list']);

/** The node that is the item: a macro call that ends in `;` is wrapped in a statement. `null` when it is none. */
export function itemNode(node: SyntaxNode): SyntaxNode | null {
  if (DEFINITIONS[node.type] !== undefined) return node;
  const inner = node.type === 'expression_statement' ? node.children[0] : undefined;
  return inner?.type === 'macro_invocation' ? inner : null;
}

/** @param node one for which `itemNode` gave a node, that node */
export function shapeOf(tree: SyntaxTree, node: SyntaxNode): ItemShape {
  const [kind, namespace] = DEFINITIONS[node.type] ?? ['unparsed', 'value'];
  const body = bodyOf(node);
  return {
    kind: kind === 'function' && isMember(node) ? 'method' : kind,
    namespace,
    name: nameOf(tree, node),
    generics: node.type === 'impl_item' ? fieldText(tree, node, 'type_parameters') : '',
    body,
    members: node.children.find((child) => MEMBER_LISTS.has(child.type)) ?? null,
  };
}

function isMember(node: SyntaxNode): boolean {
  const container = node.parent?.parent?.type;
  return container === 'impl_item' || container === 'trait_item';
}

function bodyOf(node: SyntaxNode): { start: number; end: number } | null {
  const from = (start: SyntaxNode | null | undefined): { start: number; end: number } | null =>
    start === null || start === undefined ? null : { start: start.start, end: node.end };
  switch (node.type) {
    case 'const_item':
    case 'static_item':
      return from(childInField(node, 'value'));
    case 'use_declaration':
      return from(childInField(node, 'argument'));
    case 'macro_invocation':
      return from(node.children.find((child) => child.type === 'token_tree'));
    case 'macro_definition':
      return from(node.children[node.children.findIndex((child) => child.field === 'name') + 1]);
    case 'struct_item':
    case 'enum_variant':
      return from(node.children.find((child) => child.type === 'field_declaration_list'));
    default:
      return from(childInField(node, 'body'));
  }
}

function nameOf(tree: SyntaxTree, node: SyntaxNode): string {
  switch (node.type) {
    case 'impl_item': {
      const trait = fieldText(tree, node, 'trait');
      const not = node.children.some((child) => child.type === '!') ? '!' : '';
      const self = fieldText(tree, node, 'type');
      return trait === '' ? `impl ${self}` : `impl ${not}${trait} for ${self}`;
    }
    case 'use_declaration':
      return useRoot(tree, node);
    case 'foreign_mod_item':
      return compactText(codeOf(tokensIn(tree, node.children[0] ?? node)));
    case 'macro_invocation':
      return `${fieldText(tree, node, 'macro')}!(${firstName(tree, node)})`;
    default:
      return fieldText(tree, node, 'name');
  }
}

/** What a macro call most likely defines: the first identifier in it, attributes passed over. */
function firstName(tree: SyntaxTree, call: SyntaxNode): string {
  const tokens = call.children.find((child) => child.type === 'token_tree')?.children ?? [];
  const found = tokens.find((node) => node.type === 'identifier' || node.type === 'metavariable');
  return found === undefined ? '' : textOf(tree, found);
}

function fieldText(tree: SyntaxTree, node: SyntaxNode, field: string): string {
  const child = childInField(node, field);
  if (child === null) return '';
  if (child.children.length === 0) return textOf(tree, child);
  return compactText(codeOf(tokensIn(tree, child)));
}
