/** The normal form of a conflict: its three texts with names and literals as numbered variables, and where it stands. */
import type { Versions } from '../merge/survival/certificate.ts';
import { type Word, wordsOf } from './words.ts';

export interface Shape {
  /** Two conflicts of one text differ in names, literals, comments and layout only, and in these consistently. */
  readonly text: string;
  /** A short name of the text, in 16 hexadecimal digits. */
  readonly hash: string;
  /** What the variables stand for here: number n is at n - 1. */
  readonly values: readonly string[];
  /** What all its lines begin with. */
  readonly indent: string;
}

/** Beyond so many words a conflict is one of its kind. */
const MOST_WORDS = 2000;

const SIDES = ['base', 'ours', 'theirs'] as const;

/**
 * @param surroundings what it stands in: `block in function_item`
 * @returns `null`: nothing can be learned of it. A string or comment reaches over its edge, it is too long, or its lines
 * end in `\r\n`
 */
export function shapeOf(sides: Versions, surroundings: string): Shape | null {
  const numbers = new Map<string, number>();
  const rows = [`in ${surroundings}`];
  let size = 0;
  for (const side of SIDES) {
    const words = wordsOf(sides[side]);
    if (words === null || sides[side].includes('\r')) return null;
    const written = words.filter(({ kind }) => kind !== 'layout');
    size += written.length;
    rows.push([side, ...written.map((word) => abstracted(word, numbers))].join(' '));
  }
  if (size === 0 || size > MOST_WORDS) return null;
  const text = rows.join('\n');
  return { text, hash: hashOf(text), values: [...numbers.keys()], indent: indentOf(sides) };
}

function abstracted({ kind, text }: Word, numbers: Map<string, number>): string {
  if (kind === 'kept') return text;
  const number = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, number);
  return `$${kind}${number}`;
}

function indentOf(sides: Versions): string {
  const lines = SIDES.flatMap((side) => sides[side].split('\n')).filter((line) => /\S/.test(line));
  let common = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  for (const line of lines) while (!line.startsWith(common)) common = common.slice(0, -1);
  return common;
}

/** FNV-1a over 64 bits: a name to show and to index, never the only thing that is compared. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
