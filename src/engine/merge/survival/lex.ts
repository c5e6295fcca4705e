/**
 * Tokens by a pattern of our own: the certificate must not see what the merge saw. No token holds a line's end: strings
 * and comments of several lines are one token a line.
 */
import { LexedToken } from './lexed-token.ts';

export interface Token {
  readonly text: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** Compared on its own, not with the line it stands on. */
  readonly alone?: true;
}

export function equal(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}

/** Is every bracket that opens here closed here, and none else? */
export function isBalanced(tokens: readonly Pick<Token, 'text'>[]): boolean {
  let depth = 0;
  for (const { text } of tokens) {
    if (OPEN.has(text)) depth++;
    else if (CLOSE.has(text)) depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What is neither a word nor a single sign, where it begins. */
const LONG = /\/\/[^\n]*|\/\*|[bc]?r#*"|"|'(?:\\[^\n]|[^'\\\n])'/y;
const REST_OF_STRING = /[^"\\]*(?:\\[^][^"\\]*)*"/y;

/** All tokens but commas that only end a list, whose printing is free. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  const closing = closings(source);
  let [line, newline] = [1, source.indexOf('\n')];
  const advance = (to: number): void => {
    while (newline !== -1 && newline < to) {
      newline = source.indexOf('\n', newline + 1);
      line++;
    }
  };
  for (let start = 0; start < source.length;) {
    const code = source.charCodeAt(start);
    if (isSpace(code)) {
      start++;
      continue;
    }
    const opening = mayBeLong(code) ? longAt(source, start) : '';
    const behind = start + opening.length;
    const end = opening === '' ? shortEnd(source, start) : closing(opening, behind);
    const comment = opening === '/*';
    for (let from = start; from < end;) {
      advance(from);
      const to = newline === -1 ? end : Math.min(newline, end);
      const part = source.slice(from, to);
      const kept = opening === '' ? part : comment ? part.trim() : part.trimEnd();
      const at = kept === part ? from : from + part.indexOf(kept);
      if (kept !== '') tokens.push(new LexedToken(kept, at, at + kept.length, line));
      from = to + 1;
    }
    start = end;
  }
  return withoutFreeCommas(tokens);
}

function isSpace(code: number): boolean {
  return code < 128
    ? code === 32 || (code >= 9 && code <= 13)
    : /\s/.test(String.fromCharCode(code));
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95
  );
}

const BEGINS_LONG = new Set(['/', '"', "'", 'b', 'c', 'r'].map((sign) => sign.charCodeAt(0)));

function mayBeLong(code: number): boolean {
  return BEGINS_LONG.has(code);
}

function longAt(source: string, at: number): string {
  LONG.lastIndex = at;
  return LONG.exec(source)?.[0] ?? '';
}

/** Behind a word, or behind a sign. */
function shortEnd(source: string, start: number): number {
  let end = start;
  while (end < source.length && isWord(source.charCodeAt(end))) end++;
  return Math.max(end, start + 1);
}

/** Where the token ends that begins so. What is never closed is a token of its own, and is looked for once only. */
function closings(source: string): (opening: string, behind: number) => number {
  const never = new Set<string>();
  const plain = (closer: string, behind: number): number => {
    const at = source.indexOf(closer, behind);
    return at === -1 ? -1 : at + closer.length;
  };
  const escaped = (behind: number): number => {
    REST_OF_STRING.lastIndex = behind;
    return REST_OF_STRING.test(source) ? REST_OF_STRING.lastIndex : -1;
  };
  return (opening, behind) => {
    const raw = /^[bc]?r#*"$/.test(opening);
    if (opening !== '/*' && opening !== '"' && !raw) return behind;
    const closer =
      opening === '/*' ? '*/' : raw ? `"${'#'.repeat(opening.split('#').length - 1)}` : '"';
    const key = raw ? `raw ${closer}` : closer;
    if (never.has(key)) return behind;
    const end = opening === '"' ? escaped(behind) : plain(closer, behind);
    if (end !== -1) return end;
    never.add(key);
    return behind;
  };
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);

/** Behind these a parenthesis opens a tuple, not the arguments of a call. */
const BEFORE_TUPLE = new Set(
  'as async await box break const continue dyn else for if impl in let loop match move mut pub ref return static unsafe where while yield'.split(
    ' ',
  ),
);

/** The comma that makes a tuple of one, or that a macro's pattern asks for, is no comma like others. */
export const TELLING_COMMA = ',)';

function withoutFreeCommas(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  /** Of each bracket that is open: does it make a tuple, how many commas has it, and is it part of a macro's rules? */
  const open: { tuple: boolean; commas: number; rules: boolean }[] = [];
  let [before, last] = ['', ''];
  for (let at = 0; at < tokens.length; at++) {
    const one = tokens[at];
    if (one === undefined) continue;
    if (!isComment(last)) before = last;
    last = one.text;
    const inside = open.at(-1);
    if (OPEN.has(one.text)) {
      const called = /\w$|^[)\]?!]$/.test(before) && !BEFORE_TUPLE.has(before);
      open.push({
        tuple: one.text === '(' && !called,
        commas: 0,
        rules: inside?.rules === true || tokens[at - 3]?.text === 'macro_rules',
      });
    } else if (CLOSE.has(one.text)) open.pop();
    if (one.text !== ',') {
      kept.push(one);
      continue;
    }
    if (inside !== undefined) inside.commas++;
    const after = codeBehind(tokens, at);
    if (inside?.rules === true) kept.push(one);
    else if (CLOSE.has(after)) {
      if (inside?.tuple === true && inside.commas === 1) kept.push({ ...one, text: TELLING_COMMA });
    } else if (before !== '}' && !ENDS_LIST.has(after)) kept.push(one);
  }
  return kept;
}

export function isOpening(token: Token | undefined): boolean {
  return token !== undefined && OPEN.has(token.text);
}

export function isClosing(token: Token | undefined): boolean {
  return token !== undefined && CLOSE.has(token.text);
}

const ENDS_LIST = new Set(['>', '{', ';', '']);

/** The next token that is no comment. */
function codeBehind(tokens: readonly Token[], from: number): string {
  for (let at = from + 1; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (!isComment(text)) return text;
  }
  return '';
}

function isComment(text: string): boolean {
  return text.startsWith('//') || text.startsWith('/*');
}
