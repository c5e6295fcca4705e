/** Definitions written out in the arguments of a macro call: `newtype_index! { pub struct DefIndex {} }`. */
import type { ItemKind } from '../syntax/item.ts';

interface DeclaredInMacro {
  readonly name: string;
  readonly kind: ItemKind;
  readonly visibility: string;
  /** In the body. */
  readonly offset: number;
}

const KINDS: Readonly<Record<string, ItemKind>> = {
  struct: 'struct',
  enum: 'enum',
  union: 'union',
  trait: 'trait',
  type: 'type alias',
  fn: 'function',
};

/** `pub struct Name` and the like, outside of inner brackets. Modules are not told: what is in them is not known. */
export function namesDeclaredIn(body: string): DeclaredInMacro[] {
  const bare = body.replace(HIDING, (hidden) => ' '.repeat(hidden.length));
  const found: DeclaredInMacro[] = [];
  let depth = 0;
  for (const match of bare.matchAll(DECLARATION)) {
    const [text, visibility, keyword, name] = match;
    if (text.length === 1) depth += '([{'.includes(text) ? 1 : -1;
    else if (depth === 0 && keyword !== undefined && name !== undefined) {
      const kind = KINDS[keyword] ?? 'unparsed';
      const offset = match.index;
      found.push({ name, kind, visibility: visibility?.replaceAll(/\s/g, '') ?? '', offset });
    }
  }
  return found;
}

/** Comments and strings. */
const HIDING = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\[^])*"/g;
const DECLARATION =
  /(?:\b(pub(?:\s*\([^)]*\))?)\s+)?\b(struct|enum|union|trait|type|fn)\s+(\w+)|[()[\]{}]/g;
