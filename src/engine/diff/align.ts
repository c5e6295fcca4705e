/** What is left of two versions when the lines that changes own are taken out. */
import { diffArrays } from 'diff';
import { isBlank, type LineIndex } from './lines.ts';

/** Lines between two that stand on both sides. Line numbers are 0-based. */
export interface Gap {
  /** First line of the gap on each side. */
  readonly from: { readonly before: number; readonly after: number };
  /** Line after the gap on each side. */
  readonly to: { readonly before: number; readonly after: number };
  /** Unowned lines with text that the other side lacks. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Unowned blank lines. */
  readonly blankBefore: readonly number[];
  readonly blankAfter: readonly number[];
}

type Owners = readonly (object | null)[];

export function alignLines(
  before: LineIndex,
  ownersBefore: Owners,
  after: LineIndex,
  ownersAfter: Owners,
): Gap[] {
  const old = unowned(before, ownersBefore);
  const now = unowned(after, ownersAfter);
  const gaps: Gap[] = [];
  let from = { before: 0, after: 0 };
  let lost: number[] = [];
  let fresh: number[] = [];
  const close = (to: { before: number; after: number }): void => {
    const blankBefore = blankLines(before, ownersBefore, from.before, to.before);
    const blankAfter = blankLines(after, ownersAfter, from.after, to.after);
    const blanksDiffer =
      blankBefore.length !== blankAfter.length ||
      blankBefore.some((line, at) => before.textOf(line) !== after.textOf(blankAfter[at] ?? -1));
    if (lost.length > 0 || fresh.length > 0 || blanksDiffer) {
      gaps.push({ from, to, before: lost, after: fresh, blankBefore, blankAfter });
    }
    from = { before: to.before + 1, after: to.after + 1 };
    lost = [];
    fresh = [];
  };
  for (const [a, b] of pairUp(before, old, after, now)) {
    if (a !== null && b !== null) close({ before: a, after: b });
    else if (a !== null) lost.push(a);
    else if (b !== null) fresh.push(b);
  }
  close({ before: before.count, after: after.count });
  return gaps;
}

function unowned(index: LineIndex, owners: Owners): number[] {
  return Array.from({ length: index.count }, (_, line) => line).filter(
    (line) => owners[line] === null && !isBlank(index.textOf(line)),
  );
}

/** Pairs of equal lines, and lines alone where there is no equal one. */
function* pairUp(
  before: LineIndex,
  old: readonly number[],
  after: LineIndex,
  now: readonly number[],
): Generator<readonly [number | null, number | null]> {
  const oldTexts = old.map((line) => before.textOf(line));
  const nowTexts = now.map((line) => after.textOf(line));
  // As a rule changes own all that differs.
  if (isSame(oldTexts, nowTexts)) {
    for (const [at, line] of old.entries()) yield [line, now[at] ?? null];
    return;
  }
  let a = 0;
  let b = 0;
  for (const { value, added, removed } of diffArrays(oldTexts, nowTexts)) {
    for (const _ of value) {
      const left = added ? null : (old[a++] ?? null);
      const right = removed ? null : (now[b++] ?? null);
      yield [left, right];
    }
  }
}

function isSame(texts: readonly string[], others: readonly string[]): boolean {
  return texts.length === others.length && texts.every((text, at) => text === others[at]);
}

function blankLines(index: LineIndex, owners: Owners, from: number, to: number): number[] {
  const lines: number[] = [];
  for (let line = from; line < to; line++) {
    if (owners[line] === null && isBlank(index.textOf(line))) lines.push(line);
  }
  return lines;
}
