/** Rust's tokens by colour, line by line. */
import type { RootContent } from 'hast';
import rust from 'highlight.js/lib/languages/rust';
import { createLowlight } from 'lowlight';

export interface Token {
  readonly text: string;
  /** Class of the stylesheet, or `null` for plain text. */
  readonly look: string | null;
}

/** Larger texts stay plain: colour is not worth the wait. */
const LARGEST = 400_000;

/** highlight.js scope to the short class that a page of many tokens can afford. */
const LOOKS: Readonly<Record<string, string>> = {
  'hljs-keyword': 'k',
  'hljs-literal': 'k',
  'hljs-string': 's',
  'hljs-char': 's',
  'hljs-number': 'm',
  'hljs-symbol': 'm',
  'hljs-comment': 'c',
  'hljs-doctag': 'c',
  'hljs-meta': 'at',
  'hljs-title': 'f',
  'hljs-type': 't',
  'hljs-built_in': 't',
};

const lowlight = createLowlight({ rust });

/** Tokens of each line; put together they give the line, without its end. */
export function tokenLines(text: string, path: string): Token[][] {
  if (!path.endsWith('.rs') || text.length > LARGEST) {
    return text.split('\n').map((line) => [{ text: line, look: null }]);
  }
  const lines: Token[][] = [[]];
  const walk = (nodes: readonly RootContent[], look: string | null): void => {
    for (const node of nodes) {
      if (node.type === 'text') add(lines, node.value, look);
      else if (node.type === 'element')
        walk(node.children, lookOf(node.properties['className']) ?? look);
    }
  };
  walk(lowlight.highlight('rust', text).children, null);
  return lines;
}

function add(lines: Token[][], text: string, look: string | null): void {
  text.split('\n').forEach((piece, at) => {
    if (at > 0) lines.push([]);
    if (piece !== '') lines.at(-1)?.push({ text: piece, look });
  });
}

function lookOf(className: unknown): string | null {
  const first = Array.isArray(className) ? String(className[0]) : '';
  return LOOKS[first] ?? null;
}
