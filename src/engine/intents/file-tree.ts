/** The tree of a file that hooks belong in: Rust by its grammar, of anything else (a manifest) the text alone. */
import type { RustParser } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Hook } from './hooks.ts';

/** @param hooks all of one file, whose name says what it is */
export function treeOf(parser: RustParser, hooks: readonly Hook[], text: string): SyntaxTree {
  const file = hooks[0]?.file ?? '';
  return file.endsWith('.toml')
    ? { ...parser.parse(''), source: text, packed: null }
    : parser.parse(text);
}
