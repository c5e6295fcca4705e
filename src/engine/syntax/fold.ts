/**
 * Bodies of functions left for later: `{}` stands in their place. Told from the text alone, so whoever parses it has to see
 * that each is a block where it was taken out.
 */
import type { PackedTree } from './packed.ts';

export interface Folded {
  readonly text: string;
  /** In the order of the text. */
  readonly bodies: readonly FoldedBody[];
}

export interface FoldedBody {
  /** Offset of its `{}` in the folded text. */
  readonly at: number;
  /** Offset of its `{` in the source. */
  readonly start: number;
  /** Code units of the source that are left out up to here. */
  readonly gone: number;
}

/** Shorter ones are parsed at once. */
const LONG = 40;

/** A line that begins a function, or a macro whose braces hold what only looks like one. */
const BEGINNING =
  /^[ \t]*(?:pub(?:\([^)\n]*\))? )?(?:(?:(?:default |const |async |unsafe |extern (?:"[^"\n]*" )?)*fn \w+)|((?:macro_rules! ?\w+|macro \w+|[\w:]+!) ?(?:\([^\n{}]*\) ?)?(?=\{)))/gm;

/** Braces, and what may hold one that is none. */
const PIECE =
  /[{}]|"[^"\\]*(?:\\[^][^"\\]*)*"|\/\/[^\n]*|(\/\*)|\b[bc]?r(#*)"|'(?:\\(?:u\{[^}\n]*\}|[^u])[^'\n]*|[^\\'\n])'/g;

const HEADER = /[()[\]{};]/g;

/** @param only starts of the bodies to fold; by default all */
export function foldBodies(source: string, only?: ReadonlySet<number>): Folded {
  const bodies: FoldedBody[] = [];
  let gone = 0;
  let text = '';
  let from = 0;
  BEGINNING.lastIndex = 0;
  for (let found = BEGINNING.exec(source); found !== null; found = BEGINNING.exec(source)) {
    const behind = BEGINNING.lastIndex;
    const isMacro = found[1] !== undefined;
    const open = isMacro ? behind : bodyAfter(source, behind);
    const end = open === -1 ? -1 : closingBrace(source, open);
    if (end === -1) continue;
    if (!isMacro) {
      if (end - open < LONG || only?.has(open) === false) continue;
      const at = open - gone;
      text += `${source.slice(from, open)}{`;
      from = end - 1;
      gone += end - open - 2;
      bodies.push({ at, start: open, gone });
    }
    BEGINNING.lastIndex = end;
  }
  return { text: text + source.slice(from), bodies };
}

/** A tree of the folded text with the offsets of the source. */
export function unfoldedOffsets(tree: PackedTree, bodies: readonly FoldedBody[]): PackedTree {
  const behind = Uint32Array.from(bodies, ({ at }) => at + 2);
  const gone = Uint32Array.from(bodies, (body) => body.gone);
  /** Nearly in order: the next place is the last one, or one of those around it. */
  const inSource = (offsets: Uint32Array): Uint32Array => {
    const found = new Uint32Array(offsets.length);
    let folded = 0;
    for (let node = 0; node < offsets.length; node++) {
      const offset = offsets[node] ?? 0;
      while (folded < behind.length && (behind[folded] ?? 0) <= offset) folded++;
      while (folded > 0 && (behind[folded - 1] ?? 0) > offset) folded--;
      found[node] = offset + (folded === 0 ? 0 : (gone[folded - 1] ?? 0));
    }
    return found;
  };
  return { ...tree, starts: inSource(tree.starts), ends: inSource(tree.ends) };
}

/** Offset of the `{`, or -1 when the function has no body. */
function bodyAfter(source: string, from: number): number {
  let depth = 0;
  HEADER.lastIndex = from;
  for (let found = HEADER.exec(source); found !== null; found = HEADER.exec(source)) {
    const [mark] = found;
    if (mark === '(' || mark === '[') depth++;
    else if (mark === ')' || mark === ']') depth--;
    else if (mark === '{' && depth === 0) return found.index;
    else if (mark !== ';' || depth === 0) return -1;
  }
  return -1;
}

/** Offset behind the brace that closes the one at `open`; -1 when that cannot be told. */
function closingBrace(source: string, open: number): number {
  let depth = 0;
  PIECE.lastIndex = open;
  for (let found = PIECE.exec(source); found !== null; found = PIECE.exec(source)) {
    const [piece, comment, hashes] = found;
    if (piece === '{') depth++;
    else if (piece === '}') {
      if (--depth === 0) return PIECE.lastIndex;
    } else if (comment !== undefined) return -1;
    else if (hashes !== undefined) {
      const close = source.indexOf(`"${hashes}`, PIECE.lastIndex);
      if (close === -1) return -1;
      PIECE.lastIndex = close + 1 + hashes.length;
    }
  }
  return -1;
}
