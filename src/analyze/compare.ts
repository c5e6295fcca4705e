/** Two versions of one file compared: the part of an analysis that costs, and needs nothing but the two. */
import { decodeUtf8 } from '../base/utf8.ts';
import { compareTrees, type ComparedChange } from '../engine/diff/comparison.ts';
import type { PackingParser } from '../engine/syntax/parser.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';
import { LARGEST_PARSED } from './texts.ts';

/** One version as git has it. */
export interface StoredVersion {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** Its tree, if it was parsed before. */
  readonly packed: Uint8Array | null;
}

/** `null`: there is no such file. */
export interface CompareJob {
  readonly before: StoredVersion | null;
  readonly after: StoredVersion | null;
}

export interface Compared {
  readonly comparison: FileComparison;
  /** Trees that had to be parsed; `null` where there was none to parse. */
  readonly parsed: { readonly before: Uint8Array | null; readonly after: Uint8Array | null };
}

export interface FileComparison {
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  /** Empty unless a version is Rust and none is opaque: then the file itself is the item. */
  readonly changes: readonly ComparedChange[];
}

/** `lines`: number of lines. Without a tree a file is compared as a whole, and `why` says why. */
export type ComparedVersion =
  | { readonly kind: 'absent' }
  | { readonly kind: 'parsed'; readonly lines: number }
  | { readonly kind: 'opaque'; readonly why: string; readonly lines: number };

export function compare(parser: PackingParser, { before, after }: CompareJob): Compared {
  const old = read(parser, before);
  const now = read(parser, after, old.tree);
  const whole = [old, now].some(({ version }) => version.kind === 'opaque');
  const parse = (source: string): SyntaxTree => parser.parse(source);
  const changes = whole ? [] : compareTrees(old.tree ?? parse(''), now.tree ?? parse(''), parse);
  return {
    comparison: { before: old.version, after: now.version, changes },
    parsed: { before: packedNew(parser, before, old), after: packedNew(parser, after, now) },
  };
}

interface Read {
  readonly version: ComparedVersion;
  readonly tree: SyntaxTree | null;
}

/**
 * @param like the other version's tree
 * @returns `tree`: `null` of what is absent or opaque
 */
export function read(
  parser: PackingParser,
  stored: StoredVersion | null,
  like: SyntaxTree | null = null,
): Read {
  if (stored === null) return { version: { kind: 'absent' }, tree: null };
  const { bytes, path, packed } = stored;
  const text = decodeUtf8(bytes);
  if (text === null) return opaque('not UTF-8', 0);
  const lines = lineCount(text);
  if (!path.endsWith('.rs')) return opaque('not a Rust file', lines);
  if (bytes.length > LARGEST_PARSED) {
    return opaque(`too large to parse (${bytes.length} bytes)`, lines);
  }
  const tree =
    packed === null ? parser.outline(text, like ?? undefined) : parser.unpack(text, packed);
  if (tree.root.type === 'ERROR') return opaque('not readable as Rust', lines);
  return { version: { kind: 'parsed', lines }, tree };
}

function opaque(why: string, lines: number): Read {
  return { version: { kind: 'opaque', why, lines }, tree: null };
}

function packedNew(
  parser: PackingParser,
  stored: StoredVersion | null,
  { tree }: Read,
): Uint8Array | null {
  return stored === null || stored.packed !== null || tree === null ? null : parser.pack(tree);
}

function lineCount(text: string): number {
  if (text === '') return 0;
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
