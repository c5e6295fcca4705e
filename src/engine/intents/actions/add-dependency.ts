/** `add_dependency`: a line in a table of a Cargo manifest, in its place by name; all other text stays as it is. */
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';
import { nextLine } from '../lines.ts';
import { type ManifestTable, manifestTable } from '../manifest-table.ts';
import { sortedPlaces } from '../sorted-places.ts';

export const addDependency: Action = {
  orderFree: true,

  locate(site, hook) {
    const table = tableOf(site, hook);
    if (typeof table === 'string') return [];
    return [...table.listed, ...table.apart]
      .filter(({ name }) => name === hook.key)
      .map(({ start, end }) => ({ start, end }));
  },

  anchor(site, hook): Anchor {
    const table = tableOf(site, hook);
    if (typeof table === 'string') return { kind: 'none', reason: table };
    const names = table.listed.map(({ name }) => name);
    const at = sortedPlaces(names, hook.key)[0] ?? 0;
    const [above, below] = [table.listed[at - 1], table.listed[at]];
    const { source } = site.tree;
    const line = above === undefined ? (below?.lead ?? table.open) : nextLine(source, above.end);
    if (line > source.length || (line > 0 && source[line - 1] !== '\n'))
      return { kind: 'none', reason: 'the last line has no end' };
    return { kind: 'place', line, indent: '', apart: null, separatorAt: null };
  },

  /** Cargo does not mind the order. */
  misplaced: () => null,

  render: (_, hook) => ({ kind: 'code', code: hook.code }),

  fit: () => FITS,
};

function tableOf({ tree }: Site, hook: Hook): ManifestTable | string {
  return manifestTable(
    tree.source,
    hook.where?.in === '' ? 'dependencies' : (hook.where?.in ?? ''),
  );
}
