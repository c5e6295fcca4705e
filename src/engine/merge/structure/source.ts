/** A version of the file as lines. */
import type { RustParser } from '../../syntax/parser.ts';
import { descendants } from '../../syntax/tree.ts';
import type { Texts } from '../factor.ts';
import { NO_LIMIT, type Watch } from '../limit.ts';
import { splitLines } from '../lines.ts';
import type { Sides } from './merger.ts';

export interface Source {
  readonly lines: readonly string[];
  /** Indexes of lines that begin inside of a string or comment. */
  readonly inside: ReadonlySet<number>;
}

export interface Sources extends Sides<Source> {
  readonly watch: Watch;
}

export function sourcesOf(
  parser: RustParser,
  { base, ours, theirs }: Texts,
  watch: Watch = NO_LIMIT,
): Sources {
  return {
    watch,
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
