/** An item's interface in parts that have names. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';
import { isBlank } from './lines.ts';
import type { Item } from '../syntax/item.ts';
import { itemNode } from '../syntax/item-shape.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import {
  childInField,
  isComment,
  textOf,
  type SyntaxNode,
  type SyntaxTree,
} from '../syntax/tree.ts';

export interface Parameter {
  /** The pattern as written; `self` for a receiver of any form. */
  readonly name: string;
  readonly type: string;
}

export interface Facets {
  /** Everything but parameters, as compact text; absent parts are empty. */
  readonly texts: ReadonlyMap<Facet, string>;
  readonly parameters: readonly Parameter[];
}

export const facets = [
  'definition',
  'visibility',
  'qualifiers',
  'generics',
  'trait',
  'type',
  'bounds',
  'payload',
  'return type',
  'where clause',
] as const;
export type Facet = (typeof facets)[number];

const FACET_OF_FIELD: Readonly<Record<string, Facet>> = {
  type_parameters: 'generics',
  trait: 'trait',
  type: 'type',
  bounds: 'bounds',
  return_type: 'return type',
};

const FACET_OF_TYPE: Readonly<Record<string, Facet>> = {
  visibility_modifier: 'visibility',
  function_modifiers: 'qualifiers',
  mutable_specifier: 'qualifiers',
  unsafe: 'qualifiers',
  ordered_field_declaration_list: 'payload',
  where_clause: 'where clause',
};

/** `null` where the grammar has no definition at the item: comments, table entries, unparsed text. */
export function facetsOf(tree: SyntaxTree, item: Item): Facets | null {
  const node = definitionAt(tree, item);
  if (node === null) return null;
  const texts = new Map<Facet, string>([['definition', item.kind]]);
  let parameters: Parameter[] = [];
  for (const child of node.children) {
    if (child.start >= (item.body?.start ?? item.core.end)) break;
    if (child.field === 'parameters') parameters = parametersOf(tree, child);
    const facet = FACET_OF_TYPE[child.type] ?? FACET_OF_FIELD[child.field ?? ''];
    if (facet !== undefined) texts.set(facet, compact(tree, child));
  }
  return { texts, parameters };
}

/** The grammar's node of an item. */
export function definitionAt(tree: SyntaxTree, item: Item): SyntaxNode | null {
  let at: SyntaxNode | undefined = tree.root;
  while (at !== undefined) {
    if (at.start === item.core.start && at.end <= item.core.end && itemNode(at) === at) return at;
    const holder: SyntaxNode | undefined =
      at.children[firstWhere(at.children, (child) => child.end > item.core.start)];
    at = holder !== undefined && holder.start <= item.core.start ? holder : undefined;
  }
  return null;
}

function parametersOf(tree: SyntaxTree, list: SyntaxNode): Parameter[] {
  return list.children
    .filter((child) => child.named && !isComment(child) && child.type !== 'attribute_item')
    .map((child) => {
      if (child.type === 'self_parameter') return { name: 'self', type: compact(tree, child) };
      const pattern = childInField(child, 'pattern');
      const type = childInField(child, 'type');
      return {
        name: pattern === null ? '_' : compact(tree, pattern),
        type: compact(tree, type ?? child),
      };
    });
}

function compact(tree: SyntaxTree, node: SyntaxNode): string {
  if (node.children.length === 0) return textOf(tree, node);
  return compactText(codeOf(tokensIn(tree, node)));
}

/** What is in the outermost brackets, split at its commas: `gated!(a, b)`, `name: bool = (a, b)`. */
export function entryArguments(tree: SyntaxTree, span: Span | null): string[] {
  if (span === null) return [];
  const found: string[] = [];
  let open = 0;
  let own: string[] = [];
  const finish = (): void => {
    const text = compactText(own);
    if (!isBlank(text)) found.push(text);
    own = [];
  };
  for (const token of codeOf(tokensIn(tree, span))) {
    if (')]}'.includes(token)) open--;
    if (open === 1 && token === ',') finish();
    else if (open > 0) own.push(token);
    if ('([{'.includes(token)) open++;
  }
  finish();
  return found;
}
