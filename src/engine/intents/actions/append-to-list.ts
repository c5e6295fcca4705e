/** `append_to_list`: a macro entry at the end of a list of such entries (`BUILTIN_ATTRIBUTES`). */
import { findTables, type Table } from '../../syntax/tables.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import { entryOf } from '../entry.ts';
import { fillHole, fitEntry } from '../entry-shape.ts';
import type { Hook } from '../hooks.ts';
import { indentAt, lineStart, nextLine } from '../lines.ts';

export const appendToList: Action = {
  orderFree: true,

  locate(site, hook) {
    const list = listOf(site, hook);
    if (typeof list === 'string') return [];
    return list.entries
      .filter((entry) => entry.key === hook.key)
      .map((entry) => ({ start: entry.start, end: entry.tail }));
  },

  anchor(site, hook): Anchor {
    const list = listOf(site, hook);
    if (typeof list === 'string') return { kind: 'none', reason: list };
    const { source } = site.tree;
    const last = list.entries.at(-1);
    const behind = last?.tail ?? list.open;
    if (!/^[ \t]*\n/.test(source.slice(behind))) {
      return { kind: 'none', reason: `${list.name} is not written with an entry a line` };
    }
    const indent =
      last === undefined ? `${indentAt(source, list.close)}    ` : indentAt(source, last.start);
    const separatorAt = last?.separatorEnd === null ? last.end : null;
    return { kind: 'place', line: nextLine(source, behind), indent, apart: null, separatorAt };
  },

  misplaced(site, hook, span) {
    const { source } = site.tree;
    return source.slice(lineStart(source, span.start), span.start).trim() === ''
      ? null
      : `${hook.key} is not on a line of its own`;
  },

  render(site, hook) {
    const list = listOf(site, hook);
    if (typeof list === 'string') return { kind: 'none', reason: list };
    return fillHole(site, hook, list);
  },

  fit(own, hook, span, target) {
    const before = listOf(own, hook);
    const after = listOf(target, hook);
    if (typeof before === 'string' || typeof after === 'string') return FITS;
    const entry = before.entries.find(
      ({ start, tail }) => start === span.start && tail === span.end,
    );
    const shape = entry === undefined ? null : entryOf(own.tree, entry);
    return shape === null ? FITS : fitEntry(own, hook, shape, before, target, after);
  },
};

/** The list that the pattern names (`pub static X`, `pub const X` or `X`); without one, that with most such entries. */
function listOf({ tree }: Site, hook: Hook): Table | string {
  const lists = findTables(tree).filter((table) => table.kind === 'list');
  const name = hook.anchor.match(/\w+/g)?.at(-1);
  if (name !== undefined) {
    const named = lists.filter((list) => list.name === name);
    if (named.length > 1) return `there are ${named.length} lists ${name}`;
    return named[0] ?? `no list ${name}`;
  }
  const counted = lists
    .map((list) => ({
      list,
      count: list.entries.filter((entry) => entryOf(tree, entry)?.macro === hook.macro).length,
    }))
    .sort((a, b) => b.count - a.count);
  const [most, second] = counted;
  if (most === undefined || most.count === 0) return `no list with ${hook.macro}! entries`;
  return second?.count === most.count ? `two lists have as many ${hook.macro}! entries` : most.list;
}
