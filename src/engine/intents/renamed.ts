/** What upstream renamed and the seed's files still call by one of the names. */
import { blanked } from './snippet.ts';

/** Oldest first. `debugging_opts` was the field of `-Z` options until 1.63. */
const RENAMED: readonly (readonly string[])[] = [['debugging_opts', 'unstable_opts']];

/** `name` first, then what the same thing is called in other releases. */
export function namesOverTime(name: string): string[] {
  return [name, ...otherNames(name)];
}

/** The name that Rust code uses instead of `name`, when it has only that one; `null` when `name` will do. */
export function nameIn(code: string, name: string): string | null {
  const bare = blanked(code);
  const has = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(bare);
  const others = otherNames(name).filter(has);
  return has(name) || others.length !== 1 ? null : (others[0] ?? null);
}

/** Every name of which a release may know another. */
export const renamedNames: readonly string[] = RENAMED.flat();

function otherNames(name: string): string[] {
  return RENAMED.filter((names) => names.includes(name)).flatMap((names) =>
    names.filter((other) => other !== name),
  );
}
