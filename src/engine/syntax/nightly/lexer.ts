/** Rust text to tokens without a grammar: enough to tell code from comments, strings and characters. */
import type { Span } from '../../../base/span.ts';

export interface Lexeme extends Span {
  readonly kind: 'word' | 'lifetime' | 'literal' | 'mark';
  readonly text: string;
}

export interface Lexed {
  readonly source: string;
  /** In source order, without white space and comments. */
  readonly tokens: readonly Lexeme[];
  /** Index of an opening bracket to that of its closing one. */
  readonly closers: ReadonlyMap<number, number>;
}

/** Groups: 1 comment opening, 2 opening of a raw string, 3 other literal, 4 lifetime, 5 word, 6 mark. */
const TOKEN = new RegExp(
  [
    String.raw`\s+|\/\/[^\n]*|(\/\*)`,
    String.raw`((?:b|c)?r#*")`,
    String.raw`([bc]?"[^"\\]*(?:\\[^][^"\\]*)*"?|b?'(?:\\(?:u\{[^}']*\}|x..|[^ux])|[\ud800-\udbff][\udc00-\udfff]|[^\\'\n\r])'|\d[\w]*(?:\.\d[\w]*)?)`,
    String.raw`('[\p{ID_Start}_\ud800-\udbff][\p{ID_Continue}\udc00-\udfff]*)`,
    String.raw`((?:r#)?[\p{ID_Start}_][\p{ID_Continue}]*)`,
    String.raw`(\.\.[.=]?|=>|->|==|!=|<=|::|&&|\|\||[^])`,
  ]
    .join('|')
    .replaceAll(String.raw`\p{ID_Start}`, String.raw`a-zA-Z\u0080-\ud7ff`)
    .replaceAll(String.raw`\p{ID_Continue}`, String.raw`\w\u0080-\ud7ff`),
  'y',
);

/** Never throws: what does not end, ends with the text. */
export function lex(source: string): Lexed {
  const tokens: Lexeme[] = [];
  for (let at = 0; at < source.length;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (found === null) break;
    const [all, comment, raw, literal, lifetime, word] = found;
    let end = TOKEN.lastIndex;
    if (comment !== undefined) end = endOfComment(source, end);
    if (raw !== undefined) end = endOfRawString(source, raw, end);
    const kind =
      raw !== undefined || literal !== undefined
        ? 'literal'
        : lifetime !== undefined
          ? 'lifetime'
          : word !== undefined
            ? 'word'
            : found[6] !== undefined
              ? 'mark'
              : null;
    if (kind !== null) tokens.push({ kind, start: at, end, text: raw === undefined ? all : '' });
    at = end;
  }
  return { source, tokens, closers: pairBrackets(tokens) };
}

/** Offset behind the block comment whose opening ends at `from`; they nest. */
export function endOfComment(source: string, from: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  for (let depth = 1; depth > 0;) {
    const found = edge.exec(source);
    if (found === null) return source.length;
    depth += found[0] === '/*' ? 1 : -1;
  }
  return edge.lastIndex;
}

/** Offset behind the raw string with this opening (`r##"`), which ends at `from`. */
export function endOfRawString(source: string, opening: string, from: number): number {
  const closing = `"${'#'.repeat(opening.split('#').length - 1)}`;
  const found = source.indexOf(closing, from);
  return found === -1 ? source.length : found + closing.length;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function pairBrackets(tokens: readonly Lexeme[]): Map<number, number> {
  const closers = new Map<number, number>();
  const open: { at: number; closing: string }[] = [];
  for (const [at, { text, kind }] of tokens.entries()) {
    if (kind !== 'mark') continue;
    const closing = CLOSING[text];
    if (closing !== undefined) open.push({ at, closing });
    else if (open.at(-1)?.closing === text) closers.set(open.pop()?.at ?? at, at);
  }
  return closers;
}
