/** The grammar's files as a parser. A thread needs no more of the program than this to read Rust. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createRustParser, type PackingParser } from '../engine/syntax/parser.ts';
import type { TableSchemas } from '../engine/syntax/table-schemas.ts';

export function rustParser(tables: TableSchemas): Promise<PackingParser> {
  const require = createRequire(import.meta.url);
  return createRustParser(
    readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFileSync(require.resolve('tree-sitter-rust/tree-sitter-rust.wasm')),
    tables,
  );
}
