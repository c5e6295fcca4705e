/** How a person calls moved items and where they went. */
import type { Item, ItemKind } from '../../syntax/item.ts';
import type { Move, Place } from './where.ts';

const KEYWORD: Partial<Readonly<Record<ItemKind, string>>> = {
  function: 'fn',
  method: 'fn',
  module: 'mod',
  'type alias': 'type',
};

/** `fn foo`, `impl Foo for Bar`. */
export function called({ kind, name }: Item): string {
  return kind === 'impl' ? name : `${KEYWORD[kind] ?? kind} ${name}`;
}

/** `fn foo, moved from a.rs`. */
export function itemIn({ from, to }: Move): string {
  return `${called(to.item)}, moved from ${placeOf(from, to)}`;
}

/** `fn foo moved from a.rs to b.rs (similarity 0.93)`. */
export function moveInWords(move: Move): string {
  const { from, to, confidence } = move;
  const renamed = from.item.name === to.item.name ? '' : `, now ${called(to.item)}`;
  const way =
    from.path === to.path
      ? `moved inside ${fileName(to.path)}`
      : `moved from ${placeOf(from, to)} to ${placeOf(to, from)}`;
  return `${called(from.item)} ${way}${renamed} (${sureness(confidence)})`;
}

/** Where it is now: file and path in it. */
export function destination({ to }: Move): string {
  return `${to.item.path} in ${to.path}`;
}

/** Rounded down: only what is equal is 1.00. */
export function sureness(confidence: number): string {
  return `similarity ${(Math.floor(confidence * 100) / 100).toFixed(2)}`;
}

/** The file's name, or, where both have one name, the path. */
function placeOf({ path }: Place, other: Place): string {
  return fileName(path) === fileName(other.path) ? path : fileName(path);
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
