/** `use` trees: what they bring into scope, and how a moved path is written in them. */
import type { Edit } from '../../base/span.ts';
import {
  childInField,
  descendants,
  textOf,
  type SyntaxNode,
  type SyntaxTree,
} from '../syntax/tree.ts';

export interface Imported {
  readonly declaration: SyntaxNode;
  /** The node that stands for this name: a path, a `use_as_clause`, `self` or a wildcard. */
  readonly node: SyntaxNode;
  /** Path of the lists around it; empty outside of a list. */
  readonly prefix: readonly string[];
  /** Full path; of `a::b::{self}` and `a::b::*` it is `a::b`. */
  readonly path: readonly string[];
  readonly alias: string | null;
  readonly glob: boolean;
}

export function importsIn(tree: SyntaxTree): Imported[] {
  const declarations = descendants(tree.root, (node) => node.type === 'use_declaration');
  return declarations.flatMap((declaration) => {
    const argument = childInField(declaration, 'argument');
    return argument === null ? [] : below(tree, declaration, argument, []);
  });
}

function below(
  tree: SyntaxTree,
  declaration: SyntaxNode,
  node: SyntaxNode,
  prefix: readonly string[],
): Imported[] {
  const at = { declaration, node, prefix, alias: null, glob: false };
  switch (node.type) {
    case 'use_list':
      return node.children
        .filter(isMember)
        .flatMap((child) => below(tree, declaration, child, prefix));
    case 'scoped_use_list': {
      const path = childInField(node, 'path');
      const list = childInField(node, 'list');
      const inner = path === null ? prefix : [...prefix, ...segmentsOf(tree, path)];
      return list === null ? [] : below(tree, declaration, list, inner);
    }
    case 'use_as_clause': {
      const path = childInField(node, 'path');
      const alias = childInField(node, 'alias');
      if (path === null || alias === null) return [];
      return [{ ...at, path: [...prefix, ...segmentsOf(tree, path)], alias: textOf(tree, alias) }];
    }
    case 'use_wildcard':
      return [{ ...at, path: [...prefix, ...segmentsOf(tree, node).slice(0, -1)], glob: true }];
    case 'self':
      return [{ ...at, path: prefix }];
    default:
      return [{ ...at, path: [...prefix, ...segmentsOf(tree, node)] }];
  }
}

function isMember(node: SyntaxNode): boolean {
  return node.named && !node.type.endsWith('_comment');
}

function segmentsOf(tree: SyntaxTree, node: SyntaxNode): string[] {
  return textOf(tree, node)
    .replace(/\s+/g, '')
    .split('::')
    .filter((segment) => segment !== '');
}

/** The name an import gives to the file, or `null` for a glob. */
export function localName({ alias, glob, path }: Imported): string | null {
  return glob ? null : (alias ?? path.at(-1) ?? null);
}

/** Edits that make `imported` name `after` instead, or `null` where a person must. `self` and globs keep their lists. */
export function reimport(
  tree: SyntaxTree,
  imported: Imported,
  after: readonly string[],
): Edit[] | null {
  const { node, prefix, glob } = imported;
  const path = node.type === 'use_as_clause' ? childInField(node, 'path') : node;
  if (path === null) return null;
  const shared = prefix.every((segment, at) => after[at] === segment);
  if (shared && after.length > prefix.length && node.type !== 'self') {
    const text = after.slice(prefix.length).join('::') + (glob ? '::*' : '');
    return [{ start: path.start, end: path.end, text }];
  }
  if (prefix.length === 0 || glob || node.type === 'self') return null;
  return takenOut(tree, imported, after);
}

/** Out of its list, into a declaration of its own behind. */
function takenOut(
  tree: SyntaxTree,
  { declaration, node, alias }: Imported,
  after: readonly string[],
): Edit[] | null {
  const list = node.parent;
  if (list?.type !== 'use_list' || declaration.parent === null) return null;
  const members = list.children.filter(isMember);
  const indent = /[ \t]*$/.exec(tree.source.slice(0, declaration.start))?.[0] ?? '';
  const visibility = declaration.children.find((child) => child.type === 'visibility_modifier');
  const head = visibility === undefined ? '' : `${textOf(tree, visibility)} `;
  const text = `\n${indent}${head}use ${after.join('::')}${alias === null ? '' : ` as ${alias}`};`;
  const added = { start: declaration.end, end: declaration.end, text };
  if (members.length === 1) return null;
  const at = list.children.indexOf(node);
  const next = list.children[at + 1];
  const previous = list.children[at - 1];
  if (next?.type === ',') {
    const follower = list.children[at + 2];
    const end = follower === undefined || follower.type === '}' ? next.end : follower.start;
    return [{ start: node.start, end, text: '' }, added];
  }
  return previous?.type === ','
    ? [{ start: previous.start, end: node.end, text: '' }, added]
    : null;
}
