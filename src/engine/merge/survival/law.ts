/**
 * The law of a stretch in which the sides met, or whose order the merge changed: every token stands as often as the
 * edits make it, and what a side inserted stands as it was written, or in pieces where the other inserted too.
 */
import { diffArrays } from 'diff';
import { TELLING_COMMA } from './lex.ts';
import type { Watch } from '../limit.ts';
import { blockOf, type Unit, unitsOf } from './units.ts';

/** One side's edit, as tokens. */
export interface Change {
  readonly side: 'ours' | 'theirs';
  /** Index of the first base token it replaces. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Tokens of the side in front and behind, nearest first: an insertion between equals may stand elsewhere. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Stretch {
  readonly base: readonly string[];
  /** Index of the first of them. */
  readonly at: number;
  readonly changes: readonly Change[];
  readonly result: readonly string[];
  /** Tokens around it in the result. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly watch: Watch;
}

export interface Breach {
  readonly change: Change | null;
  readonly why: string;
}

export function breachOf(stretch: Stretch): Breach | null {
  const { changes, result, before, after, watch } = stretch;
  const ours = changes.filter(({ side }) => side === 'ours');
  const theirs = changes.filter(({ side }) => side === 'theirs');
  const wrong = miscounted(stretch, ours, theirs);
  if (wrong !== null) return { change: null, why: wrong };
  const here = ['', ...[...before, ...result, ...after].filter(counts), ''].join(BETWEEN);
  for (const change of changes) {
    watch();
    if (stands(change, here)) continue;
    const others = change.side === 'ours' ? theirs : ours;
    if (meets(change, others) && inPieces(change.added.filter(counts), here)) continue;
    return { change, why: 'does not stand as it was written' };
  }
  return null;
}

const BETWEEN = '\0';

/** Commas that only separate are left to the printing. */
function counts(token: string): boolean {
  return token !== ',';
}

/** Says which token stands more or less often than the edits make it. */
function miscounted(
  { base, at, result, watch }: Stretch,
  ours: readonly Change[],
  theirs: readonly Change[],
): string | null {
  const left = new Map<string, number>();
  const add = (tokens: Iterable<string>, by: number): void => {
    for (const token of tokens) left.set(token, (left.get(token) ?? 0) + by);
  };
  const gone = new Set(
    [...ours, ...theirs].flatMap((change) => change.removed.map((_, offset) => change.at + offset)),
  );
  add(
    base.filter((_, offset) => !gone.has(at + offset)),
    1,
  );
  for (const { added } of [...ours, ...theirs]) add(added, 1);
  add(result, -1);
  left.delete(',');
  const shared = alike(ours, theirs, watch);
  for (const { run, whole } of shared) {
    if (whole) add(run, -1);
    else for (const { item } of itemsIn(run)) add(item, -1);
  }
  const often = [...left].find(([, count]) => count < 0);
  if (often !== undefined) return `${shown(often[0])} stands too often`;
  for (const { run, whole } of shared) {
    if (whole) continue;
    let from = 0;
    for (const { at: place, item } of itemsIn(run)) {
      takeShared(left, run.slice(from, place));
      from = place + item.length;
    }
    takeShared(left, run.slice(from));
  }
  const missing = [...left].find(([, count]) => count > 0);
  return missing === undefined ? null : `${shown(missing[0])} is missing`;
}

const ITEM = new Set([
  'use',
  'fn',
  'struct',
  'enum',
  'trait',
  'mod',
  'type',
  'const',
  'static',
  'union',
]);

/** An import, or `mod name;`, as one token. */
const DECLARED = /^(?:#.* )?(?:pub.* )?(?:use|mod) /;

/** Whole items in a run that both sides brought: each is made by both. */
function itemsIn(run: readonly string[]): { at: number; item: string[] }[] {
  const found: { at: number; item: string[] }[] = [];
  for (let at = 0; at < run.length; at++) {
    const declaration = run[at] ?? '';
    if (DECLARED.test(declaration)) {
      found.push({ at, item: [declaration] });
      continue;
    }
    if (!ITEM.has(declaration) || !/^\w+$/.test(run[at + 1] ?? '')) continue;
    let [depth, to] = [0, at];
    for (; to < run.length; to++) {
      const token = run[to] ?? '';
      if (/^[([{]$/.test(token)) depth++;
      else if (/^[)\]}]$/.test(token)) depth--;
      if (depth < 0 || (depth === 0 && (token === ';' || token === '}'))) break;
    }
    if (depth !== 0 || to === run.length) continue;
    found.push({ at, item: run.slice(at, to + 1) });
    at = to;
  }
  return found;
}

/** What both sides brought may stand once: as a whole, or a stretch of it. */
function takeShared(left: Map<string, number>, run: readonly string[]): void {
  const count = (token: string): number => left.get(token) ?? 0;
  let from = 0;
  while (from < run.length) {
    let to = from;
    for (let token = run[to]; token !== undefined && count(token) > 0; token = run[++to]) {
      left.set(token, count(token) - 1);
    }
    const whole = to - from === run.length;
    if (to - from < SHORT && !whole) {
      for (const token of run.slice(from, to)) left.set(token, count(token) + 1);
    }
    from = Math.max(to, from + 1);
  }
}

/** Fewer tokens than this are like others by chance. */
const SHORT = 4;

function shown(token: string): string {
  return token === TELLING_COMMA ? 'the comma of a tuple' : `\`${token}\``;
}

interface Shared {
  readonly run: readonly string[];
  /** Is it all that one of them inserted? Then both made it, and it stands once. */
  readonly whole: boolean;
}

/** Runs of tokens that both sides inserted at one place. */
function alike(ours: readonly Change[], theirs: readonly Change[], watch: Watch): Shared[] {
  return ours.flatMap((mine) => {
    watch();
    return theirs.filter((other) => touch(mine, other)).flatMap((other) => alikeIn(mine, other));
  });
}

function alikeIn(mine: Change, other: Change): Shared[] {
  const [a, b] = [mine.added.filter(counts), other.added.filter(counts)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (sizeOf(short) >= SHORT && holds(['', ...long, ''].join(BETWEEN), short))
    return [{ run: short, whole: true }];
  const [own, others] = [unitsOf(mine), unitsOf(other)];
  return own === null || others === null ? runsIn(a, b) : alikeUnits(own, others);
}

/** Members that both have; of those under one name, what both say. */
function alikeUnits(own: readonly Unit[], others: readonly Unit[]): Shared[] {
  const left = [...others];
  const take = (wanted: (unit: Unit) => boolean): Unit | undefined => {
    const at = left.findIndex(wanted);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const rest: Unit[] = [];
  const found: Shared[] = [];
  for (const unit of own) {
    const text = unit.tokens.join(BETWEEN);
    if (take(({ tokens }) => tokens.join(BETWEEN) === text) === undefined) rest.push(unit);
    else found.push({ run: unit.tokens, whole: sizeOf(unit.tokens) >= SHORT });
  }
  for (const unit of rest) {
    const twin = unit.key === null ? undefined : take(({ key }) => key === unit.key);
    if (twin === undefined) continue;
    const [block, its] = [blockOf(unit), blockOf(twin)];
    if (block === null || its === null) found.push(...runsIn(unit.tokens, twin.tokens));
    else {
      found.push(...runsIn(block.head, its.head), { run: ['{', '}'], whole: false });
      found.push(...alikeUnits(block.body, its.body));
    }
  }
  return found;
}

function runsIn(a: readonly string[], b: readonly string[]): Shared[] {
  const size = Math.min(a.length, b.length);
  const runs = (diffArrays([...a], [...b], { maxEditLength: 2000 }) ?? [])
    .filter(({ added, removed }) => !added && !removed)
    .map(({ value }) => value);
  return runs.map((run) => ({ run, whole: run.length === size && sizeOf(run) >= SHORT }));
}

/** Tokens, of which a comment or a string is as many as it has words. */
function sizeOf(run: readonly string[]): number {
  return run.reduce((sum, token) => sum + Math.max(1, token.split(/\W+/).length), 0);
}

function touch(a: Change, b: Change): boolean {
  return a.at <= b.at + b.removed.length && b.at <= a.at + a.removed.length;
}

/** Does the insertion, or one that is equal but for where it was cut, stand in the text as one run? */
function stands({ added, removed, before, after }: Change, text: string): boolean {
  const wanted = added.filter(counts);
  if (wanted.length === 0 || holds(text, wanted)) return true;
  if (removed.length > 0) return false;
  let run: readonly string[] = wanted;
  for (const token of after.filter(counts)) {
    if (run[0] !== token) break;
    run = [...run.slice(1), token];
    if (holds(text, run)) return true;
  }
  run = wanted;
  for (const token of before.filter(counts)) {
    if (run.at(-1) !== token) break;
    run = [token, ...run.slice(0, -1)];
    if (holds(text, run)) return true;
  }
  return false;
}

function holds(text: string, run: readonly string[]): boolean {
  return text.includes(`${BETWEEN}${run.join(BETWEEN)}${BETWEEN}`);
}

/** Did the other side insert at the same place? Then its members may stand between those of this insertion. */
function meets(change: Change, others: readonly Change[]): boolean {
  return others.some((other) => other.added.length > 0 && touch(change, other));
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
