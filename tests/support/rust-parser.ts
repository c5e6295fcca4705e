import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createRustParser, type PackingParser } from '../../src/engine/syntax/parser.ts';
import { parseTableSchemas } from '../../src/engine/syntax/table-schemas.ts';

const TABLES = new URL('../../grammars/tables.toml', import.meta.url);
const require = createRequire(import.meta.url);
let parser: Promise<PackingParser> | undefined;

/** One parser for a whole test file: loading the grammar costs more than most parses. */
export function rustParser(): Promise<PackingParser> {
  parser ??= createRustParser(
    readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFileSync(require.resolve('tree-sitter-rust/tree-sitter-rust.wasm')),
    parseTableSchemas(readFileSync(TABLES, 'utf8'), 'grammars/tables.toml'),
  );
  return parser;
}
