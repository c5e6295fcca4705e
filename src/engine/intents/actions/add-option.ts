/** `add_option`: an entry in its alphabetical place in a table of `options!`. */
import { findTables, type Table, type TableEntry } from '../../syntax/tables.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';
import { indentAt, lineStart, nextLine } from '../lines.ts';
import { namesOverTime } from '../renamed.ts';
import { sortedPlaces } from '../sorted-places.ts';

export const addOption: Action = {
  orderFree: true,

  locate(site, hook) {
    const table = tableOf(site, hook);
    if (typeof table === 'string') return [];
    return table.entries
      .filter((entry) => entry.key === hook.key)
      .map((entry) => ({ start: entry.start, end: entry.tail }));
  },

  anchor(site, hook): Anchor {
    const table = tableOf(site, hook);
    if (typeof table === 'string') return { kind: 'none', reason: table };
    const { source } = site.tree;
    const at = sortedPlaces(namesIn(table.entries), hook.key)[0] ?? 0;
    const before = table.entries[at - 1];
    const next = table.entries[at];
    if (before === undefined) {
      return next === undefined
        ? { kind: 'none', reason: `${table.name} is empty` }
        : above(source, next, table.name);
    }
    if (!/^[ \t]*\n/.test(source.slice(before.tail))) return notByLine(table.name);
    const line = nextLine(source, before.tail);
    const indent = indentAt(source, before.start);
    const separatorAt = before.separatorEnd === null ? before.end : null;
    return { kind: 'place', line, indent, apart: null, separatorAt };
  },

  misplaced(site, hook, span) {
    const table = tableOf(site, hook);
    if (typeof table === 'string') return table;
    const at = table.entries.findIndex(({ start }) => start === span.start);
    const others = table.entries.filter((_, index) => index !== at);
    return sortedPlaces(namesIn(others), hook.key).includes(at)
      ? null
      : `not in alphabetical place in ${table.name}`;
  },

  render: (_, hook) => ({ kind: 'code', code: hook.code }),

  fit: () => FITS,
};

/** The table whose first name begins as the hint does: `unstable_opts` is `UnstableOptions`, once `DebuggingOptions`. */
function tableOf({ tree }: Site, hook: Hook): Table | string {
  const tables = findTables(tree).filter(({ kind }) => kind === 'options');
  const hints = namesOverTime(hook.anchor).map((name) =>
    name
      .replace(/_?opt(ion)?s$/i, '')
      .replaceAll('_', '')
      .toLowerCase(),
  );
  const named = tables.filter(({ name }) =>
    hints.some((hint) => name.toLowerCase().replace(/options$/, '') === hint),
  );
  if (named.length > 1) return `there are ${named.length} tables for ${hook.anchor}`;
  return named[0] ?? `no options! table for ${hook.anchor}`;
}

function namesIn(entries: readonly TableEntry[]): string[] {
  return entries.map(({ key }) => key);
}

function above(source: string, next: TableEntry, table: string): Anchor {
  const line = lineStart(source, next.start);
  if (source.slice(line, next.start).trim() !== '') return notByLine(table);
  return {
    kind: 'place',
    line,
    indent: indentAt(source, next.start),
    apart: null,
    separatorAt: null,
  };
}

function notByLine(name: string): Anchor {
  return { kind: 'none', reason: `${name} is not written with an entry a line` };
}
