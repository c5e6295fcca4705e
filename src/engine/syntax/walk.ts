/**
 * tree-sitter's tree to arrays. The cursor that web-tree-sitter documents copies its state in and out for every answer
 * about a node, which costs more than the parse; the functions below it answer one after the other on the same state.
 * The module that web-tree-sitter is given to fill holds them.
 */
import type { Tree } from 'web-tree-sitter';
import type { Span } from '../../base/span.ts';
import { GrowingTree } from './growing-tree.ts';
import type { PackedTree } from './packed.ts';

/* oxlint-disable no-underscore-dangle -- the runtime's own names */
const NAMES = [
  '_ts_init',
  '_ts_tree_cursor_goto_first_child_wasm',
  '_ts_tree_cursor_goto_next_sibling_wasm',
  '_ts_tree_cursor_goto_parent_wasm',
  '_ts_tree_cursor_current_node_type_id_wasm',
  '_ts_tree_cursor_current_field_id_wasm',
  '_ts_tree_cursor_current_node_is_missing_wasm',
  '_ts_tree_cursor_start_index_wasm',
  '_ts_tree_cursor_end_index_wasm',
] as const;

/** Functions of the runtime: they take a tree's address and read the cursor's state where `_ts_init` says. */
export type Runtime = { readonly [Name in (typeof NAMES)[number]]: (tree: number) => number } & {
  readonly HEAP32: Int32Array;
};

/** Throws Error when another version of web-tree-sitter does not have them. */
export function runtimeOf(module: object): Runtime {
  if (!isRuntime(module)) throw new Error('another version of web-tree-sitter is installed');
  return module;
}

function isRuntime(module: object): module is Runtime {
  const hasAll = NAMES.every((name) => typeof Reflect.get(module, name) === 'function');
  return hasAll && Reflect.get(module, 'HEAP32') instanceof Int32Array;
}

const ERROR = 65535;
/** Bytes of a number in the runtime's memory. */
const WORD = 4;

/**
 * @param errorType the type that ERROR nodes get
 * @param isLeaf nodes below which nothing is read
 */
export function walk(
  runtime: Runtime,
  parsed: Tree,
  errorType: number,
  isLeaf: LeafTest | null = null,
): PackedTree {
  const room = Math.ceil(parsed.rootNode.endIndex / LETTERS_PER_NODE) + 1;
  const cursor = parsed.walk();
  const place = runtime._ts_init(0) / WORD;
  // The cursor's state is in both hands: in the object, and in the runtime's memory.
  for (const at of STATE) runtime.HEAP32[place + at] = numberAt(cursor, at);
  try {
    return collect(runtime, numberAt(parsed, 0), errorType, room, isLeaf);
  } finally {
    for (const at of STATE) Reflect.set(cursor, at, runtime.HEAP32[place + at]);
    cursor.delete();
  }
}

export type LeafTest = (type: number, start: number, end: number) => boolean;

/** As dense as rustc's sources are at most; where a text is denser, room is made. */
const LETTERS_PER_NODE = 3.5;

const STATE = [0, 1, 2, 3];

function numberAt(object: object, index: number): number {
  const value: unknown = Reflect.get(object, index);
  if (typeof value !== 'number') throw new Error('another version of web-tree-sitter is installed');
  return value;
}

/** Without recursion: real files nest deep, hostile ones deeper. */
function collect(
  runtime: Runtime,
  tree: number,
  errorType: number,
  room: number,
  isLeaf: LeafTest | null,
): PackedTree {
  const nodes = new GrowingTree(room);
  const errors: Span[] = [];
  let leaf = false;
  const enter = (): number => {
    const given = runtime._ts_tree_cursor_current_node_type_id_wasm(tree);
    const start = runtime._ts_tree_cursor_start_index_wasm(tree);
    const end = runtime._ts_tree_cursor_end_index_wasm(tree);
    const isError = given === ERROR;
    // Only what was made up is empty (or an empty file).
    const isMissing =
      start === end && runtime._ts_tree_cursor_current_node_is_missing_wasm(tree) === 1;
    if (isError || isMissing) errors.push({ start, end });
    leaf = isLeaf !== null && isLeaf(given, start, end);
    const field = runtime._ts_tree_cursor_current_field_id_wasm(tree);
    return nodes.enter(isError ? errorType : given, field, start, end);
  };
  const open: number[] = [enter()];
  for (;;) {
    if (!leaf && runtime._ts_tree_cursor_goto_first_child_wasm(tree) === 1) {
      open.push(enter());
      continue;
    }
    for (;;) {
      nodes.close(open.pop() ?? 0);
      if (runtime._ts_tree_cursor_goto_next_sibling_wasm(tree) === 1) break;
      if (runtime._ts_tree_cursor_goto_parent_wasm(tree) !== 1)
        return nodes.finish(errors, [], errors.length === 0);
    }
    open.push(enter());
  }
}
