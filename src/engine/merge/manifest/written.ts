/** A value as it stands in a file: its text, and what it says. */
import type { AST } from 'toml-eslint-parser';
import { nameOf } from '../../toml/document.ts';

export interface Written {
  /** The lines that hold the value; `node`'s ranges are offset by `shift` to be ranges of it. */
  readonly source: string;
  readonly shift: number;
  readonly node: AST.TOMLContentNode;
}

export function writtenText({ source, shift, node }: Written): string {
  return source.slice(node.range[0] - shift, node.range[1] - shift);
}

/** Equal for values that say the same, however they are written. */
export function meaningOf(node: AST.TOMLContentNode): string {
  if (node.type === 'TOMLArray') return `[${node.elements.map(meaningOf).join()}]`;
  if (node.type === 'TOMLInlineTable') {
    const pairs = node.body.map(
      (pair) => `${JSON.stringify(pair.key.keys.map(nameOf))}:${meaningOf(pair.value)}`,
    );
    return `{${pairs.sort().join()}}`;
  }
  if (node.kind === 'string') return JSON.stringify(node.value);
  return node.kind === 'integer' ? `${node.bigint}` : `${node.kind} ${String(node.value)}`;
}
