/** What a person made of each conflict of a text, found by the lines around it that were left as they are. */
import { linesOf, type Piece } from '../conflicted/pieces.ts';
import { hunksOf } from '../merge/diff/hunks.ts';
import { splitLines } from '../merge/lines.ts';

/** So many lines beside a conflict must stand untouched, or the file must end before. */
const BESIDE = 3;

/**
 * @param pieces the text with our markers
 * @returns for each of its conflicts, in order, the text in its place; `null` where the lines around it were edited too,
 * or where it cannot be told what belongs to it
 */
export function resolvedConflicts(pieces: readonly Piece[], resolved: string): (string | null)[] {
  const lines = splitLines(resolved);
  const texts = textsAround(pieces);
  if (texts.every((text) => text.length === 0)) return texts.slice(1).map(() => null);
  return betweenTexts(texts, lines) ?? byDiff(texts, lines);
}

type Lines = readonly string[];

/** The lines before the first conflict, between each two, and behind the last. */
function textsAround(pieces: readonly Piece[]): Lines[] {
  const texts: string[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'conflict') texts.push([]);
    else texts.at(-1)?.push(...linesOf(piece, 'ours'));
  }
  return texts;
}

/** Where every text between is as it was; a text that may stand in several places tells nothing. `null`: one is not. */
function betweenTexts(texts: readonly Lines[], lines: Lines): (string | null)[] | null {
  const starts = placed(texts, lines);
  const ends = placed(texts.toReversed().map(reversed), reversed(lines))?.toReversed();
  if (starts === null || ends === undefined) return null;
  const last = texts.length - 1;
  // The first text stands at the beginning and the last at the end, however often they stand elsewhere.
  const startOf = (at: number): number | null => {
    const text = texts[at] ?? [];
    if (at === 0) return 0;
    if (at === last) return lines.length - text.length;
    const start = starts[at] ?? 0;
    return start + text.length === lines.length - (ends[at] ?? 0) ? start : null;
  };
  return texts.slice(1).map((_, at) => {
    const [before, behind] = [startOf(at), startOf(at + 1)];
    if (before === null || behind === null) return null;
    const from = before + (texts[at]?.length ?? 0);
    return from > behind ? null : lines.slice(from, behind).join('');
  });
}

/** Where each text begins when all are placed as early as can be, the first at the beginning; `null`: they are not there. */
function placed(texts: readonly Lines[], lines: Lines): number[] | null {
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    while (at + text.length <= lines.length && !standsAt(text, lines, at)) {
      if (starts.length === 0) return null;
      at++;
    }
    if (at + text.length > lines.length) return null;
    starts.push(at);
    at += text.length;
  }
  return starts;
}

function standsAt(text: Lines, lines: Lines, at: number): boolean {
  return text.every((line, index) => line === lines[at + index]);
}

function reversed(lines: Lines): string[] {
  return lines.toReversed();
}

/** A line that no text has. */
const CONFLICT = '\0';

/** Where a person edited more than the conflicts: a change that is nothing but one conflict, and far from any other. */
function byDiff(texts: readonly Lines[], lines: Lines): (string | null)[] {
  const marked = texts.flatMap((text, at) => (at === 0 ? text : [CONFLICT, ...text]));
  const hunks = hunksOf(marked, lines);
  return marked
    .flatMap((line, at) => (line === CONFLICT ? [at] : []))
    .map((at) => {
      const own = hunks.find((hunk) => hunk.at <= at && at < hunk.end);
      if (own === undefined || own.end - own.at !== 1) return null;
      const near = hunks.some(
        (hunk) => hunk !== own && hunk.end > at - BESIDE && hunk.at <= at + BESIDE,
      );
      return near ? null : lines.slice(own.to, own.toEnd).join('');
    });
}
