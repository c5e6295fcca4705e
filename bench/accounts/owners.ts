/** Which change of a file owns which line, on one side. */
import type { ItemChange } from '../../src/engine/diff/change.ts';
import { indexLines } from '../../src/engine/diff/lines.ts';
import type { ItemKind } from '../../src/engine/syntax/item.ts';
import type { Hunk } from './git-lines.ts';

type SideName = 'before' | 'after';
type Changes = readonly ItemChange[];

/** Owners by 1-based line. */
export function ownersOf(changes: Changes, side: SideName): Map<number, ItemChange> {
  const owners = new Map<number, ItemChange>();
  for (const change of changes) {
    for (const { start, end } of change.lines[side]) {
      for (let line = start; line <= end; line++) owners.set(line, change);
    }
  }
  return owners;
}

/** Lines that a larger item owns though a reported one inside it, or beside it, holds them whole. */
export function misplaced(changes: Changes, side: SideName, source: string): string[] {
  const lines = indexLines(source);
  const smallest: (ItemChange | undefined)[] = [];
  const size = ({ [side]: item }: ItemChange): number => (item ? item.end - item.start : 0);
  for (const change of changes.toSorted((a, b) => size(b) - size(a))) {
    const item = change[side];
    if (item === null) continue;
    // The first and the last line of an item may be shared with what is around it.
    const last = lines.lineOf(Math.max(item.start, item.end - 1)) + 1;
    for (let line = lines.lineOf(item.start) + 2; line < last; line++) smallest[line] = change;
  }
  const found: string[] = [];
  for (const [line, owner] of ownersOf(changes, side)) {
    const inner = smallest[line]?.[side];
    const outer = owner[side];
    if (inner === undefined || inner === null || inner === outer) continue;
    const holds = outer !== null && inner.start <= outer.start && outer.end <= inner.end;
    if (!holds) found.push(`${side} ${line}: in ${inner.kind} ${inner.path}, owned by another`);
  }
  return found;
}

/** A line git calls changed though neither it nor an equal line of its hunk is owned. */
export interface Unowned {
  readonly side: SideName;
  readonly line: number;
  readonly text: string;
}

export function unownedByGit(
  hunks: readonly Hunk[],
  side: SideName,
  source: string,
  owned: { has(line: number): boolean },
): Unowned[] {
  const texts = source.split('\n');
  return hunks.flatMap((hunk) => {
    const { first, last, changed } = hunk[side];
    const free = new Map<string, number>();
    const own = new Set(changed.filter((line) => owned.has(line)));
    for (let line = first; line <= last; line++) {
      const text = texts[line - 1] ?? '';
      if (owned.has(line) && !own.has(line)) free.set(text, (free.get(text) ?? 0) + 1);
    }
    return changed.flatMap((line) => {
      if (own.has(line)) return [];
      const text = texts[line - 1] ?? '';
      const left = free.get(text) ?? 0;
      free.set(text, left - 1);
      return left > 0 ? [] : [{ side, line, text }];
    });
  });
}

/** Owned lines that git does not call changed, each as side and text. */
export function ownedBesides(
  hunks: readonly Hunk[],
  side: SideName,
  source: string,
  owned: Iterable<number>,
): string[] {
  const texts = source.split('\n');
  const changed = new Set(hunks.flatMap((hunk) => hunk[side].changed));
  return [...owned].flatMap((line) =>
    changed.has(line) ? [] : [`${side} ${texts[line - 1] ?? ''}`],
  );
}

/**
 * What is left of them when those go out that git pairs otherwise: equal lines that it takes away here and puts back
 * there, and lines for each of which an equal one that git calls unchanged is owned (fields of two alike structs, say).
 */
export function unexplained(unowned: readonly Unowned[], besides: readonly string[]): Unowned[] {
  const free = new Map<string, number>();
  for (const key of besides) free.set(key, (free.get(key) ?? 0) + 1);
  const left: Unowned[] = [];
  for (const one of unowned) {
    const key = `${one.side} ${one.text}`;
    const count = free.get(key) ?? 0;
    free.set(key, count - 1);
    if (count > 0) continue;
    const at = left.findIndex(({ side, text }) => side !== one.side && text === one.text);
    if (at === -1) left.push(one);
    else left.splice(at, 1);
  }
  return left;
}

export const GROUPS = [
  'functions',
  'methods',
  'fields',
  'table entries',
  'uses',
  'comments',
  "containers' own",
  'file',
  'other',
] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<ItemKind, Group>> = {
  function: 'functions',
  method: 'methods',
  field: 'fields',
  variant: 'fields',
  'attribute entry': 'table entries',
  option: 'table entries',
  feature: 'table entries',
  symbol: 'table entries',
  query: 'table entries',
  use: 'uses',
  'extern crate': 'uses',
  comment: 'comments',
  module: "containers' own",
  struct: "containers' own",
  enum: "containers' own",
  union: "containers' own",
  trait: "containers' own",
  impl: "containers' own",
  'extern block': "containers' own",
  'macro call': "containers' own",
  file: 'file',
  const: 'other',
  static: 'other',
  'type alias': 'other',
  macro: 'other',
  unparsed: 'other',
};

export const groupOf = (kind: ItemKind): Group => GROUP_OF[kind];
