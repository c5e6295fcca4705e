/** `use` declarations as the names they bring in. */
import type { SyntaxNode, SyntaxTree } from './tree.ts';
import { childInField, isComment, textOf } from './tree.ts';
import { codeOf, compactText, tokensIn } from './tokens.ts';

export interface Import {
  /** `std::io::Read`; `std::io` for `std::io::{self}`; `std::io::*` for a glob. */
  readonly path: string;
  /** Name after `as`, or `null`. */
  readonly alias: string | null;
}

/** Everything one use declaration imports, in source order. */
export function importsOf(tree: SyntaxTree, declaration: SyntaxNode): Import[] {
  const argument = childInField(declaration, 'argument');
  if (argument === null) return [];
  const found: Import[] = [];
  const stack: { readonly node: SyntaxNode; readonly prefix: string }[] = [
    { node: argument, prefix: '' },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, prefix } = next;
    if (node.type === 'scoped_use_list' || node.type === 'use_list') {
      const path = childInField(node, 'path');
      const inner = path === null ? prefix : join(prefix, pathText(tree, path));
      const list = node.type === 'use_list' ? node : childInField(node, 'list');
      const members = list?.children.filter((child) => child.named && !isComment(child)) ?? [];
      for (const member of members.toReversed()) stack.push({ node: member, prefix: inner });
    } else if (node.type === 'use_as_clause') {
      const path = childInField(node, 'path') ?? node;
      const alias = childInField(node, 'alias');
      found.push({
        path: join(prefix, pathText(tree, path)),
        alias: alias === null ? null : textOf(tree, alias),
      });
    } else {
      const path = join(prefix, pathText(tree, node));
      found.push({ path, alias: null });
    }
  }
  return found;
}

/** What the declaration's imports have in common: `std::io` of `use std::io::{self, Read}` and of `use std::io::Read`. */
export function useRoot(tree: SyntaxTree, declaration: SyntaxNode): string {
  const argument = childInField(declaration, 'argument');
  if (argument === null) return '';
  const path = childInField(argument, 'path');
  const whole = path ?? argument;
  const text = whole.type === 'use_list' ? '' : pathText(tree, whole);
  const isLeaf = argument.type === 'use_as_clause' || argument.type === 'use_wildcard';
  return isLeaf ? withoutLast(text, argument.type) : text;
}

function withoutLast(text: string, type: string): string {
  if (type === 'use_wildcard') return text.replace(/::\*$/, '');
  const cut = text.lastIndexOf('::');
  return cut === -1 ? text : text.slice(0, cut);
}

function pathText(tree: SyntaxTree, node: SyntaxNode): string {
  // Looking up the tokens of a span takes longer the deeper it lies: lists in lists without end would take forever.
  if (node.children.length === 0) return textOf(tree, node);
  return compactText(codeOf(tokensIn(tree, node)));
}

function join(prefix: string, path: string): string {
  if (prefix === '') return path;
  return path === 'self' ? prefix : `${prefix}::${path}`;
}
