/** Rust code with holes, read as syntax: `$x::provide($$args)`, `if $cond { $$rest }`. */
import type { RustParser } from '../syntax/parser.ts';
import { childInField, isComment, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';

/** What kind of code a pattern is, as the grammar needs to know it. */
export type PatternForm =
  'statement' | 'expression' | 'item' | 'member' | 'variant' | 'field' | 'arm' | 'type';

export interface Pattern {
  /** As written. */
  readonly text: string;
  readonly form: PatternForm;
  /** Of the pattern in its frame; holes are identifiers that `holeIn` knows. */
  readonly tree: SyntaxTree;
  readonly node: SyntaxNode;
}

/** `$x` stands for one node (in a macro's arguments: for what is between two commas), `$$x` for any number of them. */
export interface Hole {
  readonly name: string;
  readonly many: boolean;
}

const ONE = 'hole1__';
const MANY = 'holes__';
const HOLE = /\$(\$?)([a-z_]\w*)/g;

/** Frames in which code of each form parses, and the way from the frame's root to the code. */
const FRAMES: Readonly<Record<PatternForm, readonly [before: string, after: string]>> = {
  statement: ['fn frame() {\n', '\n}'],
  expression: ['fn frame() {\nlet frame =\n', ';\n}'],
  item: ['', ''],
  member: ['impl Frame {\n', '\n}'],
  variant: ['enum Frame {\n', '\n}'],
  field: ['struct Frame {\n', '\n}'],
  arm: ['fn frame() {\nmatch frame {\n', '\n}\n}'],
  type: ['type Frame =\n', ';'],
};

/** The pattern, or what is wrong with it. Without a form, the first in which it parses: item, statement, arm, field. */
export function readPattern(
  parser: RustParser,
  text: string,
  form?: PatternForm,
): Pattern | string {
  const code = text
    .trim()
    .replace(HOLE, (_, many: string, name: string) => (many === '' ? ONE : MANY) + name);
  const forms: readonly PatternForm[] =
    form === undefined ? ['item', 'statement', 'arm', 'variant', 'field'] : [form];
  for (const one of forms) {
    const node = nodeIn(parser, code, one);
    if (node !== null) return { text, form: one, ...node };
  }
  const as = form === undefined ? 'Rust code' : `one ${form}`;
  return `the pattern does not parse as ${as}: ${firstLine(text)}`;
}

function nodeIn(
  parser: RustParser,
  code: string,
  form: PatternForm,
): Pick<Pattern, 'tree' | 'node'> | null {
  const [before, after] = FRAMES[form];
  const tree = parser.parse(before + code + after);
  if (tree.errors.length > 0) return null;
  const inside = partsOf(listIn(tree, form)).filter(({ type }) => type !== 'attribute_item');
  const [node] = inside;
  return node === undefined || inside.length > 1 ? null : { tree, node };
}

/** The node whose parts are the code itself. */
function listIn({ root }: SyntaxTree, form: PatternForm): SyntaxNode | null {
  const top = root.children[0];
  if (form === 'item' || top === undefined) return form === 'item' ? root : null;
  if (form === 'type') return holding(childInField(top, 'type'));
  const body = childInField(top, 'body');
  const first = body?.children[1];
  if (form === 'expression')
    return holding(first === undefined ? null : childInField(first, 'value'));
  if (form !== 'arm') return body;
  const match = first?.type === 'expression_statement' ? first.children[0] : first;
  return match === undefined ? null : childInField(match, 'body');
}

/** A list of just this node. */
function holding(node: SyntaxNode | null): SyntaxNode | null {
  return node === null ? null : { ...node, children: [node] };
}

/** Children that say something: no comments, and no separator before a closing bracket. */
export function partsOf(node: SyntaxNode | null): SyntaxNode[] {
  const parts = (node?.children ?? []).filter(
    (child) => !isComment(child) && !BRACES.has(child.type),
  );
  return parts.filter(({ type }, at) => type !== ',' || !CLOSING.has(parts[at + 1]?.type ?? ')'));
}

const CLOSING = new Set([')', ']', '>']);
const BRACES = new Set(['{', '}']);

/** The hole that a leaf of a pattern is, or `null`. */
export function holeIn(text: string): Hole | null {
  if (text.startsWith(ONE)) return { name: text.slice(ONE.length), many: false };
  return text.startsWith(MANY) ? { name: text.slice(MANY.length), many: true } : null;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
