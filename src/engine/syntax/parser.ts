/** Rust text to our own tree; the only file that talks to web-tree-sitter. */
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import type { Span } from '../../base/span.ts';
import { parseNightly } from './nightly.ts';
import type { TableSchemas } from './table-schemas.ts';
import type { SyntaxNode, SyntaxTree } from './tree.ts';

export interface RustParser {
  /** Never throws on any text; what cannot be read is in `errors`. */
  parse(source: string): SyntaxTree;
}

interface MutableNode extends SyntaxNode {
  readonly parent: MutableNode | null;
  readonly children: SyntaxNode[];
}

/**
 * @param runtime bytes of `web-tree-sitter.wasm`
 * @param grammar bytes of `tree-sitter-rust.wasm`
 * @param tables passed on to every tree
 */
export async function createRustParser(
  runtime: Uint8Array,
  grammar: Uint8Array,
  tables: TableSchemas,
): Promise<RustParser> {
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const parseAsIs = (source: string): SyntaxTree => {
    const parsed = parser.parse(source);
    if (parsed === null) throw new Error('tree-sitter gave no tree');
    const cursor = parsed.walk();
    try {
      return { ...walk(source, cursor), tables };
    } finally {
      cursor.delete();
      parsed.delete();
    }
  };
  return { parse: (source) => parseNightly(source, parseAsIs) };
}

/** Without recursion: real files nest deep, hostile ones deeper. */
function walk(source: string, cursor: TreeCursor): Omit<SyntaxTree, 'tables'> {
  const errors: Span[] = [];
  const enter = (parent: MutableNode | null): MutableNode => {
    const node: MutableNode = {
      type: cursor.nodeType,
      named: cursor.nodeIsNamed,
      field: cursor.currentFieldName,
      start: cursor.startIndex,
      end: cursor.endIndex,
      parent,
      children: [],
    };
    if (node.type === 'ERROR' || cursor.nodeIsMissing)
      errors.push({ start: node.start, end: node.end });
    parent?.children.push(node);
    return node;
  };
  const root = enter(null);
  let at: MutableNode = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      at = enter(at);
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent() || at.parent === null) return { source, root, errors };
      at = at.parent;
    }
    at = enter(at.parent);
  }
}
