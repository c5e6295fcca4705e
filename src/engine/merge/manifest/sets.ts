/** Which arrays of a manifest are sets: their order says nothing, and both sides' elements belong in them. */

const SETS = new Set([
  'features',
  'members',
  'default-members',
  'exclude',
  'include',
  'keywords',
  'categories',
  'required-features',
]);

/** @param path keys from the file's own table down to the array. A `!` pattern takes its place in order. */
export function isSet(path: readonly string[], elements: readonly string[]): boolean {
  if (elements.some((element) => element.startsWith('!'))) return false;
  return SETS.has(path.at(-1) ?? '') || path.at(-2) === 'features';
}

/** Tables whose `name = "1"` means `name = { version = "1" }`. */
export function holdsRequirements(path: readonly string[]): boolean {
  return /^(?:dev-|build-)?dependencies$/.test(path.at(-1) ?? '');
}
