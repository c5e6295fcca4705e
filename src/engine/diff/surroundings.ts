/** What stands directly before and after a place in the code. */
import type { Span } from '../../base/span.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import { isComment, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';

export interface Surroundings {
  /** Compact text of the statement, entry or item before the place; `null` when it is the first. */
  readonly before: string | null;
  readonly after: string | null;
  /** Compact text of what stands at the place itself; empty for a place between two elements. */
  readonly at: string;
  /** How many elements of the list have the form of the one before the place: names and literals do not count. */
  readonly alike: number;
}

/** Nodes whose children are a list, and whether commas and semicolons separate the elements (else each child is one). */
const LISTS: Readonly<Record<string, 'separated' | 'children'>> = {
  source_file: 'children',
  block: 'children',
  declaration_list: 'children',
  match_block: 'children',
  field_declaration_list: 'separated',
  enum_variant_list: 'separated',
  array_expression: 'separated',
  token_tree: 'separated',
  arguments: 'separated',
  parameters: 'separated',
  field_initializer_list: 'separated',
  use_list: 'separated',
};

export function surroundingsOf(tree: SyntaxTree, place: Span): Surroundings {
  const list = listAround(tree.root, place);
  const elements = list === null ? [] : elementsOf(list);
  const text = (span: Span | undefined): string | null =>
    span === undefined ? null : compactText(codeOf(tokensIn(tree, span)));
  const previous = elements.findLast((element) => element.end <= place.start);
  const form = previous === undefined ? null : formOf(tree, previous);
  const inside = elements.filter(({ start, end }) => start < place.end && end > place.start);
  return {
    before: text(previous),
    after: text(elements.find((element) => element.start >= Math.max(place.end, place.start))),
    at: inside.map((element) => text(element) ?? '').join(' '),
    alike: elements.filter((element) => form !== null && formOf(tree, element) === form).length,
  };
}

/** `_::_(_)` of `rustc_lint::provide(providers)`. */
function formOf(tree: SyntaxTree, span: Span): string {
  const texts = codeOf(tokensIn(tree, span)).map((text) => (/^[\w"]/.test(text) ? '_' : text));
  return texts.join('');
}

/** The innermost list that holds the place. */
function listAround(root: SyntaxNode, place: Span): SyntaxNode | null {
  let list: SyntaxNode | null = null;
  for (let at: SyntaxNode | undefined = root; at !== undefined;) {
    if (LISTS[at.type] !== undefined) list = at;
    at = at.children.find((child) => child.start < place.start && place.end < child.end);
  }
  return list;
}

function elementsOf(list: SyntaxNode): Span[] {
  const inner = list.type === 'source_file' ? list.children : list.children.slice(1, -1);
  const nodes = inner.filter((child) => !isComment(child));
  if (LISTS[list.type] === 'children') {
    return nodes.filter((child) => child.named).map(({ start, end }) => ({ start, end }));
  }
  const elements: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { type, start, end } of nodes) {
    if (type === ',' || type === ';') open = undefined;
    else if (open === undefined) elements.push((open = { start, end }));
    else open.end = end;
  }
  return elements;
}
