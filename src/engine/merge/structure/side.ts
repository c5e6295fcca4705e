/** One of the three versions, with what is asked of its nodes again and again. */
import { firstWhere } from '../../../base/search.ts';
import type { Span } from '../../../base/span.ts';
import { cfgPredicates, isInnerDoc } from '../../syntax/attributes.ts';
import { itemNode, shapeOf } from '../../syntax/item-shape.ts';
import { codeOf, type Token, tokensIn } from '../../syntax/tokens.ts';
import { childInField, isComment, type SyntaxNode, type SyntaxTree } from '../../syntax/tree.ts';
import { profileOf, type Profile } from '../../diff/similarity.ts';
import { isLink } from './chain.ts';
import type { Element } from './element.ts';

export class Side {
  readonly tree: SyntaxTree;
  private readonly keys = new Map<Element, string | null>();
  private readonly profiles = new Map<Element, Profile>();
  private all: readonly Token[] | null = null;

  constructor(tree: SyntaxTree) {
    this.tree = tree;
  }

  text({ start, end }: Span): string {
    return this.tree.source.slice(start, end);
  }

  /** Tokens of code and comments: what formatting leaves alone. */
  tokens(span: Span): string {
    return this.tokensOf(span)
      .map((token) => token.text)
      .join('\0');
  }

  /** Are they the same but for formatting? */
  says(span: Span, other: Side, otherSpan: Span): boolean {
    const [mine, others] = [this.placeOf(span), other.placeOf(otherSpan)];
    if (mine.to - mine.from !== others.to - others.from) return false;
    for (let at = 0; at < mine.to - mine.from; at++) {
      if (this.all?.[mine.from + at]?.text !== other.all?.[others.from + at]?.text) return false;
    }
    return true;
  }

  private tokensOf(span: Span): readonly Token[] {
    const { from, to } = this.placeOf(span);
    return this.all?.slice(from, to) ?? [];
  }

  private placeOf({ start, end }: Span): { from: number; to: number } {
    this.all ??= tokensIn(this.tree, this.tree.root);
    const all = this.all;
    return {
      from: firstWhere(all, (token) => token.start >= start),
      to: firstWhere(all, (token) => token.start >= end),
    };
  }

  profile(element: Element): Profile {
    const known = this.profiles.get(element);
    if (known !== undefined) return known;
    const profile = profileOf(codeOf(this.tokensOf(element)));
    this.profiles.set(element, profile);
    return profile;
  }

  /** By which a member is known again, or `null`. */
  key(element: Element): string | null {
    const known = this.keys.get(element);
    if (known !== undefined) return known;
    const key = this.makeKey(element);
    this.keys.set(element, key);
    return key;
  }

  private makeKey({ main, lead }: Element): string | null {
    const [node, called] = main;
    if (isLink(main) && called !== undefined) return `.${this.compact(called)}`;
    // What a file or module says of itself is one thing, wherever it stands in it.
    if (node === undefined && lead.some(isInnerDoc)) return '//!';
    if (node === undefined || main.length > 1) return main.length > 1 ? this.spanKey(main) : null;
    if (isComment(node)) return null;
    const item = itemNode(node);
    if (item !== null && item.type !== 'macro_invocation') {
      if (item.type === 'use_declaration') return `use|${this.compact(item)}`;
      const { namespace, name, generics } = shapeOf(this.tree, item);
      return [namespace, name, generics, ...cfgPredicates(this.tree, lead)].join('|');
    }
    const named = keyField(node);
    if (named !== null)
      return `${node.type}|${this.compact(named)}|${cfgPredicates(this.tree, lead).join('|')}`;
    return node.children.length === 0 || SHORT.has(node.type)
      ? `${node.type}|${this.compact(node)}`
      : null;
  }

  private spanKey(main: readonly SyntaxNode[]): string {
    return main.map((node) => this.compact(node)).join(' ');
  }

  private compact(node: SyntaxNode): string {
    return codeOf(this.tokensOf(node)).join(' ');
  }
}

const SHORT = new Set([
  'scoped_identifier',
  'use_as_clause',
  'use_wildcard',
  'type_identifier',
  'lifetime',
  'scoped_type_identifier',
  'generic_type',
]);

function keyField(node: SyntaxNode): SyntaxNode | null {
  switch (node.type) {
    case 'match_arm':
      return childInField(node, 'pattern');
    case 'field_initializer':
      return childInField(node, 'field') ?? childInField(node, 'name');
    case 'shorthand_field_initializer':
      return node.children[0] ?? null;
    case 'let_declaration':
    case 'parameter':
      return childInField(node, 'pattern');
    case 'type_parameter':
    case 'const_parameter':
    case 'lifetime_parameter':
      return childInField(node, 'name');
    case 'where_predicate':
      return childInField(node, 'left');
    case 'attribute_item':
      return node.children.find(({ type }) => type === 'attribute')?.children[0] ?? null;
    case 'scoped_use_list':
      return childInField(node, 'path');
    default:
      return null;
  }
}
