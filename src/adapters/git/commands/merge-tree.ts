import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';
import { nulFields } from './paths.ts';

export interface MergedTree {
  /** With markers in the files in conflict. */
  readonly tree: ObjectId;
  /** Paths in conflict, sorted, with git's word for why: `contents`, `modify/delete`... */
  readonly conflicts: ReadonlyMap<string, string>;
}

/** Git's own merge of two commits, without index and files; side one is `ours` in git's sense. */
export function mergeTree(one: string, other: string): GitCommand<MergedTree> {
  return {
    args: ['merge-tree', '--write-tree', '-z', '--messages', one, other],
    parse: parseMerge,
    otherwise: ({ exit, output }) => (exit === 1 ? parseMerge(output) : undefined),
  };
}

/** A tree; `mode id stage\tpath` for each side of each conflict; an empty field; messages. */
function parseMerge(output: string): MergedTree {
  const [tree = '', ...rest] = nulFields(output);
  const end = rest.indexOf('');
  const stages = end < 0 ? rest : rest.slice(0, end);
  const words = wordsFor(end < 0 ? [] : rest.slice(end + 1));
  const paths = stages.map((stage) => stage.slice(stage.indexOf('\t') + 1));
  return {
    tree,
    conflicts: new Map(paths.map((path) => [path, words.get(path)?.join(', ') ?? 'conflict'])),
  };
}

/** Each message: how many paths, the paths, its stable short type, its text for people. */
function wordsFor(fields: readonly string[]): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (let at = 0; at < fields.length;) {
    const type = at + 1 + Number(fields[at]);
    const word = /^CONFLICT \((.*)\)$/.exec(fields[type] ?? '')?.[1];
    if (word !== undefined) {
      for (const path of fields.slice(at + 1, type))
        words.set(path, [...(words.get(path) ?? []), word]);
    }
    at = type + 2;
  }
  return words;
}
