/** Macro entries of a list, taken apart: `gated!(name, Normal, template!(..), DuplicatesOk, …)`. */
import type { TableEntry } from '../syntax/tables.ts';
import { isComment, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';

interface Argument {
  readonly text: string;
  /** `name`, `Upper`, `lower`, `CONST`, `""`, `template!`, `EncodeCrossCrate::`, `@only_local`, `...`. */
  readonly kind: string;
  /** Labels inside a macro argument with the form of their value: `List:""`, `List:&`. */
  readonly labels: readonly string[];
  readonly end: number;
}

export interface Entry {
  readonly macro: string;
  readonly key: string;
  readonly args: readonly Argument[];
  /** Of its bracket: behind the opening one, at the closing one. */
  readonly open: number;
  readonly close: number;
}

/** `null` for entries that are no macro call. */
export function entryOf(
  tree: SyntaxTree,
  { node, key }: Pick<TableEntry, 'node' | 'key'>,
): Entry | null {
  const name = node?.children[0];
  const body = node?.children.find((child) => child.type === 'token_tree');
  if (node?.type !== 'macro_invocation' || name === undefined || body === undefined) return null;
  const args: Argument[] = [];
  let own: SyntaxNode[] = [];
  for (const token of [...body.children.slice(1, -1), null]) {
    if (token !== null && token.type !== ',') {
      if (!isComment(token)) own.push(token);
      continue;
    }
    if (own.length > 0) args.push(argumentOf(tree, own, key));
    own = [];
  }
  const macro = tree.source.slice(name.start, name.end);
  return { macro, key, args, open: body.start + 1, close: body.end - 1 };
}

function argumentOf(tree: SyntaxTree, tokens: readonly SyntaxNode[], key: string): Argument {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const text = tree.source.slice(start, end);
  return { text, kind: kindOf(tokens, text, key), labels: labelsIn(tree, tokens), end };
}

function kindOf(tokens: readonly SyntaxNode[], text: string, key: string): string {
  const bang = /^(\w+)!/.exec(text)?.[1];
  if (bang !== undefined) return `${bang}!`;
  if (/^@\s*\w+/.test(text)) return text.replace(/^@\s*(\w+)[\s\S]*/, '@$1');
  if (tokens.some((token) => token.type.endsWith('string_literal'))) return '""';
  const path = /^(\w+)\s*::/.exec(text)?.[1];
  if (path !== undefined) return `${path}::`;
  if (text === '...') return '...';
  if (text === key || /^unsafe\b/.test(text)) return 'name';
  if (/^[A-Z][A-Z0-9_]+$/.test(text)) return 'CONST';
  if (/^[A-Z]/.test(text)) return 'Upper';
  return /^\w+$/.test(text) ? 'lower' : 'other';
}

function labelsIn(tree: SyntaxTree, tokens: readonly SyntaxNode[]): string[] {
  const body = tokens.find((token) => token.type === 'token_tree')?.children ?? [];
  return body.flatMap((token, at) => {
    const value = body[at + 2];
    if (token.type !== 'identifier' || body[at + 1]?.type !== ':' || value === undefined) return [];
    const form = value.type.endsWith('string_literal')
      ? '""'
      : tree.source.slice(value.start, value.start + 1);
    return [`${tree.source.slice(token.start, token.end)}:${form}`];
  });
}

/** The kinds of its arguments, in order. */
export function shapeOf({ args }: Entry): string {
  return args.map(({ kind }) => kind).join(',');
}
