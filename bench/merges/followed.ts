/** An edit of the fork in a function that upstream moved, and what became of it. */
import { type FileMerge, type FileVersions, mergeFile } from '../../src/engine/merge/file.ts';
import { mergeFiles } from '../../src/engine/merge/moves/merge-files.ts';
import { fileItem } from '../../src/engine/syntax/items.ts';
import { withDescendants } from '../../src/engine/syntax/item.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import { type ChangedFile, type MovedFunction, squeezed } from './moved-functions.ts';

export type EditKind = 'statement' | 'argument';
export type Verdict = 'followed' | 'conflict there' | 'conflict' | 'wrong';

const STATEMENT = 'trust_probe();';
const ARGUMENT = /\b(\w+\((?:&mut |&)?)([a-z_]\w*)(?=[,)])/g;

/** The old file with one edit in the function's body; `null`: it has no place for one. `seed` chooses among the places. */
export function withEdit(
  { from, before }: MovedFunction,
  kind: EditKind,
  seed: number,
): string | null {
  const text = from.before ?? '';
  const { body } = before;
  if (body === null) return null;
  const code = text.slice(body.start, body.end);
  const places =
    kind === 'statement'
      ? [...code.matchAll(/;[ \t]*\n(?=([ \t]*)(?:let|if|for|match|return|\w+[.(]|\}))/g)]
      : [...code.matchAll(ARGUMENT)];
  const place = places[seed % Math.max(1, places.length)];
  if (place === undefined) return null;
  const end = body.start + place.index + place[0].length;
  if (kind === 'statement') {
    const indent = /([ \t]*)[^\n]*;[ \t]*\n$/.exec(text.slice(0, end))?.[1] ?? '';
    return `${text.slice(0, end)}${indent}${STATEMENT}\n${text.slice(end)}`;
  }
  const name = place[2] ?? '';
  return `${text.slice(0, end - name.length)}trust_arg(${name})${text.slice(end)}`;
}

/** @param swapped the fork moved it, upstream edited it */
export function follow(
  parser: RustParser,
  files: readonly ChangedFile[],
  moved: MovedFunction,
  edited: string,
  swapped: boolean,
): {
  readonly verdict: Verdict;
  /** Do the files conflict when each is merged alone? */
  readonly openAlone: boolean;
} {
  const word = new RegExp(`\\b${moved.name}\\b`);
  const near = files.filter(
    (file) => file === moved.from || file === moved.to || word.test(file.after ?? ''),
  );
  const versions = near.map(({ path, before, after }): FileVersions => {
    const mine = path === moved.from.path ? edited : before;
    const [ours, theirs] = swapped ? [after, mine] : [mine, after];
    return { path, base: before, ours, theirs };
  });
  const merges = mergeFiles(parser, [], versions);
  const openAlone = versions.some((file) => mergeFile(parser, [], file).kind === 'conflict');
  return { verdict: verdictOf(parser, near, moved, edited, merges), openAlone };
}

function verdictOf(
  parser: RustParser,
  files: readonly ChangedFile[],
  moved: MovedFunction,
  edited: string,
  merges: ReadonlyMap<string, FileMerge>,
): Verdict {
  const open = [...merges].filter(([, { kind }]) => kind === 'conflict').map(([path]) => path);
  if (open.length > 0) {
    const elsewhere = moved.from.path !== moved.to.path;
    return elsewhere && open.join() === moved.to.path ? 'conflict there' : 'conflict';
  }
  const right = files.every(({ path, after }) => {
    const text = merges.get(path)?.text ?? null;
    if (path === moved.to.path) return isEditedThere(parser, moved, edited, text ?? '');
    return text === after;
  });
  return right ? 'followed' : 'wrong';
}

/** Upstream's file but for the edit, which stands in the function, next to something that it stood next to. */
function isEditedThere(
  parser: RustParser,
  moved: MovedFunction,
  edited: string,
  text: string,
): boolean {
  const plain = text.replace(/[ \t]*trust_probe\(\);\n/, '').replace(/trust_arg\((\w+)\)/, '$1');
  if (squeezed(plain) !== squeezed(moved.to.after ?? '')) return false;
  const at = text.search(/trust_(?:probe|arg)\(/);
  const inside = [...withDescendants(fileItem(parser.parse(text)))].some(
    ({ name, start, end }) => name === moved.name && start <= at && at < end,
  );
  return inside && context(edited, text) >= LEAST_CONTEXT;
}

const LEAST_CONTEXT = 6;
const EDIT = /trust_probe\(\);|trust_arg\(\w+\)/;

/** How many characters, blanks left out, the edit has next to it in both texts. */
function context(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split(EDIT).map(squeezed));
  return common(a?.[1], b?.[1], 0) + common(a?.[0], b?.[0], -1);
}

/** @param from 0: from the start; -1: from the end, backwards */
function common(a: string | undefined, b: string | undefined, from: 0 | -1): number {
  const way = from === 0 ? 1 : -1;
  let length = 0;
  if (a === undefined || b === undefined) return length;
  while (length < a.length && a.at(from + way * length) === b.at(from + way * length)) length++;
  return length;
}
