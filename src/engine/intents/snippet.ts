/** Small pieces of Rust text, read without a tree: where strings and comments lie, and where an element ends. */
import type { Span } from '../../base/span.ts';

interface Lexeme extends Span {
  readonly kind: 'string' | 'comment';
}

const LEXEME =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\bb?c?r(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\(?:u\{[^}]*\}|[\s\S]))'/g;

/** Strings (characters too) and comments, in order. Block comments are taken not to nest. */
function lexemes(code: string): Lexeme[] {
  return [...code.matchAll(LEXEME)].map((match) => ({
    kind: /^\/[/*]/.test(match[0]) ? 'comment' : 'string',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The same length with strings and comments blanked, so that brackets and commas can be counted. */
export function blanked(code: string): string {
  let out = code;
  for (const { start, end } of lexemes(code)) {
    out = out.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + out.slice(end);
  }
  return out;
}

/** Entries and statements, each with its own `,` or `;`: what stands between them at depth 0 separates them. */
export function splitElements(code: string): string[] {
  const bare = blanked(code);
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  const finish = (to: number): void => {
    const element = code.slice(from, to);
    if (bare.slice(from, to).trim() !== '') found.push(trimLines(element));
    from = to;
  };
  for (let at = 0; at < bare.length; at++) {
    const char = bare[at] ?? '';
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    const closes = char === '}' && /^\s*(\n|$)/.test(bare.slice(at + 1));
    if (depth === 0 && at >= from && (char === ',' || char === ';' || closes)) {
      finish(at + 1 + (/^[ \t]*(?=\n|$)/.exec(bare.slice(at + 1))?.[0].length ?? 0));
    }
  }
  finish(code.length);
  return found;
}

/** Without the indentation that all lines share; lines that begin inside a string stay as they are. */
export function dedent(code: string): string {
  const lines = code.split('\n');
  const frozen = frozenLines(code);
  const indents = lines
    .filter((line, at) => line.trim() !== '' && !frozen.has(at))
    .map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  if (!Number.isFinite(shared)) return code;
  return lines.map((line, at) => (frozen.has(at) ? line : line.slice(shared).trimEnd())).join('\n');
}

/** Every line behind `indent`, but for empty ones and those that begin inside a string. */
export function indented(code: string, indent: string): string {
  const frozen = frozenLines(code);
  return code
    .split('\n')
    .map((line, at) => (frozen.has(at) || line === '' ? line : indent + line))
    .join('\n');
}

function frozenLines(code: string): Set<number> {
  const frozen = new Set<number>();
  for (const { kind, start, end } of lexemes(code)) {
    const first = code.slice(0, start).split('\n').length - 1;
    const count = kind === 'string' ? code.slice(start, end).split('\n').length - 1 : 0;
    for (let line = first + 1; line <= first + count; line++) frozen.add(line);
  }
  return frozen;
}

/** Without white space where it means nothing, for comparing code that is laid out differently. */
export function squeezed(code: string): string {
  return code
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w"']) ?/g, '$1')
    .trim();
}

function trimLines(code: string): string {
  return code.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
