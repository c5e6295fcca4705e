/** How many tokens at most differ between two texts: told without a tree of either. */
import { sharedEnds } from '../../base/shared-ends.ts';
import { diffArrays } from 'diff';
import { lex, type Lexeme } from '../syntax/nightly/lexer.ts';
import { readPlainly } from '../syntax/plain-reading.ts';

/** Have both fewer than `few` neighbouring token pairs that the other lacks? `false`: only their tokens tell. */
export function sharesAllBut(few: number, before: string, after: string): boolean {
  if (before === after) return true;
  const [old, now] = [codeLines(before), codeLines(after)];
  if (old === null || now === null) return false;
  const lines = stretches(old, now, 2 * few);
  let [left, came] = [0, 0];
  for (const { lost, fresh } of lines ?? []) {
    const tokens = stretches(tokenTexts(lost), tokenTexts(fresh), 2 * few);
    if (tokens === null) return false;
    for (const one of tokens) {
      left += one.lost.reduce((sum, text) => sum + mostTokens(text), SEAM);
      came += one.fresh.reduce((sum, text) => sum + mostTokens(text), SEAM);
    }
    if (left >= few || came >= few) return false;
  }
  return lines !== null;
}

/** A stretch of tokens has one neighbouring pair more than tokens, and a mark at its edge may be half of one. */
const SEAM = 3;

interface Stretch {
  readonly lost: string[];
  readonly fresh: string[];
}

/** Where two lists differ; `null`: in more than `most` of both together. */
function stretches(old: readonly string[], now: readonly string[], most: number): Stretch[] | null {
  const { first, last } = sharedEnds(old, now);
  const [from, to] = [old.slice(first, old.length - last), now.slice(first, now.length - last)];
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  const parts = diffArrays(from, to, { maxEditLength: most });
  for (const { value, added, removed } of parts ?? []) {
    if (!added && !removed) {
      open = null;
      continue;
    }
    if (open === null) found.push((open = { lost: [], fresh: [] }));
    open[added ? 'fresh' : 'lost'].push(...value);
  }
  return parts === undefined ? null : found;
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
