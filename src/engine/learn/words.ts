/** The text of a conflict as words, each of them kept as it is or standing for a name, a literal or a comment. */
import { endOfComment, type Lexeme, lex } from '../syntax/nightly/lexer.ts';

/** `layout`: white space; `kept`: keywords and marks; all else may be another one in another conflict of the same shape. */
export type WordKind =
  | 'layout'
  | 'kept'
  | 'comment'
  | 'name'
  | 'lifetime'
  | 'string'
  | 'bytes'
  | 'char'
  | 'byte'
  | 'number';

export interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

/** Keywords, and what is one in some places: these words mean the same everywhere. */
const KEPT = new Set(
  (
    'Self abstract as async auto await become box break builtin const continue crate default do dyn else enum extern false final ' +
    'fn for gen if impl in let loop macro macro_rules match mod move mut override priv pub raw ref return safe self ' +
    'static struct super trait true try type typeof union unsafe unsized use virtual where while yeet yield _'
  ).split(' '),
);

/** Every character of the text is in one of the words. `null`: a string or a comment does not end, or began before. */
export function wordsOf(text: string): Word[] | null {
  const words: Word[] = [];
  let at = 0;
  for (const token of lex(text).tokens) {
    if (!pushGap(words, text.slice(at, token.start))) return null;
    const word = wordOf(token, text.slice(token.start, token.end));
    if (word === null) return null;
    words.push(word);
    at = token.end;
  }
  return pushGap(words, text.slice(at)) ? words : null;
}

function wordOf({ kind }: Lexeme, text: string): Word | null {
  switch (kind) {
    case 'word':
      return { kind: KEPT.has(text) ? 'kept' : 'name', text };
    case 'lifetime':
      return { kind: text === "'static" || text === "'_" ? 'kept' : 'lifetime', text };
    case 'literal':
      return literal(text);
    case 'mark':
      return text === '"' || text === "'" ? null : { kind: 'kept', text };
    default:
      return kind satisfies never;
  }
}

function literal(text: string): Word | null {
  if (/^\d/.test(text)) return { kind: 'number', text };
  if (/^b?'/.test(text)) return { kind: text.startsWith('b') ? 'byte' : 'char', text };
  const raw = /^[bc]?r(#*)"/.exec(text);
  const closing = `"${raw?.[1] ?? ''}`;
  const opening = raw?.[0].length ?? text.indexOf('"') + 1;
  const ends = raw === null ? /^[bc]?"(?:[^"\\]|\\[^])*"$/.test(text) : text.endsWith(closing);
  if (!ends || text.length < opening + closing.length) return null;
  return { kind: text.startsWith('b') ? 'bytes' : 'string', text };
}

/** White space and comments. */
function pushGap(words: Word[], gap: string): boolean {
  for (let at = 0; at < gap.length;) {
    const line = /\s+|\/\/[^\n]*/y;
    line.lastIndex = at;
    const found = line.exec(gap)?.[0];
    const end = found === undefined ? endOfComment(gap, at + 2) : at + found.length;
    const text = gap.slice(at, end);
    if (found === undefined && !text.endsWith('*/')) return false;
    words.push({ kind: /^\s/.test(text) ? 'layout' : 'comment', text });
    at = end;
  }
  return true;
}
