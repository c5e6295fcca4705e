/** What one version changed of another, token by token. */
import { diffArrays } from 'diff';
import { lexLines } from './lex.ts';

/** A stretch of the old version's tokens replaced by others. */
export interface Hunk {
  /** Index of the first old token. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Tokens of the new version in front and behind, nearest first: an insertion between equals may stand elsewhere. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** How far an insertion may slide along equal tokens. */
const SLIDE = 64;

/** First by lines, then by tokens inside the lines that differ. */
export function hunksOf(before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  const [olds, news] = [lexLines(before), lexLines(after)];
  const all = news.flat();
  let at = { oldLine: 0, newLine: 0, old: 0, now: 0 };
  for (const { same, gone, came } of lineHunks(olds, news)) {
    const equal = size(olds.slice(at.oldLine, at.oldLine + same));
    const start = { old: at.old + equal, now: at.now + equal };
    const from = olds.slice(at.oldLine + same, at.oldLine + same + gone).flat();
    const to = news.slice(at.newLine + same, at.newLine + same + came).flat();
    for (const hunk of tokenHunks(from, to)) {
      const place = start.now + hunk.to;
      const end = place + hunk.added.length;
      hunks.push({
        at: start.old + hunk.at,
        removed: hunk.removed,
        added: hunk.added,
        before: all.slice(Math.max(0, place - SLIDE), place).toReversed(),
        after: all.slice(end, end + SLIDE),
      });
    }
    at = {
      oldLine: at.oldLine + same + gone,
      newLine: at.newLine + same + came,
      old: start.old + from.length,
      now: start.now + to.length,
    };
  }
  return hunks;
}

function size(lines: readonly (readonly string[])[]): number {
  return lines.reduce((sum, { length }) => sum + length, 0);
}

/** Numbers of lines. */
interface LineHunk {
  /** Unchanged, in front. */
  readonly same: number;
  readonly gone: number;
  readonly came: number;
}

function lineHunks(before: string[][], after: string[][]): LineHunk[] {
  const hunks: LineHunk[] = [];
  let [same, gone, came] = [0, 0, 0];
  for (const part of diffArrays(before.map(asLine), after.map(asLine))) {
    const { length } = part.value;
    if (part.added) came += length;
    else if (part.removed) gone += length;
    else {
      if (gone + came > 0) {
        hunks.push({ same, gone, came });
        [same, gone, came] = [0, 0, 0];
      }
      same += length;
    }
  }
  hunks.push({ same, gone, came });
  return hunks;
}

function asLine(tokens: readonly string[]): string {
  return tokens.join('\0');
}

interface TokenHunk {
  readonly at: number;
  /** Index among the new tokens. */
  readonly to: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function tokenHunks(from: string[], to: string[]): TokenHunk[] {
  const hunks: TokenHunk[] = [];
  let [old, now] = [0, 0];
  let open: { at: number; to: number; removed: string[]; added: string[] } | null = null;
  for (const part of diffArrays(from, to)) {
    if (!part.added && !part.removed) {
      if (open !== null) hunks.push(open);
      open = null;
      old += part.value.length;
      now += part.value.length;
      continue;
    }
    open ??= { at: old, to: now, removed: [], added: [] };
    if (part.removed) {
      open.removed.push(...part.value);
      old += part.value.length;
    } else {
      open.added.push(...part.value);
      now += part.value.length;
    }
  }
  if (open !== null) hunks.push(open);
  return hunks;
}
