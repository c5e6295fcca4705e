/**
 * A text with formatting and the order of order-free members taken out, so that two merges can be called equal. The
 * engine has a table of its own: this one is the design's list, written down again.
 */
import { type SyntaxNode, type SyntaxTree, textOf } from '../../src/engine/syntax/tree.ts';
import { rustParser } from './rust-parser.ts';

const parser = await rustParser();

const FREE = new Set([
  'source_file',
  'declaration_list',
  'field_declaration_list',
  'enum_variant_list',
  'field_initializer_list',
  'use_list',
  'where_clause',
  'match_block',
]);
const OPENING = new Set(['(', '[', '{', '<', 'where']);
const TABLES = new Set(['options']);

export function canonical(text: string): string {
  const tree = parser.parse(text);
  return written(tree, tree.root);
}

function written(tree: SyntaxTree, node: SyntaxNode): string {
  if (node.children.length === 0) return textOf(tree, node).trim();
  const { source } = tree;
  const free = isFree(tree, node);
  const members: string[] = [];
  let open = '';
  let end = -1;
  let opened = false;
  for (const child of node.children) {
    if (child.type === ',') continue;
    const part = written(tree, child);
    const fixed = !free || '{}()<>[]'.includes(child.type) || child.type === 'where';
    const comment = child.type.endsWith('_comment');
    const sameLine = end !== -1 && !source.slice(end, child.start).includes('\n');
    if (comment && sameLine && open === '' && members.length > 0 && !opened) {
      members[members.length - 1] += ` ${part}`;
    } else if (comment || child.type === 'attribute_item') open += `${part} `;
    else {
      members.push(fixed ? part : open + part);
      if (fixed && open !== '') members.push(open);
      open = '';
    }
    end = child.end;
    opened = OPENING.has(child.type);
  }
  if (open !== '') members.push(open);
  return (free ? members.sort() : members).join(free ? '\n' : ' ');
}

function isFree(tree: SyntaxTree, node: SyntaxNode): boolean {
  if (node.type !== 'token_tree') return FREE.has(node.type);
  const before = node.parent?.children[0];
  const name = before === undefined ? '' : textOf(tree, before);
  return name === 'derive' || TABLES.has(name);
}
