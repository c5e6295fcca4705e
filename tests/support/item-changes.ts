import type { ItemChange } from '../../src/engine/diff/change.ts';
import { diffItems } from '../../src/engine/diff/items.ts';
import { unaccountedLines, type UnaccountedLine } from '../../src/engine/diff/unaccounted.ts';
import { rustParser } from './rust-parser.ts';

export interface Compared {
  readonly changes: readonly ItemChange[];
  readonly unaccounted: readonly UnaccountedLine[];
}

export async function compare(before: string, after: string): Promise<Compared> {
  const parser = await rustParser();
  const [old, now] = [parser.parse(before), parser.parse(after)];
  const changes = diffItems(old, now);
  return { changes, unaccounted: unaccountedLines(old, now, changes) };
}

/** `signature+body method impl A::f -3-5 +3-6`: what changed, and which lines it accounts for. */
export function described({ change, also, before, after, lines }: ItemChange): string {
  const item = after ?? before;
  const from = before !== null && after !== null && before.path !== after.path ? before.path : null;
  const ranges = (sign: string, list: ItemChange['lines']['before']): string[] =>
    list.map(({ start, end }) => `${sign}${start === end ? start : `${start}-${end}`}`);
  return [
    [change, ...also].join('+'),
    item?.kind,
    ...(from === null ? [] : [from, '→']),
    ...(item?.path === '' ? [] : [item?.path]),
    ...ranges('-', lines.before),
    ...ranges('+', lines.after),
  ].join(' ');
}
