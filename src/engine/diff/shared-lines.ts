/** How many tokens at most differ between two texts: told without a tree of either. */
import { diffArrays } from 'diff';
import { lex, type Lexeme } from '../syntax/nightly/lexer.ts';
import { readPlainly } from '../syntax/plain-reading.ts';

/** Have both fewer than `few` neighbouring token pairs that the other lacks? `false`: only their tokens tell. */
export function sharesAllBut(few: number, before: string, after: string): boolean {
  if (before === after) return true;
  const [old, now] = [codeLines(before), codeLines(after)];
  if (old === null || now === null) return false;
  const lines = stretches(old, now);
  const fine: Stretch<string>[] = [];
  for (const { lost, fresh } of lines) fine.push(...tokenStretches(lost, fresh));
  const sum = (side: 'lost' | 'fresh'): number =>
    fine.reduce((total, one) => total + one[side].reduce((n, text) => n + mostTokens(text), SEAM), 0);
  return sum('lost') < few && sum('fresh') < few;
}

/** A stretch of tokens has one neighbouring pair more than tokens, and a mark at its edge may be half of one. */
const SEAM = 3;

interface Stretch<T> {
  readonly lost: readonly T[];
  readonly fresh: readonly T[];
}

/** What differs between two lists, without what they begin and end with. */
function stretches(old: readonly string[], now: readonly string[]): Stretch<string>[] {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const found: { lost: string[]; fresh: string[] }[] = [];
  let open: { lost: string[]; fresh: string[] } | null = null;
  for (const { value, added, removed } of diffArrays(
    old.slice(start, old.length - end),
    now.slice(start, now.length - end),
  )) {
    if (!added && !removed) {
      open = null;
      continue;
    }
    if (open === null) found.push((open = { lost: [], fresh: [] }));
    open[added ? 'fresh' : 'lost'].push(...value);
  }
  return found;
}

function tokenStretches(lost: readonly string[], fresh: readonly string[]): Stretch<string>[] {
  return stretches(tokenTexts(lost), tokenTexts(fresh));
}

function tokenTexts(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  return lex(text).tokens.map(({ start, end }: Lexeme) => text.slice(start, end));
}

/** Without what is around it; a literal of several lines stands on one. */
function codeLines(text: string): string[] | null {
  const lines = readPlainly(text)?.code.split('\n') ?? null;
  return lines === null ? null : lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** In no reading is a token more: a word or literal is one, each letter of a mark may be. */
function mostTokens(text: string): number {
  return /^[\w"]/.test(text) ? 1 : text.length;
}
