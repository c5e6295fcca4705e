/** What siblings have and an entry lacks. */
import type { Table } from '../syntax/tables.ts';
import type { Site } from './action.ts';
import { type Entry, entryOf, shapeOf } from './entry.ts';
import type { Hook } from './hooks.ts';
import { squeezed } from './snippet.ts';

/** Taken from the sibling shape that needs least and is most common. */
export interface Completion {
  /** What to put behind which of the entry's own arguments. */
  readonly inserted: readonly { readonly behind: number; readonly text: string }[];
  readonly siblings: number;
}

/** Entries of the list that are no hooks. */
export function siblingsIn({ tree, hooks }: Site, hook: Hook, list: Table): Entry[] {
  const own = new Set(hooks.filter(({ action }) => action === hook.action).map(({ key }) => key));
  return list.entries
    .filter(({ key }) => !own.has(key))
    .map((entry) => entryOf(tree, entry))
    .filter((entry) => entry !== null);
}

/** `null` when no sibling has all that the entry has, and more that can be carried over. */
export function complete(entry: Entry, siblings: readonly Entry[], hook: Hook): Completion | null {
  const groups = new Map<string, { sibling: Entry; gaps: number[] }[]>();
  for (const sibling of siblings) {
    const gaps = sibling.macro === entry.macro ? gapsIn(entry, sibling) : null;
    if (gaps === null || !gaps.every((at) => transferable(sibling, at))) continue;
    groups.set(shapeOf(sibling), [...(groups.get(shapeOf(sibling)) ?? []), { sibling, gaps }]);
  }
  const [best] = [...groups.values()].sort(
    (a, b) => (a[0]?.gaps.length ?? 0) - (b[0]?.gaps.length ?? 0) || b.length - a.length,
  );
  const gaps = best?.[0]?.gaps;
  if (best === undefined || gaps === undefined) return null;
  const alike = best.map(({ sibling }) => sibling);
  const inserted = gaps.map((gap, order) => ({
    behind: gap - order - 1,
    text: valueFor(alike, gap, entry.key, hook.preferred),
  }));
  return { inserted, siblings: best.length };
}

/** Positions of the sibling's arguments that the entry lacks, when the others agree in kind and order. */
function gapsIn(entry: Entry, sibling: Entry): number[] | null {
  const gaps: number[] = [];
  let own = 0;
  sibling.args.forEach(({ kind }, at) => {
    if (entry.args[own]?.kind === kind) own++;
    else gaps.push(at);
  });
  return own === entry.args.length && gaps.length > 0 && gaps[0] !== 0 ? gaps : null;
}

/** A value that says nothing of the sibling alone: an enum's variant, or a macro over its own name. */
function transferable({ args, key }: Entry, at: number): boolean {
  const { kind = '', text = '' } = args[at] ?? {};
  if (kind === 'Upper' || kind.endsWith('::')) return true;
  return kind.endsWith('!') && squeezed(text) === `${kind}(${key})`;
}

function valueFor(
  siblings: readonly Entry[],
  at: number,
  key: string,
  preferred: readonly string[],
): string {
  const values = siblings.map((sibling) => {
    const { text = '', kind = '' } = sibling.args[at] ?? {};
    return kind.endsWith('!') ? `${kind}(${key})` : squeezed(text);
  });
  const wanted = preferred.find((value) => values.includes(value));
  if (wanted !== undefined) return wanted;
  const count = (value: string): number => values.filter((other) => other === value).length;
  return [...new Set(values)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? '';
}
