/**
 * Tokens by a pattern of our own: the certificate must not see what the merge saw. No token holds a line's end: strings
 * and comments of several lines are one token a line.
 */
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

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\b[bc]?r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^\n]|[^'\\\n])'|\w+|[^\s]/g;

/** All tokens but commas that only end a list, whose printing is free. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let past = 0;
  for (const found of source.matchAll(TOKEN)) {
    const [text] = found;
    line += ends(source, past, found.index);
    past = found.index + text.length;
    if (!text.includes('\n')) {
      tokens.push(token(text, found.index, line));
      continue;
    }
    let start = found.index;
    const comment = text.startsWith('/*');
    for (const part of text.split('\n')) {
      const kept = comment ? part.trim() : part;
      if (kept !== '') tokens.push(token(kept, start + part.indexOf(kept), line));
      start += part.length + 1;
      line++;
    }
    line--;
  }
  return withoutFreeCommas(tokens);
}

function token(text: string, start: number, line: number): Token {
  const kept = text.trimEnd();
  return { text: kept, start, end: start + kept.length, line };
}

function ends(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', from); at !== -1 && at < to; at = source.indexOf('\n', at + 1))
    count++;
  return count;
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
  for (const [at, one] of tokens.entries()) {
    const before = code(tokens, at, -1);
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
    const after = code(tokens, at, 1);
    if (inside?.rules === true) kept.push(one);
    else if (CLOSE.has(after)) {
      if (inside?.tuple === true && inside.commas === 1) kept.push({ ...one, text: TELLING_COMMA });
    } else if (before !== '}' && !ENDS_LIST.has(after)) kept.push(one);
  }
  return kept;
}

const ENDS_LIST = new Set(['>', '{', ';', '']);

/** The next token in that direction that is no comment. */
function code(tokens: readonly Token[], from: number, step: 1 | -1): string {
  for (let at = from + step; at >= 0 && at < tokens.length; at += step) {
    const text = tokens[at]?.text ?? '';
    if (!text.startsWith('//') && !text.startsWith('/*')) return text;
  }
  return '';
}
