/** Items by what their code reads: `mod m > impl Tr for X > fn f`, `static ATTRIBUTES`, `#[cfg(unix)] fn f`, `fn f #2`. */
import type { Item, ItemKind } from '../syntax/item.ts';

const WORDS: Partial<Record<ItemKind, string>> = {
  function: 'fn',
  method: 'fn',
  module: 'mod',
  struct: 'struct',
  enum: 'enum',
  union: 'union',
  trait: 'trait',
  const: 'const',
  static: 'static',
  'type alias': 'type',
  use: 'use',
  'extern crate': 'extern crate',
  macro: 'macro_rules!',
};

/** One item among its siblings; `siblings` holds it. */
export function designatorOf(item: Item, siblings: readonly Item[]): string {
  const plain = plainOf(item);
  const alike = siblings.filter((other) => plainOf(other) === plain);
  if (alike.length < 2) return plain;
  const cfg = item.cfg.map((one) => `#[${one}] `).join('');
  const twins = alike.filter((other) => other.cfg.join() === item.cfg.join());
  const order = twins.indexOf(item);
  return cfg + plain + (order > 0 ? ` #${order + 1}` : '');
}

/** The item's way from the file's top: empty for the file itself. */
export function pathOf(chain: readonly Item[]): string {
  return chain
    .slice(1)
    .map((item, at) => designatorOf(item, chain[at]?.children ?? []))
    .join(' > ');
}

/** The container that `path` names, or why there is none. */
export function itemAtPath(file: Item, path: string): Item | string {
  let at = file;
  for (const step of path === '' ? [] : path.split(' > ')) {
    const found = itemsNamed(at.children, step);
    const [next] = found;
    if (next === undefined) return `no ${step}${at === file ? '' : ` in ${plainOf(at)}`}`;
    if (found.length > 1)
      return `there are ${found.length} of ${step}${at === file ? '' : ` in ${plainOf(at)}`}`;
    at = next;
  }
  return at;
}

/** Those that one step of a path may mean. A name alone will do; `pub` and the like say nothing. */
export function itemsNamed(siblings: readonly Item[], step: string): Item[] {
  const wanted = step.trim().replace(/^pub(\([^)]*\))? /, '');
  const exact = siblings.filter((item) => designatorOf(item, siblings) === wanted);
  if (exact.length > 0) return exact;
  const plain = siblings.filter((item) => plainOf(item) === wanted);
  if (plain.length > 0) return plain;
  // A table whose header says more than the macro's name: `symbols!` is `symbols!(Keywords)`.
  if (wanted.endsWith('!'))
    return siblings.filter(({ kind, name }) => kind === 'macro call' && name.startsWith(wanted));
  // A `const` that became a `static`, a `struct` that became an `enum`.
  const name = wanted.replace(/^(fn|mod|struct|enum|union|trait|const|static|type) /, '');
  return siblings.filter((item) => item.name !== '' && item.name === name && item.kind !== 'use');
}

function plainOf({ kind, name }: Item): string {
  const word = WORDS[kind];
  return word === undefined ? name : `${word} ${name}`;
}
