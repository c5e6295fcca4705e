/**
 * Parses a text by what it has in common with a text that is parsed already. Items of a file, and members of an impl, a
 * trait or a module, are read one after the other; one that is there letter for letter is cut out, what is left is parsed,
 * and the item's known nodes are put back where it was cut. That is the tree of the whole text if what is left has no
 * error and every cut lies between two members of the same kind of list: whatever else a cut might have done (in a
 * comment, a macro's arguments, behind a loose keyword) puts it somewhere else.
 */
import { tidied } from './extra-types.ts';
import { GrowingTree } from './growing-tree.ts';
import type { Grammar, NodeType, PackedTree } from './packed.ts';

export interface ParsedText {
  readonly source: string;
  readonly packed: PackedTree;
}

/** Items that end with their own `}` or `;`. */
const CUT = new Set([
  'const_item',
  'enum_item',
  'foreign_mod_item',
  'function_item',
  'function_signature_item',
  'impl_item',
  'macro_definition',
  'mod_item',
  'static_item',
  'struct_item',
  'trait_item',
  'type_item',
  'use_declaration',
]);
/** Items whose members may be cut out of them. */
const OPEN = new Set(['impl_item', 'mod_item', 'trait_item']);

/** Shorter texts are only looked for where they are expected. */
const LONG = 120;
/** Of the new text, so much must be cut out to be worth the trouble. */
const SHARE = 0.2;

interface Cut {
  /** Node of the known tree. */
  readonly node: number;
  /** Type of the list it is a member of. */
  readonly list: number;
  /** Offset in the new text. */
  readonly at: number;
  readonly length: number;
}

/**
 * The tree that parsing all of `source` gives; `null` when that cannot be told, or is not worth it.
 * @param known without errors
 * @param parse the same way the known text was parsed, and all of `source` would be
 */
export function parseAlike(
  known: ParsedText,
  source: string,
  grammar: Grammar,
  parse: (text: string) => PackedTree,
): PackedTree | null {
  const cuts = itemsInBoth(known, source, grammar);
  const length = cuts.reduce((sum, cut) => sum + cut.length, 0);
  if (length === 0 || length < source.length * SHARE) return null;
  let rest = '';
  let from = 0;
  for (const { at, length: own } of cuts) {
    rest += source.slice(from, at);
    from = at + own;
  }
  rest += source.slice(from);
  const parsed = parse(rest);
  return parsed.errors.length > 0 ? null : joined(parsed, known.packed, cuts, grammar);
}

/** In the order of both texts, none inside another. */
function itemsInBoth({ source: old, packed }: ParsedText, source: string, grammar: Grammar): Cut[] {
  const found: Cut[] = [];
  let free = 0;
  let shift = 0;
  const typeOf = (node: number): string => grammar.types[packed.types[node] ?? 0]?.type ?? '';
  const lookIn = (list: number, depth: number): void => {
    const past = packed.nexts[list] ?? 0;
    for (let node = list + 1; node < past; node = packed.nexts[node] ?? past) {
      const type = typeOf(node);
      if (!CUT.has(type)) continue;
      const start = packed.starts[node] ?? 0;
      const text = old.slice(start, packed.ends[node] ?? 0);
      let at = start + shift;
      if (at < free || !source.startsWith(text, at)) {
        at = text.length < LONG ? -1 : source.indexOf(text, free);
      }
      if (at !== -1 && standsAlone(source, at, at + text.length)) {
        found.push({ node, list: packed.types[list] ?? 0, at, length: text.length });
        free = at + text.length;
        shift = at - start;
      } else if (OPEN.has(type) && depth < DEEPEST) {
        const end = packed.nexts[node] ?? 0;
        for (let part = node + 1; part < end; part = packed.nexts[part] ?? end) {
          if (typeOf(part) === 'declaration_list') lookIn(part, depth + 1);
        }
      }
    }
  };
  lookIn(0, 0);
  return found;
}

/** Lists in lists; deeper ones are parsed. */
const DEEPEST = 20;

/** On lines of its own. */
function standsAlone(source: string, start: number, end: number): boolean {
  const line = source.lastIndexOf('\n', start - 1) + 1;
  const after = end === source.length ? '\n' : source[end];
  return source.slice(line, start).trim() === '' && (after === '\n' || after === '\r');
}

/** What was parsed with the cuts put back; `null` when one is not where a member of its list may stand. */
function joined(
  rest: PackedTree,
  known: PackedTree,
  cuts: readonly Cut[],
  grammar: Grammar,
): PackedTree | null {
  const { extra, rename } = together(rest, known, grammar);
  const grown = new GrowingTree(rest.types.length + known.types.length);
  /** Length of the cuts that are put back. */
  let gone = 0;
  let next = 0;
  /** Where the next cut is in what was parsed. */
  const place = (): number => {
    const cut = cuts[next];
    return cut === undefined ? Infinity : cut.at - gone;
  };
  const open: { readonly node: number; readonly made: number; readonly past: number }[] = [];
  const putBack = (limit: number): boolean => {
    for (; place() <= limit; next++) {
      const cut = cuts[next];
      if (cut === undefined) break;
      const list = open.at(-1);
      if (list === undefined || rest.types[list.node] !== cut.list) return false;
      grown.copy(known, cut.node, cut.at - (known.starts[cut.node] ?? 0), rename);
      gone += cut.length;
    }
    return true;
  };
  const close = (): boolean => {
    const ended = open.at(-1);
    if (ended === undefined) return false;
    // Only a file has members behind its last token.
    if (ended.node === 0 && !putBack(Infinity)) return false;
    const end = rest.ends[ended.node] ?? 0;
    if (place() < end) return false;
    const last = ended.node === 0 ? cuts.at(-1) : undefined;
    grown.close(ended.made, Math.max(end + gone, last === undefined ? 0 : last.at + last.length));
    open.pop();
    return true;
  };
  const closeUpTo = (node: number): boolean => {
    for (let last = open.at(-1); last !== undefined && last.past <= node; last = open.at(-1)) {
      if (!close()) return false;
    }
    return true;
  };
  for (let node = 0; node < rest.types.length; node++) {
    if (!closeUpTo(node)) return null;
    const start = rest.starts[node] ?? 0;
    if (node > 0 && !putBack(start)) return null;
    const from = node === 0 ? Math.min(start, place()) : start + gone;
    const made = grown.enter(rest.types[node] ?? 0, rest.fields[node] ?? 0, from, 0);
    open.push({ node, made, past: rest.nexts[node] ?? 0 });
  }
  if (!closeUpTo(rest.types.length)) return null;
  return next < cuts.length ? null : tidied(grown.finish([], extra, true), grammar.types.length);
}

/** Types that the grammar does not have, of both trees, and the known tree's numbers of them in that list. */
function together(
  rest: PackedTree,
  known: PackedTree,
  { types }: Grammar,
): { readonly extra: readonly NodeType[]; readonly rename: ReadonlyMap<number, number> } {
  const extra = [...rest.extra];
  const rename = new Map<number, number>();
  for (const [at, one] of known.extra.entries()) {
    let place = extra.findIndex(({ type, named }) => type === one.type && named === one.named);
    if (place === -1) place = extra.push(one) - 1;
    rename.set(types.length + at, types.length + place);
  }
  return { extra, rename };
}
