/**
 * Proof that the edits of both sides survive in a merged text. Shares nothing with the merge: it lexes the texts by a
 * pattern, diffs them by npm's `diff`, counts every token, and looks for every insertion.
 */
import { diffArrays } from 'diff';
import { type Hunk, hunksOf } from './hunks.ts';
import { lex } from './lex.ts';

export interface Loss {
  readonly kind: 'token count' | 'insertion missing';
  readonly side: 'ours' | 'theirs' | null;
  readonly tokens: readonly string[];
}

/** What was lost, or came twice; `null` when every edit of both sides stands in `result` and nothing else does. */
export function firstLoss(base: string, ours: string, theirs: string, result: string): Loss | null {
  const edits = { ours: hunksOf(base, ours), theirs: hunksOf(base, theirs) };
  const here = lex(result);
  const wrong = miscounted(lex(base), edits.ours, edits.theirs, here);
  if (wrong !== null) return { kind: 'token count', side: null, tokens: [wrong] };
  const text = ` ${here.join(' ')} `;
  for (const side of ['ours', 'theirs'] as const) {
    const others = edits[side === 'ours' ? 'theirs' : 'ours'];
    const lost = edits[side].find(
      (hunk) => !stands(hunk, text) && !(meets(hunk, others) && inPieces(hunk.added, text)),
    );
    if (lost !== undefined) return { kind: 'insertion missing', side, tokens: lost.added };
  }
  return null;
}

/** A token that stands in the result more or less often than the edits make it. */
function miscounted(
  base: readonly string[],
  ours: readonly Hunk[],
  theirs: readonly Hunk[],
  result: readonly string[],
): string | null {
  const counts = new Map<string, number>();
  const add = (tokens: Iterable<string>, by: number): void => {
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + by);
  };
  const gone = new Set([...removedPlaces(ours), ...removedPlaces(theirs)]);
  add(
    base.filter((_, at) => !gone.has(at)),
    1,
  );
  for (const { added } of [...ours, ...theirs]) add(added, 1);
  add(result, -1);
  const known = new Set(base);
  const spare = new Map<string, number>();
  for (const run of alike(ours, theirs)) {
    for (const token of run) {
      // A name that is new, in a long run that both sides brought, is one edit made twice: it stands once.
      if (run.length >= LONG && !known.has(token)) add([token], -1);
      else spare.set(token, (spare.get(token) ?? 0) + 1);
    }
  }
  for (const [token, left] of counts) if (left < 0 || left > (spare.get(token) ?? 0)) return token;
  return null;
}

function removedPlaces(hunks: readonly Hunk[]): number[] {
  return hunks.flatMap(({ at, removed }) => removed.map((_, offset) => at + offset));
}

const LONG = 8;

/** Runs of tokens that both sides inserted at one place. */
function alike(ours: readonly Hunk[], theirs: readonly Hunk[]): string[][] {
  return ours.flatMap((mine) =>
    theirs
      .filter((other) => touch(mine, other))
      .flatMap((other) =>
        diffArrays([...mine.added], [...other.added])
          .filter(({ added, removed }) => !added && !removed)
          .map(({ value }) => value),
      ),
  );
}

function touch(a: Hunk, b: Hunk): boolean {
  return a.at <= b.at + b.removed.length && b.at <= a.at + a.removed.length;
}

/** Does the insertion, or one that is equal but for where it was cut, stand in the text as one run? */
function stands({ added, removed, before, after }: Hunk, text: string): boolean {
  if (added.length === 0 || holds(text, added)) return true;
  if (removed.length > 0) return false;
  let run: readonly string[] = added;
  for (const token of after) {
    if (run[0] !== token) break;
    run = [...run.slice(1), token];
    if (holds(text, run)) return true;
  }
  run = added;
  for (const token of before) {
    if (run.at(-1) !== token) break;
    run = [token, ...run.slice(0, -1)];
    if (holds(text, run)) return true;
  }
  return false;
}

function holds(text: string, run: readonly string[]): boolean {
  return text.includes(` ${run.join(' ')} `);
}

/** Did the other side insert at the same place? Then its members may stand between those of this insertion. */
function meets(hunk: Hunk, others: readonly Hunk[]): boolean {
  return others.some((other) => other.added.length > 0 && touch(hunk, other));
}

const MOST_PIECES = 8;

/** A piece of one token says nothing, unless it is a word, or what closes a list. */
function inPieces(run: readonly string[], text: string): boolean {
  let from = 0;
  for (let pieces = 0; pieces < MOST_PIECES && from < run.length; pieces++) {
    let to = run.length;
    while (to > from && !holds(text, run.slice(from, to))) to--;
    if (to === from || (to === from + 1 && !/[\w})\]>]/.test(run[from] ?? ''))) return false;
    from = to;
  }
  return from === run.length;
}
