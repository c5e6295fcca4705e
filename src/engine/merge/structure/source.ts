/** A version of the file as lines. */
import type { RustParser } from '../../syntax/parser.ts';
import { descendants } from '../../syntax/tree.ts';
import type { Texts } from '../factor.ts';
import { NO_LIMIT, type Watch } from '../limit.ts';
import { type Chunk, splitLines } from '../lines.ts';
import type { Sides } from './merger.ts';

export interface Source {
  readonly lines: readonly string[];
  /** Indexes of lines that begin inside of a string or comment. */
  readonly inside: ReadonlySet<number>;
}

export interface Sources extends Sides<Source> {
  readonly watch: Watch;
  /** Line merges of conflicts, by their texts: what is tried one after the other leaves most of them as they are. */
  readonly lineMerges: Map<string, readonly Chunk[]>;
}

export function sourcesOf(
  parser: RustParser,
  { base, ours, theirs }: Texts,
  watch: Watch = NO_LIMIT,
): Sources {
  return {
    watch,
    lineMerges: new Map(),
    base: sourceOf(parser, base),
    ours: sourceOf(parser, ours),
    theirs: sourceOf(parser, theirs),
  };
}

const WHOLE = new Set(['string_literal', 'raw_string_literal', 'block_comment']);

function sourceOf(parser: RustParser, text: string): Source {
  const lines = splitLines(text);
  const inside = new Set<number>();
  const { root } = parser.parse(text);
  let [line, start] = [0, 0];
  for (const { start: from, end } of descendants(root, ({ type }) => WHOLE.has(type))) {
    while (line < lines.length && start < end) {
      if (start > from) inside.add(line);
      start += lines[line++]?.length ?? 0;
    }
  }
  return { lines, inside };
}
