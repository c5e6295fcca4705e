/** Within one piece of work the same text is asked for many times. */
import type { RustParser } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';

/** A parser that remembers every tree it gave; for as long as one file is worked on. */
export function parseOnce(parser: RustParser): RustParser {
  const known = new Map<string, SyntaxTree>();
  return {
    parse(source) {
      const tree = known.get(source) ?? parser.parse(source);
      known.set(source, tree);
      return tree;
    },
  };
}
