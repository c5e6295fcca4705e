/** Token streams out of a tree's leaves: what two versions are compared by. */
import { firstWhere } from '../../base/search.ts';
import type { Span } from '../../base/span.ts';
import { isComment, type SyntaxNode, type SyntaxTree } from './tree.ts';

export interface Token extends Span {
  readonly text: string;
  readonly comment: boolean;
}

/** Nodes taken whole: white space inside them counts. Inside an ERROR nothing is known, so it is text. */
const WHOLE = new Set([
  'line_comment',
  'block_comment',
  'string_literal',
  'raw_string_literal',
  'char_literal',
  'ERROR',
]);

/** Lists in which a comma before the closing delimiter means nothing (in a tuple or a macro call it may). */
const OPTIONAL_COMMA = new Set([
  'arguments',
  'array_expression',
  'closure_parameters',
  'enum_variant_list',
  'field_declaration_list',
  'field_initializer_list',
  'match_arm',
  'ordered_field_declaration_list',
  'parameters',
  'slice_pattern',
  'struct_pattern',
  'tuple_struct_pattern',
  'type_arguments',
  'type_parameters',
  'use_list',
  'where_clause',
]);

/**
 * The tokens that start inside `span`, in source order, without those inside `holes` (sorted, disjoint).
 * Text that no leaf covers is a token too, so that nothing but white space is ever left out; commas that mean nothing
 * are the exception. Line ends are `\n` in every token.
 */
export function tokensIn(tree: SyntaxTree, span: Span, holes: readonly Span[] = []): Token[] {
  const found: Token[] = [];
  let covered = span.start;
  let hole = 0;
  const { source } = tree;
  /** Text of several lines, or between the leaves. */
  const pushText = (start: number, end: number, comment: boolean): void => {
    if (isWhite(source, start, end)) return;
    const text = source.slice(start, end).replaceAll('\r\n', '\n').trim();
    if (text !== '') found.push({ start, end, text, comment });
  };
  /** What lies between the last token and `offset`, holes left out. */
  const coverTo = (offset: number): void => {
    for (let next = holes[hole]; next !== undefined && next.start <= offset; next = holes[++hole]) {
      if (next.start > covered) pushText(covered, next.start, false);
      covered = Math.max(covered, next.end);
    }
    if (offset > covered) pushText(covered, offset, false);
    covered = Math.max(covered, offset);
  };
  let passed = 0;
  const inHole = (node: SyntaxNode): boolean => {
    while ((holes[passed]?.end ?? Infinity) <= node.start) passed++;
    const next = holes[passed];
    return next !== undefined && node.start >= next.start && node.end <= next.end;
  };
  const stack: SyntaxNode[] = [tree.root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.end <= span.start || node.start >= span.end || node.start === node.end) continue;
    if (inHole(node)) continue;
    const whole = WHOLE.has(node.type);
    if (!whole && node.children.length > 0) {
      pushOverlapping(stack, node, span);
      continue;
    }
    if (node.start < span.start) continue;
    coverTo(node.start);
    if (node.start < covered) continue;
    const { start, end } = node;
    if (whole) pushText(start, end, isComment(node));
    else if (!isOptionalComma(node)) {
      found.push({ start, end, text: source.slice(start, end), comment: false });
    }
    covered = node.end;
  }
  coverTo(span.end);
  return found;
}

/** Most of what stands between leaves is blanks: told without making a string of it. */
function isWhite(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) return false;
  }
  return true;
}

/** Children that overlap `span`, last first, so that the first is popped next. */
function pushOverlapping(stack: SyntaxNode[], { children }: SyntaxNode, span: Span): void {
  const low = firstWhere(children, (child) => child.end > span.start);
  const past = firstWhere(children, (child) => child.start >= span.end);
  for (let at = past - 1; at >= low; at--) {
    const child = children[at];
    if (child !== undefined) stack.push(child);
  }
}

function isOptionalComma(node: SyntaxNode): boolean {
  if (node.type !== ',' || node.parent === null || !OPTIONAL_COMMA.has(node.parent.type)) {
    return false;
  }
  // From the end, and not as a copy: a list may hold a comma for every other of many thousand members.
  const { children } = node.parent;
  const last = children.findLast(
    (sibling) => sibling === node || (!isComment(sibling) && !')]}>|'.includes(sibling.type)),
  );
  return last === node;
}

/** Texts of the code tokens: what the compiler sees. */
export function codeOf(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => !token.comment).map((token) => token.text);
}

/** Tokens as one line with the least white space that keeps words apart: a normal form for names and keys. */
export function compactText(texts: readonly string[]): string {
  let line = '';
  for (const text of texts) {
    const apart = /[\w']$/.test(line) && /^[\w'"]/.test(text) && !line.endsWith("'");
    line += line.endsWith(',') || apart || NEEDS_SPACE.has(text) ? ` ${text}` : text;
    if (NEEDS_SPACE.has(text)) line += ' ';
  }
  return line.replaceAll(/ {2,}/g, ' ').replaceAll(', )', ',)').trim();
}

const NEEDS_SPACE = new Set(['=', '->', '=>', '+']);
