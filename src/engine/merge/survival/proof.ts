/** Proves tokens of a result from those of the base and both sides; what it cannot prove, it names. */
import type { Hunk } from './hunk.ts';
import { type Blend, blendOf } from './blend.ts';
import type { Watch } from '../limit.ts';
import { firstWhere } from '../../../base/search.ts';
import type { Comparisons } from './comparisons.ts';
import { importsIn } from './declarations.ts';
import type { Reduced } from './fills.ts';
import { type Breach, breachOf, type Change } from './law.ts';
import { ofImports } from './imports.ts';
import { equal, isBalanced, type Token } from './lex.ts';
import { isElsewhere, type Places, placesOf } from './place.ts';
import { type Window, windowsOf } from './windows.ts';

export interface Proof {
  readonly hunks: { readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[] };
  readonly blend: Blend<Token>;
  /** How the result differs from the blend. */
  readonly against: readonly Hunk[];
  /** Where it does, and a law speaks for it. */
  readonly proven: readonly Window[];
  readonly breaches: readonly Broken[];
}

type Hunks = Proof['hunks'];

interface Watched extends Reduced {
  readonly places: () => Texts;
  readonly watch: Watch;
  readonly comparisons: Comparisons;
}

/** How the edits of both sides are cut, and what the result looks like beside what they make. */
interface Account extends Pick<Proof, 'hunks' | 'blend' | 'against'> {
  readonly windows: readonly Window[];
  readonly weighedOne: (window: Window) => Breach | null;
  /** Of each window. */
  readonly failing: readonly (Breach | null)[];
}

/**
 * An edit that both sides made in part can be cut in several ways, each of them true: one has to explain the result. The
 * last resort has to explain it place by place. Ways that come to the same are tried once.
 */
export function prove(reduced: Reduced, comparisons: Comparisons, watch: Watch): Proof {
  let places: Texts | null = null;
  const parts = {
    ...reduced,
    watch,
    comparisons,
    places: () => (places ??= textsOf(reduced)),
  };
  const { base, ours, theirs } = parts;
  parts.watch();
  const straight = {
    ours: comparisons.alignBetween(base, ours),
    theirs: comparisons.alignBetween(base, theirs),
  };
  const account = accountOf(parts, straight);
  const first = proveBy(parts, account, false);
  if (first.breaches.length === 0) return first;
  const accounts = [account];
  const by = (side: 'ours' | 'theirs', brought: boolean): Hunks =>
    side === 'ours'
      ? { ...straight, theirs: comparisons.alignThrough([base, ours, theirs], brought) }
      : { ...straight, ours: comparisons.alignThrough([base, theirs, ours], brought) };
  for (const brought of [false, true]) {
    const tried = new Set(brought ? [] : [account]);
    for (const side of ['ours', 'theirs'] as const) {
      const hunks = by(side, brought);
      const known = accounts.find((one) => cutAlike(one.hunks, hunks));
      const next = known ?? accountOf(parts, hunks);
      if (tried.has(next)) continue;
      const other = proveBy(parts, next, brought);
      if (other.breaches.length === 0) return other;
      accounts.push(next);
      tried.add(next);
    }
  }
  return first;
}

function cutAlike(one: Hunks, other: Hunks): boolean {
  return (['ours', 'theirs'] as const).every((side) => {
    const [a, b] = [one[side], other[side]];
    if (a === b) return true;
    return (
      a.length === b.length &&
      a.every((hunk, at) => {
        const its = b[at];
        return (
          hunk.from === its?.from &&
          hunk.to === its.to &&
          hunk.start === its.start &&
          hunk.end === its.end
        );
      })
    );
  });
}

function accountOf(parts: Watched, hunks: Hunks): Account {
  const blend = blendOf(parts, hunks);
  const against = parts.comparisons.alignBetween(blend.tokens, parts.result);
  const windows = windowsOf(blend, against);
  const weighedOne = weigher(parts, hunks);
  const failing = windows.map((window) => (window.plain ? null : weighedOne(window)));
  return { hunks, blend, against, windows, weighedOne, failing };
}

/** @param apart has each window to be proven by itself? */
function proveBy(parts: Watched, account: Account, apart: boolean): Proof {
  const { hunks, blend, against } = account;
  return { hunks, blend, against, ...weighed(parts, account, apart) };
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

function weigher(parts: Watched, hunks: Hunks): (window: Window) => Breach | null {
  const changes = changesOf(parts, hunks);
  const misplaced = (window: Window): boolean => isMisplaced(hunks, parts.places(), window);
  return (window) => {
    const breach = weigh(parts, changes, window);
    if (breach !== null || !misplaced(window)) return breach;
    return { change: null, why: 'stands elsewhere than it was put' };
  };
}

/** A window for which the law does not hold is weighed together with its neighbours: something went across. */
function weighed(parts: Watched, account: Account, apart: boolean): Weighed {
  const { windows, failing } = account;
  const held: Window[] = windows.filter((_, at) => failing[at] === null);
  const breaches: Broken[] = [];
  let known: readonly (number | undefined)[] | null = null;
  const places = (): readonly (number | undefined)[] => (known ??= importsIn(parts.result));
  for (let at = 0; at < windows.length; at++) {
    const [window, breach] = [windows[at], failing[at]];
    if (window === undefined || breach === null || breach === undefined) continue;
    const found =
      (apart ? null : joined(parts, account, at)) ??
      ofImports(
        parts,
        windows,
        places(),
        at,
        (compared) => prove(compared, parts.comparisons, parts.watch).breaches.length === 0,
      );
    if (found === null) breaches.push({ window, breach });
    else {
      held.push(found.whole);
      at = Math.max(at, found.last);
    }
  }
  return { proven: held.filter(({ plain }) => !plain), breaches };
}

function joined(
  parts: Watched,
  { windows, weighedOne, failing }: Account,
  at: number,
): { whole: Window; last: number } | null {
  for (let size = 2; size <= MOST_JOINED; size++) {
    for (let from = Math.max(0, at - size + 1); from <= at; from++) {
      const last = from + size - 1;
      const [first, end] = [windows[from], windows[last]];
      if (first === undefined || end === undefined) continue;
      if (!siblings(parts, windows, from, last)) continue;
      const inner = windows.slice(from, last + 1).filter((_, by) => failing[from + by] !== null);
      if (isReorderingUndone(parts, inner)) continue;
      const whole = { ...end, from: first.from, start: first.start, plain: false };
      if (weighedOne(whole) === null) return { whole, last };
    }
  }
  return null;
}

type Texts = Readonly<Record<'ours' | 'theirs' | 'result', Places>>;

function textsOf({ ours, theirs, result }: Reduced): Texts {
  return { ours: placesOf(ours), theirs: placesOf(theirs), result: placesOf(result) };
}

/** Is what a side inserted there in another block, or in front of something else? */
function isMisplaced(hunks: Hunks, texts: Texts, { from, to, start, end }: Window): boolean {
  return (['ours', 'theirs'] as const).some((side) =>
    hunks[side].some(
      (hunk) =>
        hunk.from === hunk.to &&
        from.base <= hunk.from &&
        hunk.to <= to.base &&
        isElsewhere({ text: texts[side], ...hunk }, texts.result, start, end),
    ),
  );
}

const FEW = 8;

/** Does what stands between each two of them neither open nor close a bracket alone? */
function siblings(parts: Reduced, windows: readonly Window[], from: number, last: number): boolean {
  for (let at = from; at < last; at++) {
    const [start, end] = [windows[at]?.end ?? 0, windows[at + 1]?.start ?? 0];
    if (end - start > FEW && !isBalanced(parts.result.slice(start, end))) return false;
  }
  return true;
}

/** Where one side alone changed something, and the result is as if it had not: is what it did a new order only? */
function isReorderingUndone(parts: Reduced, windows: readonly Window[]): boolean {
  const left = new Map<string, number>();
  let undone = false;
  for (const window of windows) {
    const known = settledBy(parts, window);
    const old = parts.base.slice(window.from.base, window.to.base);
    if (known === null || equal(known, old)) continue;
    if (!equal(old, parts.result.slice(window.start, window.end))) continue;
    undone = true;
    for (const { text } of known) left.set(text, (left.get(text) ?? 0) + 1);
    for (const { text } of old) left.set(text, (left.get(text) ?? 0) - 1);
  }
  left.delete(',');
  return undone && [...left.values()].every((count) => count === 0);
}

const AROUND = 64;

function weigh(parts: Watched, changes: Changes, window: Window): Breach | null {
  parts.watch();
  const { from, to, start, end } = window;
  const { base, result } = parts;
  const known = settledBy(parts, window);
  if (known !== null) {
    const right = equal(known, result.slice(start, end));
    return right ? null : { change: null, why: 'is not what one side made' };
  }
  return breachOf({
    base: words(base.slice(from.base, to.base)),
    at: from.base,
    changes: changes(from.base, to.base),
    result: words(result.slice(start, end)),
    before: words(result.slice(Math.max(0, start - AROUND), start)),
    after: words(result.slice(end, end + AROUND)),
    watch: parts.watch,
  });
}

/** What has to stand where only one side changed something, or both made the same. */
function settledBy({ base, ours, theirs }: Reduced, { from, to }: Window): readonly Token[] | null {
  const [b, o, t] = [
    base.slice(from.base, to.base),
    ours.slice(from.ours, to.ours),
    theirs.slice(from.theirs, to.theirs),
  ];
  if (equal(o, t) || equal(b, o)) return t;
  return equal(b, t) ? o : null;
}

/** Those that replace base tokens of a stretch, first of ours, then of theirs. */
type Changes = (from: number, to: number) => Change[];

function changesOf(parts: Reduced, hunks: Hunks): Changes {
  return (from, to) =>
    (['ours', 'theirs'] as const).flatMap((side) => {
      const first = firstWhere(hunks[side], (hunk) => hunk.from >= from);
      const past = hunks[side].findIndex((hunk, at) => at >= first && hunk.to > to);
      const own = hunks[side].slice(first, past === -1 ? undefined : past);
      return own.map((hunk) => changeOf(parts, side, hunk));
    });
}

function changeOf(parts: Reduced, side: 'ours' | 'theirs', hunk: Hunk): Change {
  const { from, to, start, end } = hunk;
  return {
    side,
    at: from,
    removed: words(parts.base.slice(from, to)),
    added: words(parts[side].slice(start, end)),
    before: words(parts[side].slice(Math.max(0, start - AROUND), start)).toReversed(),
    after: words(parts[side].slice(end, end + AROUND)),
  };
}

function words(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text);
}
