/** Rust text to our own tree; with `walk.ts` the only file that talks to web-tree-sitter. */
import { Language, Parser } from 'web-tree-sitter';
import { parseAlike } from './alike.ts';
import { asItIs, isNightly, parseNightly, rewriteNightly } from './nightly.ts';
import { restore } from './nightly/restore.ts';
import { foldBodies, unfoldedOffsets } from './fold.ts';
import type { Grammar, PackedTree } from './packed.ts';
import { pack, unpackedRoot, type Unfold } from './packed-nodes.ts';
import { packedBytes, packedFromBytes } from './packed-bytes.ts';
import type { TableSchemas } from './table-schemas.ts';
import type { SyntaxTree } from './tree.ts';
import { runtimeOf, walk, type LeafTest, type Runtime } from './walk.ts';

export interface RustParser {
  /**
   * Never throws on any text; what cannot be read is in `errors`.
   * @param like the tree of a text much like it: the answer is the same, in less time
   */
  parse(source: string, like?: SyntaxTree): SyntaxTree;
}

/** A parser whose trees can be kept. */
export interface PackingParser extends RustParser {
  /** The same tree: where nothing speaks against it, bodies of functions are parsed when they are asked for. */
  outline(source: string, like?: SyntaxTree): SyntaxTree;
  /** The tree without its text, to be kept; only a parser of the same grammar can read it back. */
  pack(tree: SyntaxTree): Uint8Array;
  /** The tree that was packed, with its text. Throws RangeError for bytes that are no packed tree of this text. */
  unpack(source: string, bytes: Uint8Array): SyntaxTree;
}

/** web-tree-sitter keeps one runtime a process and fills the first module it is given. */
let runtime: Promise<Runtime> | undefined;

async function startRuntime(bytes: Uint8Array): Promise<Runtime> {
  const module = { wasmBinary: bytes };
  await Parser.init(module);
  return runtimeOf(module);
}

/**
 * @param wasm bytes of `web-tree-sitter.wasm`
 * @param rust bytes of `tree-sitter-rust.wasm`
 * @param tables passed on to every tree
 */
export async function createRustParser(
  wasm: Uint8Array,
  rust: Uint8Array,
  tables: TableSchemas,
): Promise<PackingParser> {
  const running = await (runtime ??= startRuntime(wasm));
  const language = await Language.load(rust);
  const grammar = grammarOf(language);
  const block = grammar.types.findIndex(({ type, named }) => named && type === 'block');
  const parser = new Parser();
  parser.setLanguage(language);
  const treeOf = (source: string, packed: PackedTree): SyntaxTree => ({
    source,
    root: unpackedRoot(packed, grammar),
    errors: packed.errors,
    packed,
    tables,
  });
  const parsePacked = (source: string, isLeaf: LeafTest | null = null): PackedTree => {
    const parsed = parser.parse(source);
    if (parsed === null) throw new Error('tree-sitter gave no tree');
    try {
      return walk(running, parsed, grammar.types.length - 1, isLeaf);
    } finally {
      parsed.delete();
    }
  };
  /** Once, as `rewritten` says or as it is. */
  const parseOnce = (source: string, rewritten: boolean): PackedTree => {
    const { text, restoration } = rewritten ? rewriteNightly(source) : asItIs(source);
    const packed = parsePacked(text);
    if (restoration === null || packed.errors.length > 0) return packed;
    const root = unpackedRoot(packed, grammar);
    restore(root, restoration);
    return pack(root, packed.errors, grammar, true);
  };
  const whole = (source: string): SyntaxTree => {
    const { tree, first } = parseNightly(source, (text) => treeOf(text, parsePacked(text)));
    const { packed, root, errors } = tree;
    return {
      ...tree,
      packed: packed === null ? pack(root, errors, grammar, first) : { ...packed, first },
    };
  };
  /** `null`: it is to be parsed as a whole. */
  const outlineOf = (source: string, only?: ReadonlySet<number>): PackedTree | null => {
    const { text, bodies } = foldBodies(source, only);
    if (bodies.length === 0) return null;
    const startOf = new Map(bodies.map(({ at, start }) => [at, start]));
    const found = new Set<number>();
    const isBody: LeafTest = (type, at, end) => {
      const start = type === block && end === at + 2 ? startOf.get(at) : undefined;
      if (start !== undefined) found.add(start);
      return start !== undefined;
    };
    const { tree, first } = parseNightly(text, (one) => treeOf(one, parsePacked(one, isBody)));
    if (tree.errors.length > 0) return null;
    if (found.size < bodies.length) return only === undefined ? outlineOf(source, found) : null;
    const packed = tree.packed ?? pack(tree.root, [], grammar, first);
    return unfoldedOffsets({ ...packed, first }, bodies);
  };
  /** Bodies of the last text and of those like it: most stand in both. */
  const blocks = new Map<string, ReturnType<Unfold>>();
  const blockOf = (body: string): ReturnType<Unfold> => {
    let read = blocks.get(body);
    if (read === undefined) {
      const { packed } = whole(HEAD + body);
      const at = packed?.types.indexOf(block) ?? -1;
      const isAll =
        packed?.starts[at] === HEAD.length && packed.ends[at] === HEAD.length + body.length;
      read = packed !== null && isAll ? { tree: packed, at } : null;
      blocks.set(body, read);
    }
    return read;
  };
  const foldable = (source: string, packed: PackedTree): SyntaxTree => {
    const unfold: Unfold = ({ start, end }) => {
      const body = blockOf(source.slice(start, end));
      if (body === null) return null;
      const shift = (offset: number): number => offset + start - HEAD.length;
      const { tree, at } = body;
      return { tree: { ...tree, starts: tree.starts.map(shift), ends: tree.ends.map(shift) }, at };
    };
    return { ...treeOf(source, packed), root: unpackedRoot(packed, grammar, unfold) };
  };
  return {
    outline(source, like) {
      if (like === undefined) blocks.clear();
      const known = like?.packed ?? null;
      if (like !== undefined && known?.first === true) {
        const text = { source: like.source, packed: known };
        const joined = parseAlike(text, source, grammar, (rest) => {
          return outlineOf(rest) ?? parsePacked(rest);
        });
        if (joined !== null) return foldable(source, joined);
      }
      const packed = outlineOf(source);
      return packed === null ? whole(source) : foldable(source, packed);
    },
    parse(source, like) {
      const known = like?.packed ?? null;
      const nightly = isNightly(source);
      if (like !== undefined && known?.first === true && isNightly(like.source) === nightly) {
        const text = { source: like.source, packed: known };
        const packed = parseAlike(text, source, grammar, (rest) => parseOnce(rest, nightly));
        if (packed !== null) return treeOf(source, packed);
      }
      return whole(source);
    },
    pack: ({ packed, root, errors }) => packedBytes(packed ?? pack(root, errors, grammar, false)),
    unpack: (source, bytes) => foldable(source, packedFromBytes(bytes, source.length)),
  };
}

/** What makes a body the text of a function. */
const HEAD = 'fn f() ';

/** The grammar's own types and fields; the last type is the one of what it cannot read. */
function grammarOf(language: Language): Grammar {
  // Ids of rules that never show in a tree have no name.
  const types = Array.from(language.types, (type: string | undefined, id) => ({
    type: type ?? '',
    named: language.nodeTypeIsNamed(id),
  }));
  return {
    types: [...types, { type: 'ERROR', named: true }],
    fields: Array.from(language.fields, (field) => field ?? null),
  };
}
