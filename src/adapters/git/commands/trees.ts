import type { ObjectId, TreeChange, TreeEntry } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';
import { nulFields, readablePath } from './paths.ts';

/** Every file of a tree, `prefix` put before its path. */
export function listFiles(tree: ObjectId, prefix: string): GitCommand<TreeEntry[]> {
  return {
    args: ['ls-tree', '-r', '-z', '--full-tree', tree],
    parse: (output) =>
      nulFields(output).map((row) => {
        const tab = row.indexOf('\t');
        const [mode = '', , id = ''] = row.slice(0, tab).split(' ');
        return { path: prefix + readablePath(row.slice(tab + 1)), mode, id };
      }),
  };
}

/** Paths that differ between two trees, restricted to `paths` (taken literally) unless it is empty. */
export function diffTrees(
  before: ObjectId,
  after: ObjectId,
  paths: readonly string[],
): GitCommand<TreeChange[]> {
  const flags = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--ignore-submodules=none'];
  return {
    args: ['diff-tree', ...flags, before, after, '--', ...paths],
    parse: (output) => {
      const fields = nulFields(output);
      return Array.from({ length: fields.length / 2 }, (_, at) =>
        change(fields[2 * at] ?? '', readablePath(fields[2 * at + 1] ?? '')),
      );
    },
  };
}

/** `:MODE MODE ID ID STATUS`; mode 000000 where the path does not exist. */
function change(row: string, path: string): TreeChange {
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = row.slice(1).split(' ');
  const side = (mode: string, id: ObjectId): TreeEntry | null =>
    mode === '000000' ? null : { path, mode, id };
  return { path, before: side(modeBefore, before), after: side(modeAfter, after) };
}
