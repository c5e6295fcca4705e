/**
 * Imports and `mod name;` as one token each: what a `use` tree brings in is a set, however it is written, and another
 * name is another declaration. Imports that stand together are sorted.
 */
import type { Token } from './lex.ts';

/** Declarations of more than names stay as they are. */
export function declared(tokens: readonly Token[]): Token[] {
  const made: Token[] = [];
  let imports: Token[] = [];
  const close = (): void => {
    if (imports.length === 0) return;
    imports.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    for (const one of imports) made.push(one);
    imports = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const found = declarationAt(tokens, at);
    if (found === null) {
      close();
      const token = tokens[at];
      if (token !== undefined) made.push(token);
      continue;
    }
    if (found.imports) imports.push(...found.made);
    else {
      close();
      made.push(...found.made);
    }
    at = found.end - 1;
  }
  close();
  return made;
}

/** Of each token the import, or `mod name;`, that it is part of: the index of that one's first token. */
export function importsIn(tokens: readonly Token[]): (number | undefined)[] {
  const inside: (number | undefined)[] = tokens.map(() => undefined);
  for (let at = 0; at < tokens.length; at++) {
    const found = declarationAt(tokens, at);
    if (found === null) continue;
    inside.fill(at, at, found.end);
    at = found.end - 1;
  }
  return inside;
}

interface Declaration {
  readonly made: readonly Token[];
  readonly imports: boolean;
  /** Index behind it. */
  readonly end: number;
}

function declarationAt(tokens: readonly Token[], at: number): Declaration | null {
  const first = tokens[at]?.text ?? '';
  if (first !== 'use' && first !== 'mod' && first !== 'pub' && first !== '#') return null;
  const before = tokens[at - 1]?.text ?? ';';
  if (!BEGINS.test(before) && !isInner(tokens, at - 1)) return null;
  const attributes = attributesAt(tokens, at);
  const { text, end: from } = visibility(tokens, attributes.end);
  const seen = `${attributes.text}${text}`;
  const word = tokens[from]?.text;
  if (word === 'mod') {
    const name = tokens[from + 1];
    const end = tokens[from + 2];
    if (name === undefined || end?.text !== ';' || !NAME.test(name.text)) return null;
    const token = { ...name, text: `${seen}mod ${name.text};`, alone: true as const };
    return { made: [token], imports: false, end: from + 3 };
  }
  if (word !== 'use') return null;
  const made: Token[] = [];
  const end = treeAt(tokens, from + 1, `${seen}use `, made);
  if (end === null || tokens[end]?.text !== ';') return null;
  return { made, imports: true, end: end + 1 };
}

/** What may stand in front of a declaration. */
const BEGINS = /^[;{}]$|^\/\/|\*\/$/;

/** Is this the end of an attribute of the whole file? */
function isInner(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== ']') return false;
  let open = at;
  for (let depth = 0; open >= 0; open--) {
    const text = tokens[open]?.text;
    if (text === ']') depth++;
    else if (text === '[' && --depth === 0) break;
  }
  return tokens[open - 1]?.text === '!' && tokens[open - 2]?.text === '#';
}

const NAME = /^\w+$/;

/** `#[cfg(..)]` and the like: with another attribute it is another declaration. */
function attributesAt(tokens: readonly Token[], at: number): { text: string; end: number } {
  let [text, end] = ['', at];
  while (tokens[end]?.text === '#' && tokens[end + 1]?.text === '[') {
    let [depth, to] = [0, end + 1];
    for (; to < tokens.length && to < end + LONGEST_ATTRIBUTE; to++) {
      const token = tokens[to]?.text;
      if (token === '[') depth++;
      else if (token === ']' && --depth === 0) break;
    }
    if (tokens[to]?.text !== ']' || depth > 0) break;
    const own = tokens.slice(end, to + 1).map((token) => token.text);
    text += `${own.join(' ')} `;
    end = to + 1;
  }
  return { text, end };
}

const LONGEST_ATTRIBUTE = 64;

function visibility(tokens: readonly Token[], at: number): { text: string; end: number } {
  if (tokens[at]?.text !== 'pub') return { text: '', end: at };
  if (tokens[at + 1]?.text !== '(') return { text: 'pub ', end: at + 1 };
  let end = at + 2;
  while (end < at + 12 && tokens[end]?.text !== ')') end++;
  const text = tokens.slice(at, end + 1).map((token) => token.text);
  return { text: `${text.join('')} `, end: end + 1 };
}

/** Reads one tree of names; returns the index behind it, or `null` for what is none. */
function treeAt(
  tokens: readonly Token[],
  from: number,
  prefix: string,
  made: Token[],
): number | null {
  let [at, path] = [from, prefix];
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (isPair(tokens, at)) {
      path += '::';
      at += 2;
      continue;
    }
    if (token.text === '{') return listAt(tokens, at + 1, path, made);
    const whole =
      token.text === 'self' && path.endsWith('::') ? path.slice(0, -2) : path + token.text;
    if (token.text === '*') {
      made.push({ ...token, text: whole, alone: true as const });
      return at + 1;
    }
    if (!NAME.test(token.text)) return null;
    at++;
    if (isPair(tokens, at)) {
      path = whole;
      continue;
    }
    if (tokens[at]?.text !== 'as') {
      made.push({ ...token, text: whole, alone: true as const });
      return at;
    }
    const alias = tokens[at + 1];
    if (alias === undefined || !NAME.test(alias.text)) return null;
    made.push({
      ...token,
      end: alias.end,
      text: `${whole} as ${alias.text}`,
      alone: true as const,
    });
    return at + 2;
  }
}

function listAt(
  tokens: readonly Token[],
  from: number,
  path: string,
  made: Token[],
): number | null {
  let at: number | null = from;
  while (at !== null) {
    const text: string | undefined = tokens[at]?.text;
    if (text === '}') return at + 1;
    const comment = tokens[at];
    if (comment !== undefined && /^\/[/*]/.test(comment.text)) {
      made.push({ ...comment, alone: true as const });
      at++;
      continue;
    }
    at = text === ',' ? at + 1 : treeAt(tokens, at, path, made);
  }
  return null;
}

function isPair(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === ':' && tokens[at + 1]?.text === ':';
}
