/** Is an insertion in the block it was written in, and are its attributes and comments in front of what they belong to? */
import { isBalanced, isClosing, isOpening, type Token } from './lex.ts';

/** A side's insertion: indexes of its tokens. */
export interface Inserted {
  readonly text: Places;
  readonly start: number;
  readonly end: number;
}

/** A text with the block that each token stands in. */
export interface Places {
  readonly tokens: readonly Token[];
  /** Of each token the index of the bracket around it; -1 for none. One more than there are tokens. */
  readonly around: Int32Array;
}

export function placesOf(tokens: readonly Token[]): Places {
  const around = new Int32Array(tokens.length + 1).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (isClosing(token)) open.pop();
    around[at] = open.at(-1) ?? -1;
    if (isOpening(token)) open.push(at);
  }
  around[tokens.length] = open.at(-1) ?? -1;
  return { tokens, around };
}

/**
 * Does it stand in a stretch of the result, and every time elsewhere? What is around it in its own text has to be in the
 * result for that: where the other side renamed it, no place is another one.
 */
export function isElsewhere(own: Inserted, result: Places, from: number, to: number): boolean {
  const run = own.text.tokens.slice(own.start, own.end).map(({ text }) => text);
  if (
    !run.some((text) => /\w/.test(text)) ||
    !isBalanced(own.text.tokens.slice(own.start, own.end))
  )
    return false;
  const places = occurrences(result.tokens, run, from, to);
  if (places.length === 0) return false;
  const block = blockAt(own.text, own.start);
  if (places.every((at) => blockAt(result, at) !== block) && hasBlock(result, block)) return true;
  if (!isFront(run)) return false;
  const behind = codeFrom(own.text.tokens, own.end);
  if (places.some((at) => codeFrom(result.tokens, at + run.length) === behind)) return false;
  return result.tokens.some(
    ({ text }, at) => text === behind.split(' ')[0] && codeFrom(result.tokens, at) === behind,
  );
}

function occurrences(
  tokens: readonly Token[],
  run: readonly string[],
  from: number,
  to: number,
): number[] {
  const found: number[] = [];
  for (let at = from; at + run.length <= to; at++)
    if (run.every((text, by) => tokens[at + by]?.text === text)) found.push(at);
  return found;
}

/** How many tokens say which bracket, or which code, it is. */
const TELLING = 4;

/** The bracket around a token, with what is in front of it. */
function blockAt({ tokens, around }: Places, at: number): string {
  return headOf(tokens, around[at] ?? -1);
}

function hasBlock({ tokens }: Places, block: string): boolean {
  return block === '' || tokens.some((_, at) => block === headOf(tokens, at));
}

/** A bracket with what is in front of it of the same statement or item. */
function headOf(tokens: readonly Token[], open: number): string {
  let from = open;
  while (open - from < TELLING - 1 && /^[^;{}]+$/.test(tokens[from - 1]?.text ?? ';')) from--;
  return textOf(tokens, Math.max(0, from), open + 1);
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
}

/** Nothing but attributes and comments? */
function isFront(run: readonly string[]): boolean {
  return run.length > 0 && behindFront(run, 0) === run.length;
}

/** Index of the first token that is of no attribute or comment. */
function behindFront(run: readonly string[], from: number): number {
  let at = from;
  for (;;) {
    const token = run[at] ?? '';
    if (/^\/[/*]/.test(token)) at++;
    else if (token === '#' && run[at + 1] === '[') {
      let depth = 0;
      do {
        at++;
        if (run[at] === '[') depth++;
        else if (run[at] === ']') depth--;
      } while (depth > 0 && at < run.length);
      at++;
    } else return at;
  }
}

/** The next code, as far as it tells: what closes a block is the end of that. */
function codeFrom(tokens: readonly Token[], from: number): string {
  const run = tokens.slice(from, from + LONGEST).map(({ text }) => text);
  const code = run.slice(behindFront(run, 0)).slice(0, TELLING);
  const end = code.findIndex((token) => /^[)\]}]$|^\/[/*]|^#$/.test(token));
  return code.slice(0, end === -1 ? TELLING : Math.max(1, end)).join(' ');
}

/** Tokens of attributes and comments that are looked across. */
const LONGEST = 256;
