/** Lists inside bodies: statements, match arms, arguments, array elements, fields of struct literals, macro tokens. */
import type { Span } from '../../base/span.ts';
import { isComment, type SyntaxNode } from '../syntax/tree.ts';

/** What bodies are compared by: a node of the grammar, or a run of nodes that stand together. */
export type Part = Pick<SyntaxNode, 'type' | 'field' | 'children' | 'start' | 'end'>;

export type ElementKind =
  'statement' | 'arm' | 'argument' | 'parameter' | 'element' | 'field' | 'rule';

export interface Element extends Span {
  /** Attributes first. */
  readonly nodes: readonly SyntaxNode[];
  /** Separator behind it, when another element follows. */
  readonly separator: Span | null;
}

export interface ElementList {
  readonly kind: ElementKind;
  readonly elements: readonly Element[];
  /** Commas that mean nothing. */
  readonly ignored: readonly Span[];
}

interface Grammar {
  readonly kind: ElementKind;
  /** Commas stand between elements, each node is one, or each node holds its own comma, which means nothing. */
  readonly by: 'comma' | 'node' | 'arm';
  /** Whether a comma behind the last element means nothing. */
  readonly looseEnd: boolean;
}

const commas = (kind: ElementKind, looseEnd = true): Grammar => ({ kind, by: 'comma', looseEnd });
const nodes = (kind: ElementKind): Grammar => ({ kind, by: 'node', looseEnd: false });

const LISTS: Readonly<Record<string, Grammar>> = {
  block: nodes('statement'),
  declaration_list: nodes('statement'),
  match_block: { kind: 'arm', by: 'arm', looseEnd: false },
  arguments: commas('argument'),
  parameters: commas('parameter'),
  closure_parameters: commas('parameter'),
  array_expression: commas('element'),
  tuple_expression: commas('element', false),
  use_list: commas('element'),
  enum_variant_list: commas('element'),
  field_declaration_list: commas('element'),
  field_initializer_list: commas('field'),
  token_tree: commas('argument', false),
  macro_rules: nodes('rule'),
};

/** `null` for what is no list, or one whose elements cannot be told apart. */
export function elementList(list: Part): ElementList | null {
  const grammar = LISTS[list.type];
  if (grammar === undefined) return null;
  const inner = list.children.slice(1, -1).filter((child) => !isComment(child));
  if (inner.some(({ type }) => type === 'ERROR')) return null;
  if (list.type === 'array_expression' && inner.some(({ type }) => type === ';')) return null;
  if (grammar.by === 'comma') return commaSeparated(grammar, inner);
  if (grammar.by === 'arm') return arms(inner);
  return { kind: grammar.kind, elements: runs(inner, grammar.kind), ignored: [] };
}

function commaSeparated({ kind, looseEnd }: Grammar, inner: readonly SyntaxNode[]): ElementList {
  const elements: Element[] = [];
  const ignored: Span[] = [];
  let own: SyntaxNode[] = [];
  for (const [at, child] of inner.entries()) {
    if (child.type === ',') {
      const last = at === inner.length - 1;
      if (own.length > 0) elements.push(elementOf(own, last ? null : child));
      else if (!last) elements.push(elementOf([child], null));
      if (last && looseEnd) ignored.push(child);
      else if (last) elements.push(elementOf([child], null));
      own = [];
      continue;
    }
    own.push(child);
    const next = inner[at + 1]?.type;
    if (child.type !== ';' && !(isBraced(child) && next !== ',' && next !== ';')) continue;
    elements.push(elementOf(own, null));
    own = [];
  }
  if (own.length > 0) elements.push(elementOf(own, null));
  return { kind, elements, ignored };
}

/** In macro tokens, what ends in braces is most often a statement, an arm or an item. */
function isBraced(tokens: SyntaxNode): boolean {
  return tokens.type === 'token_tree' && tokens.children[0]?.type === '{';
}

/** Attributes go with the node behind them, a `;` with the one before. */
function runs(inner: readonly SyntaxNode[], kind: ElementKind): Element[] {
  const elements: Element[] = [];
  let own: SyntaxNode[] = [];
  for (const [at, child] of inner.entries()) {
    own.push(child);
    if (child.type === 'attribute_item') continue;
    if (kind === 'rule' && inner[at + 1]?.type === ';') continue;
    elements.push(elementOf(own, null));
    own = [];
  }
  if (own.length > 0) elements.push(elementOf(own, null));
  return elements;
}

function arms(inner: readonly SyntaxNode[]): ElementList {
  const ignored: Span[] = [];
  const elements = inner.map((arm) => {
    const last = arm.children.at(-1);
    if (arm.type !== 'match_arm' || last?.type !== ',') return elementOf([arm], null);
    ignored.push(last);
    const end = arm.children.findLast((child) => child !== last && !isComment(child))?.end;
    return { start: arm.start, end: end ?? arm.end, nodes: [arm], separator: null };
  });
  return { kind: 'arm', elements, ignored };
}

function elementOf(members: readonly SyntaxNode[], separator: Span | null): Element {
  return {
    start: members[0]?.start ?? 0,
    end: members.at(-1)?.end ?? 0,
    nodes: members,
    separator,
  };
}

/** The part of an element that tells which one it is, whatever else changes; `null` when it has none. */
export function headOf(element: Element): Span | null {
  const main = element.nodes.at(-1);
  if (main === undefined) return null;
  switch (main.type) {
    case 'match_arm':
    case 'let_declaration':
      return main.children.find((child) => child.field === 'pattern') ?? null;
    case 'field_initializer':
      return main.children[0] ?? null;
    case 'function_item':
    case 'const_item':
    case 'struct_item':
      return main.children.find((child) => child.field === 'name') ?? null;
    default:
      return null;
  }
}
