/** Could a file hold what fork code names? Parsing costs a hundred times what looking at the text does. */
import type { CompareJob } from './compare.ts';
import type { WatchedCrate } from './request.ts';

export function mayDefine({ before, after }: CompareJob, crates: readonly WatchedCrate[]): boolean {
  return [before, after].some((version) => {
    if (version === null) return false;
    const text = new TextDecoder('latin1').decode(version.bytes);
    return crates.some(
      (crate) => hasQuery(text, crate) || patternsOf(crate).some((pattern) => pattern.test(text)),
    );
  });
}

/** Queries are methods of what the crate's types deref to, and defined in a macro call of any file. */
function hasQuery(text: string, { used }: WatchedCrate): boolean {
  if (used === null) return false;
  return [...text.matchAll(/\bquery\s+(\w+)/g)].some(([, name]) => used.has(name ?? ''));
}

function patternsOf({ apis, used }: WatchedCrate): RegExp[] {
  if (apis.length === 0) return [];
  const names = `(?:${apis.map((name) => name.replaceAll(/\W/g, '\\$&')).join('|')})\\b`;
  const definition = new RegExp(`\\b(?:struct|enum|union|trait|type|fn)\\s+${names}`);
  // Members matter only where it is known which of them fork code names.
  return used === null ? [definition] : [definition, new RegExp(`\\bimpl\\b[^{;]*\\b${names}`)];
}
