/**
 * Proof that the edits of both sides stand in a merge's result, and nothing else does. Shares nothing with the merge: it
 * lexes the texts by a pattern of its own and diffs them itself. What each side changed, put in its own place, makes a
 * blend; where the result is the blend it is proven, elsewhere a law has to hold for as small a stretch as possible.
 */
import type { Chunk } from '../lines.ts';
import { align, type Hunk } from './align.ts';
import { blendOf } from './blend.ts';
import type { Certificate, Refusal } from './certificate.ts';
import { editsOf } from './edits.ts';
import { type Reduced, reduced } from './fills.ts';
import { lex, type Token } from './lex.ts';
import { type Breach, breachOf, type Change } from './law.ts';
import { type Window, windowsOf } from './windows.ts';

export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Characters of one text beyond which nothing is proven. */
export const MOST_CHARACTERS = 4_000_000;

/** @param chunks a merge's result, with or without conflicts */
export function certify(texts: Versions, chunks: readonly Chunk[]): Certificate {
  const size = chunks.reduce(
    (sum, chunk) => (chunk.kind === 'ok' ? sum + chunk.lines.join('').length : sum),
    0,
  );
  if (Math.max(texts.base.length, texts.ours.length, texts.theirs.length, size) > MOST_CHARACTERS) {
    return { edits: [], refusal: { kind: 'too large to prove' } };
  }
  const tokens = { base: lex(texts.base), ours: lex(texts.ours), theirs: lex(texts.theirs) };
  const parts = reduced(tokens, chunks);
  if (typeof parts === 'number') {
    return { edits: [], refusal: { kind: 'conflict not of the texts', conflict: parts } };
  }
  const hunks = { ours: align(parts.base, parts.ours), theirs: align(parts.base, parts.theirs) };
  const blend = blendOf(parts, hunks);
  const against = align(blend.tokens, parts.result);
  const windows = windowsOf(blend, against);
  const { proven, breaches } = weighed(parts, changesOf(parts, hunks), windows);
  return editsOf({ texts, chunks, parts, hunks, blend, against, proven, breaches });
}

export interface Broken {
  readonly window: Window;
  readonly breach: Breach;
}

interface Weighed {
  readonly proven: readonly Window[];
  readonly breaches: readonly Broken[];
}

/** How many neighbours may be weighed as one stretch. */
const MOST_JOINED = 8;

/** A window for which the law does not hold is weighed together with its neighbours: something went across. */
function weighed(parts: Reduced, changes: readonly Change[], windows: readonly Window[]): Weighed {
  const failing = windows.map((window) => (window.plain ? null : weigh(parts, changes, window)));
  const held: Window[] = windows.filter((_, at) => failing[at] === null);
  const breaches: Broken[] = [];
  for (let at = 0; at < windows.length; at++) {
    const [window, breach] = [windows[at], failing[at]];
    if (window === undefined || breach === null || breach === undefined) continue;
    const found = joined(parts, changes, windows, at);
    if (found === null) breaches.push({ window, breach });
    else {
      held.push(found.whole);
      at = Math.max(at, found.last);
    }
  }
  return { proven: held.filter(({ plain }) => !plain), breaches };
}

function joined(
  parts: Reduced,
  changes: readonly Change[],
  windows: readonly Window[],
  at: number,
): { whole: Window; last: number } | null {
  for (let size = 2; size <= MOST_JOINED; size++) {
    for (let from = Math.max(0, at - size + 1); from <= at; from++) {
      const last = from + size - 1;
      const [first, end] = [windows[from], windows[last]];
      if (first === undefined || end === undefined) continue;
      if (!siblings(parts, windows, from, last)) continue;
      const whole = { ...end, from: first.from, start: first.start, plain: false };
      if (weigh(parts, changes, whole) === null) return { whole, last };
    }
  }
  return null;
}

const FEW = 8;

/** Does what stands between each two of them neither open nor close a bracket alone? */
function siblings(parts: Reduced, windows: readonly Window[], from: number, last: number): boolean {
  for (let at = from; at < last; at++) {
    const [start, end] = [windows[at]?.end ?? 0, windows[at + 1]?.start ?? 0];
    if (end - start > FEW && !balanced(words(parts.result.slice(start, end)))) return false;
  }
  return true;
}

function balanced(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (/^[([{]$/.test(token)) depth++;
    else if (/^[)\]}]$/.test(token)) depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const AROUND = 64;

function weigh(parts: Reduced, changes: readonly Change[], window: Window): Breach | null {
  const { from, to, start, end } = window;
  const own = changes.filter(
    ({ at, removed }) => at >= from.base && at + removed.length <= to.base,
  );
  const { base, result } = parts;
  const known = settledBy(parts, window);
  if (known !== null) {
    const right = equal(known, result.slice(start, end));
    return right ? null : { change: null, why: 'is not what one side made' };
  }
  return breachOf({
    base: words(base.slice(from.base, to.base)),
    at: from.base,
    changes: own,
    result: words(result.slice(start, end)),
    before: words(result.slice(Math.max(0, start - AROUND), start)),
    after: words(result.slice(end, end + AROUND)),
  });
}

/** What has to stand where only one side changed something, or both made the same. */
function settledBy(
  { base, ours, theirs }: Reduced,
  { from, to }: Window,
): readonly Token[] | null {
  const [b, o, t] = [
    base.slice(from.base, to.base),
    ours.slice(from.ours, to.ours),
    theirs.slice(from.theirs, to.theirs),
  ];
  if (equal(o, t) || equal(b, o)) return t;
  return equal(b, t) ? o : null;
}

function equal(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}

function changesOf(
  parts: Reduced,
  hunks: { readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[] },
): Change[] {
  return (['ours', 'theirs'] as const).flatMap((side) =>
    hunks[side].map(({ from, to, start, end }) => ({
      side,
      at: from,
      removed: words(parts.base.slice(from, to)),
      added: words(parts[side].slice(start, end)),
      before: words(parts[side].slice(Math.max(0, start - AROUND), start)).toReversed(),
      after: words(parts[side].slice(end, end + AROUND)),
    })),
  );
}

function words(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text);
}

export type { Refusal };
