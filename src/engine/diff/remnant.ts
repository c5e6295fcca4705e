/** What is left of two versions of a file when the items found in both are taken out; plain data, for other threads. */
import type { Item, ItemKind } from '../syntax/item.ts';
import { codeOf, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange } from './change.ts';

/** An item, or code of it, that one version of a file has and the other lacks. */
export interface Remnant {
  /** Path of its file in that version. */
  readonly file: string;
  readonly kind: ItemKind;
  readonly name: string;
  /** Names from the file's top; see `Item.path`. */
  readonly path: string;
  /** Number of code tokens. */
  readonly tokens: number;
  /** 32-bit hashes of neighbouring token pairs, ascending; as often as the pair stands there. */
  readonly profile: Uint32Array;
}

/** Of one changed file, or of all of a diff put together. */
export interface Remnants {
  /** Items gone. */
  readonly lost: readonly Remnant[];
  /** Items new. */
  readonly gained: readonly Remnant[];
  /** Functions that are still there, with the code of theirs that is gone. */
  readonly shrunk: readonly Remnant[];
  /** Functions that were there, with the code of theirs that is new. */
  readonly grown: readonly Remnant[];
}

export function remnantOf(tree: SyntaxTree, file: string, item: Item): Remnant {
  return remnantOfTokens(file, item, codeOf(tokensIn(tree, item.core)));
}

/** @param tokens texts of code tokens of the item */
export function remnantOfTokens(file: string, item: Item, tokens: readonly string[]): Remnant {
  const { kind, name, path } = item;
  return { file, kind, name, path, tokens: tokens.length, profile: profileOf(tokens) };
}

const FOLLOWED = new Set<ItemKind>([
  'module',
  'struct',
  'enum',
  'union',
  'trait',
  'impl',
  'function',
  'method',
  'const',
  'static',
  'type alias',
  'macro',
  'macro call',
]);

export function isCallable({ kind }: Item): boolean {
  return kind === 'function' || kind === 'method';
}

export interface FileTree {
  readonly tree: SyntaxTree;
  readonly file: string;
}

/**
 * What of one change another file may hold: of an item that is gone or new all of it, of a function on both sides the code
 * that left and the code that came.
 */
export function remnantsOfChange(
  before: FileTree,
  after: FileTree,
  { before: old, after: now }: Pick<ItemChange, 'before' | 'after'>,
): { readonly left: Remnant | null; readonly came: Remnant | null } {
  const of = ({ tree, file }: FileTree, item: Item | null): Remnant | null =>
    item === null || !FOLLOWED.has(item.kind) ? null : remnantOf(tree, file, item);
  if (old === null || now === null) return { left: of(before, old), came: of(after, now) };
  if (!isCallable(now)) return { left: null, came: null };
  const [was, is] = [
    remnantOf(before.tree, before.file, old),
    remnantOf(after.tree, after.file, now),
  ];
  return { left: without(was, is), came: without(is, was) };
}

/** The pairs of `remnant` that `other` has not. */
export function without(remnant: Remnant, other: Remnant): Remnant {
  const { profile } = remnant;
  const rest = new Uint32Array(profile.length);
  let count = 0;
  for (let a = 0, b = 0; a < profile.length; a++) {
    const pair = profile[a] ?? 0;
    while (b < other.profile.length && (other.profile[b] ?? 0) < pair) b++;
    if (other.profile[b] === pair) b++;
    else rest[count++] = pair;
  }
  return { ...remnant, tokens: count, profile: rest.slice(0, count) };
}

function profileOf(tokens: readonly string[]): Uint32Array {
  const profile = new Uint32Array(tokens.length + 1);
  for (let at = 0; at <= tokens.length; at++) {
    profile[at] = fnv1a(tokens[at] ?? '', fnv1a('\0', fnv1a(tokens[at - 1] ?? '')));
  }
  return profile.sort();
}

/** FNV-1a over UTF-16 code units, begun or gone on with. */
function fnv1a(text: string, from = 0x811c9dc5): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
