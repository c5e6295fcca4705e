/** Whether an item is a table, and which nodes hold its entries. */
import type { TableSchema } from './table-schemas.ts';
import { headerLength } from './segments.ts';
import { childInField, isComment, textOf, type SyntaxNode, type SyntaxTree } from './tree.ts';

/** A run of entries: a section, or what stands outside of sections. */
export interface Region {
  readonly schema: TableSchema;
  /** What stands before `::` in the path of its entries. */
  readonly path: string;
  readonly nodes: readonly SyntaxNode[];
  /** Offset behind what opens it. */
  readonly open: number;
}

/** Looks at nothing but the item itself: `null` where no schema of the tree names it. */
export function tableRegions(tree: SyntaxTree, item: SyntaxNode): Region[] | null {
  switch (item.type) {
    case 'const_item':
    case 'static_item':
      return arrayRegions(tree, item);
    case 'macro_invocation':
      return macroRegions(tree, item);
    default:
      return null;
  }
}

function arrayRegions(tree: SyntaxTree, item: SyntaxNode): Region[] | null {
  const name = nameIn(tree, item, 'name');
  const schema = tree.tables.tables.find((one) => one.item === name);
  if (schema === undefined) return null;
  let value = childInField(item, 'value');
  while (value?.type === 'reference_expression') value = childInField(value, 'value');
  const open = value?.children[0]?.end;
  if (value?.type !== 'array_expression' || open === undefined) return null;
  if (value.children.some((child) => child.type === ';')) return null;
  return regionsIn(tree, schema, schema.path, value.children.slice(1, -1), open);
}

function macroRegions(tree: SyntaxTree, call: SyntaxNode): Region[] | null {
  const name = nameIn(tree, call, 'macro')?.split('::').at(-1)?.trim();
  const schema = tree.tables.tables.find((one) => one.macro === name);
  const body = call.children.find((child) => child.type === 'token_tree');
  const open = body?.children[0]?.end;
  if (schema === undefined || body === undefined || open === undefined) return null;
  const nodes = body.children.slice(1, -1);
  if (!schema.header) return regionsIn(tree, schema, schema.path, nodes, open);
  const header = headerLength(nodes);
  const [first, last] = [nodes[0], nodes[header - 1]];
  if (first === undefined || last === undefined) return null;
  const path = schema.path === 'header' ? textOf(tree, first) : schema.path;
  return regionsIn(tree, schema, path, nodes.slice(header), last.end);
}

function nameIn(tree: SyntaxTree, item: SyntaxNode, field: string): string | undefined {
  const name = childInField(item, field);
  return name === null ? undefined : textOf(tree, name);
}

function regionsIn(
  tree: SyntaxTree,
  schema: TableSchema,
  path: string,
  nodes: readonly SyntaxNode[],
  open: number,
): Region[] {
  const regions: Region[] = [];
  let from = { at: 0, open };
  let before: SyntaxNode | undefined;
  for (const [at, node] of nodes.entries()) {
    const inner = nodes[at + 1];
    const section = isBetweenEntries(tree, before) ? sectionPath(tree, schema, path, node) : null;
    if (section !== null && inner !== undefined && isBraced(tree, inner)) {
      regions.push({ schema, path, nodes: nodes.slice(from.at, at), open: from.open });
      const opened = inner.children[0]?.end ?? inner.start;
      const held = inner.children.slice(1, -1);
      regions.push({ schema, path: section, nodes: held, open: opened });
      from = { at: at + 2, open: inner.end };
    }
    if (!isComment(node)) before = node;
  }
  regions.push({ schema, path, nodes: nodes.slice(from.at), open: from.open });
  return regions;
}

function isBetweenEntries(tree: SyntaxTree, before: SyntaxNode | undefined): boolean {
  return before === undefined || before.type === ',' || isBraced(tree, before);
}

function isBraced(tree: SyntaxTree, node: SyntaxNode): boolean {
  return node.type === 'token_tree' && tree.source[node.start] === '{';
}

/** The path of the entries of the section that `word` opens; `null`: it opens none. */
function sectionPath(
  tree: SyntaxTree,
  { sections }: TableSchema,
  path: string,
  word: SyntaxNode,
): string | null {
  if (word.type !== 'identifier') return null;
  return sections === 'any' ? path : (sections[textOf(tree, word)] ?? null);
}
