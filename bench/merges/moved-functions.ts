/** Functions that really moved between two releases, found by their names and words alone: the engine is not asked. */
import { execFileSync } from 'node:child_process';
import { fileItem } from '../../src/engine/syntax/items.ts';
import { type Item, withDescendants } from '../../src/engine/syntax/item.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';

export interface ChangedFile {
  readonly path: string;
  /** `null`: not there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface MovedFunction {
  readonly name: string;
  readonly from: ChangedFile;
  readonly to: ChangedFile;
  readonly before: Item;
  readonly after: Item;
  /** Is the code the same, word for word? */
  readonly same: boolean;
}

/** Rust files below `compiler/` that differ between two tags, a renamed file being one gone and one new. */
export function changedFiles(repository: string, from: string, to: string): ChangedFile[] {
  const git = (args: readonly string[], input = ''): Buffer =>
    execFileSync('git', ['-C', repository, ...args], { input, maxBuffer: 1e9 });
  const raw = git(['diff', '--no-renames', '--name-only', '-z', from, to, '--', 'compiler/']);
  const paths = raw
    .toString()
    .split('\0')
    .filter((path) => path.endsWith('.rs'));
  const asked = paths.flatMap((path) => [`${from}:${path}`, `${to}:${path}`]);
  const texts = blobsIn(git(['cat-file', '--batch'], `${asked.join('\n')}\n`), asked.length);
  return paths.map((path, at) => {
    return { path, before: texts[2 * at] ?? null, after: texts[2 * at + 1] ?? null };
  });
}

function blobsIn(answer: Buffer, count: number): (string | null)[] {
  const texts: (string | null)[] = [];
  for (let at = 0; texts.length < count;) {
    const end = answer.indexOf('\n', at);
    const size = /^\w+ blob (\d+)$/.exec(answer.subarray(at, end).toString())?.[1];
    at = end + 1;
    if (size === undefined) texts.push(null);
    else {
      texts.push(answer.subarray(at, at + Number(size)).toString());
      at += Number(size) + 1;
    }
  }
  return texts;
}

interface Standing {
  readonly file: ChangedFile;
  readonly item: Item;
}

/** So much of the longer one's lines must the two have in common. */
const ALIKE = 0.7;
const FEWEST_LINES = 5;

/**
 * One name, gone from one place and new in one other: another file, or another container of the same file. `files` whose
 * functions have names that several lost or gained are left out: nobody can tell these apart by name.
 */
export function movedFunctions(
  parser: RustParser,
  files: readonly ChangedFile[],
): readonly MovedFunction[] {
  const lost = new Map<string, Standing[]>();
  const gained = new Map<string, Standing[]>();
  for (const file of files) {
    const [olds, news] = [functionsIn(parser, file.before), functionsIn(parser, file.after)];
    const [before, after] = [olds, news].map((items) => new Set(items.map(({ path }) => path)));
    for (const item of olds) if (after?.has(item.path) === false) add(lost, { file, item });
    for (const item of news) if (before?.has(item.path) === false) add(gained, { file, item });
  }
  return [...lost].flatMap(([name, [from, ...more]]): MovedFunction[] => {
    const [to, ...others] = gained.get(name) ?? [];
    if (from === undefined || to === undefined || more.length + others.length > 0) return [];
    const [old, now] = [textOf(from, 'before'), textOf(to, 'after')];
    if (old.split('\n').length < FEWEST_LINES || inCommon(old, now) < ALIKE) return [];
    const same = squeezed(old) === squeezed(now);
    return [{ name, from: from.file, to: to.file, before: from.item, after: to.item, same }];
  });
}

function add(map: Map<string, Standing[]>, one: Standing): void {
  map.set(one.item.name, [...(map.get(one.item.name) ?? []), one]);
}

function functionsIn(parser: RustParser, text: string | null): Item[] {
  if (text === null) return [];
  const items = [...withDescendants(fileItem(parser.parse(text)))];
  return items.filter(({ kind, body }) => /^(?:function|method)$/.test(kind) && body !== null);
}

function textOf({ file, item }: Standing, version: 'before' | 'after'): string {
  return file[version]?.slice(item.core.start, item.core.end) ?? '';
}

export function squeezed(code: string): string {
  return code.replaceAll(/\s+/g, '');
}

function inCommon(a: string, b: string): number {
  const [one = [], other = []] = [a, b].map((text) => text.split('\n').map(squeezed));
  const rest = [...other];
  const shared = one.filter((line) => {
    const at = rest.indexOf(line);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  });
  return shared.length / Math.max(one.length, other.length);
}
