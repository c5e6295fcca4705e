/** Which names of a module can be seen from where. */
import { MACRO_EXPORT } from '../../engine/resolve/scope.ts';
import type { Module } from './crate.ts';

/** Where a path stands; `null`: in code of a crate that is not upstream's. */
export type Viewer = Module | null;

/** What stands in front of the name that an item defines. */
export const KEYWORDS = 'struct|enum|union|trait|type|fn|const|static|mut|macro|mod|macro_rules!';

/** A macro call without arguments: it may define anything. */
const BARE_CALL = /^\s*[\w:]+!\s*(?:\(\s*\)|\{\s*\}|\[\s*\]);?\s*$/m;

/** Reading a module for its names costs a hundred times what looking at the text does. */
export function mayName({ text, globs }: Module, name: string, viewer: Viewer): boolean {
  if (globs || BARE_CALL.test(text)) return true;
  if (!text.includes(name)) return false;
  if (viewer !== null || /\bpub\s+(?:use|extern)\b|^[\w:]+!\s*[({[]/m.test(text)) return true;
  // Public, no import and no macro: then it is written out here.
  return new RegExp(`\\b(?:${KEYWORDS})\\s+(?:r#)?${name}\\b`).test(text);
}

/** Visibilities as Rust has them, but for `pub(in path)`: seen in all of its crate. */
export function isSeen(visibility: string, module: Module, viewer: Viewer): boolean {
  if (visibility === 'pub' || visibility === MACRO_EXPORT) return true;
  if (viewer?.crate !== module.crate) return false;
  const scope = visibility.replaceAll(/\s/g, '');
  if (scope === '' || scope === 'pub(self)') return isWithin(viewer, module.path);
  if (scope === 'pub(super)') return isWithin(viewer, module.path.slice(0, -1));
  return true;
}

function isWithin({ path }: Module, outer: readonly string[]): boolean {
  return outer.every((segment, at) => path[at] === segment);
}
