/** Could a file hold what fork code names? Parsing costs a hundred times what looking at the text does. */
import type { CompareJob } from './compare.ts';
import type { WatchedCrate } from './request.ts';

export function mayDefine({ before, after }: CompareJob, crates: readonly WatchedCrate[]): boolean {
  return [before, after].some((version) => {
    if (version === null) return false;
    const text = new TextDecoder('latin1').decode(version.bytes);
    return crates.some((crate) => patternsOf(crate).some((pattern) => pattern.test(text)));
  });
}

function patternsOf({ apis, used }: WatchedCrate): RegExp[] {
  if (apis.length === 0) return [];
  const names = `(?:${apis.map((name) => name.replaceAll(/\W/g, '\\$&')).join('|')})\\b`;
  const definition = new RegExp(`\\b(?:struct|enum|union|trait|type|fn)\\s+${names}`);
  // Members matter only where it is known which of them fork code names.
  return used === null ? [definition] : [definition, new RegExp(`\\bimpl\\b[^{;]*\\b${names}`)];
}
