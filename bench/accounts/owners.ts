/** Which change of a file owns which line, on one side. */
import type { ItemChange } from '../../src/engine/diff/change.ts';
import { indexLines } from '../../src/engine/diff/lines.ts';
import type { ItemKind } from '../../src/engine/syntax/item.ts';

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
